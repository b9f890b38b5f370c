import { readFileSync } from "node:fs";
import { format } from "prettier";
import { z } from "zod";
import type { Outcome } from "./outcome.ts";
import { SITUATIONS } from "./situations.ts";

interface Row {
  readonly client: string;
  readonly outcomes: readonly (Outcome | null)[];
}

const manifest = z
  .object({ dependencies: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8")));

/** docs/clients.md: the parts of an answer that each client keeps. */
export function renderPage(rows: readonly Row[]): Promise<string> {
  const text = `# Which clients keep what

Each client ran into each answer of a server on one machine, and its errors went through \`parseError\`, \`nextStep\` and \`recover\`. The slow tests write this page (\`test/clients\`).

- \`✓\`: code, execution and wait are right.
- Words: facts that the client drops. The answer is then more careful.
- **wrong**: the package misreads it.
- \`–\`: the client has no such call, or the WebSocket API no such answer.

${table(
  ["", "client", "version", "right", "degraded", "wrong", "drops"],
  rows.map((row, index) => [String(index + 1), row.client, versionOf(row.client), ...summaryOf(row)]),
)}

## Answer by answer

The columns are the clients by number.

${table(
  ["answer", ...rows.map((_, index) => String(index + 1))],
  SITUATIONS.map(({ name }, place) => [name, ...rows.map(({ outcomes }) => cell(outcomes[place] ?? null))]),
)}

What the words mean:

- **code**, **status**, **wait**, **execution**: the thrown value lacks it, in whole or in part.
- **error**: the thrown value has no sign of Binance or of a broken connection. \`parseError\` gives null, and \`nextStep\` and \`recover\` treat that as an unknown outcome.
- **failure**: the client returns a result, although the answer contains no readable order. Check that a result has an order id.
- **no timeout**: the client waits endlessly. Stop it yourself, and treat that as an unknown outcome.
- **never settles**: the promise stays pending although the connection is closed.
`;
  return format(text, { parser: "markdown", printWidth: 120 });
}

function versionOf(client: string): string {
  return manifest.dependencies[client.split(" ")[0] ?? ""] ?? "";
}

function summaryOf({ outcomes }: Row): readonly string[] {
  const ran = outcomes.filter((outcome) => outcome !== null);
  const wrong = ran.filter((outcome) => outcome.wrong.length > 0);
  const degraded = ran.filter((outcome) => outcome.wrong.length === 0 && outcome.lost.length > 0);
  const drops = [...new Set(ran.flatMap(({ lost }) => lost))].join(", ");
  const right = ran.length - wrong.length - degraded.length;
  return [...[right, degraded.length, wrong.length].map(String), drops];
}

function cell(outcome: Outcome | null): string {
  if (outcome === null) return "–";
  if (outcome.wrong.length > 0) return "**wrong**";
  return outcome.lost.length === 0 ? "✓" : outcome.lost.join(", ");
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
