import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

const callSchema = z.object({ args: z.array(z.string()), body: z.string().nullable() });
export type GhCall = z.infer<typeof callSchema>;

/**
 * A program called gh that records its calls with the body file's content, and remembers opened requests. A fork has a
 * pull request from a branch of the same name, like an attacker's.
 */
const PROGRAM = `#!/usr/bin/env node
const { appendFileSync, existsSync, readFileSync } = require("node:fs");
const log = process.env.FAKE_GH_LOG;
const args = process.argv.slice(2);
const notes = existsSync(log) ? readFileSync(log, "utf8").split("\\n").filter(Boolean).map((line) => JSON.parse(line)) : [];
const before = notes.map((note) => note.args);
const did = (what, command) => before.some((call) => call[0] === what && call[1] === command);
const at = args.indexOf("--body-file");
appendFileSync(log, JSON.stringify({ args, body: at < 0 ? null : readFileSync(args[at + 1], "utf8") }) + "\\n");
if (args[0] === "pr" && args[1] === "list") {
  const last = before.findLast((call) => call[0] === "pr" && (call[1] === "create" || call[1] === "close"));
  const own = last !== undefined && last[1] === "create" ? [{ number: 7, isCrossRepository: false }] : [];
  console.log(JSON.stringify([{ number: 3, isCrossRepository: true }, ...own]));
}
if (args[0] === "issue" && args[1] === "list") {
  const open = did("issue", "create") && !did("issue", "close");
  const body = notes.findLast((note) => note.args[0] === "issue" && note.body !== null)?.body ?? "";
  console.log(JSON.stringify(open ? [{ number: 9, title: "The scheduled refresh fails", body }] : []));
}
`;

export interface FakeGh {
  /** Environment for callers of gh. */
  readonly env: Readonly<Record<string, string>>;
  readonly calls: () => Promise<readonly GhCall[]>;
}

export async function installFakeGh(folder: string): Promise<FakeGh> {
  await mkdir(folder, { recursive: true });
  const log = join(folder, "calls.jsonl");
  await writeFile(join(folder, "gh"), PROGRAM);
  await chmod(join(folder, "gh"), 0o755);
  await writeFile(log, "");
  const calls = async (): Promise<readonly GhCall[]> => {
    const lines = (await readFile(log, "utf8")).split("\n").filter((line) => line !== "");
    return lines.map((line) => callSchema.parse(JSON.parse(line)));
  };
  return { env: { PATH: `${folder}:${process.env["PATH"] ?? ""}`, FAKE_GH_LOG: log }, calls };
}
