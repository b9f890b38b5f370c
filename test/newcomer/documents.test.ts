import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { PROJECT } from "../support/project.ts";
import { type CodeBlock, codeBlocks, documents, isApiExample, readDocument } from "../support/code-blocks.ts";
import { shellCommands } from "../support/shell-lines.ts";

const BLOCKS = documents().flatMap(codeBlocks);

/** The test that runs a block, so that none is skipped silently. */
const SEEN_TO: readonly { readonly by: string; readonly holds: (block: CodeBlock) => boolean }[] = [
  {
    by: "test/package/examples.test.ts runs and compiles it",
    holds: ({ language, document }) => language === "ts" && !document.startsWith("docs/api/"),
  },
  {
    by: "test/package/examples.test.ts compiles it",
    holds: (block) => block.document.startsWith("docs/api/") && isApiExample(block),
  },
  {
    by: "npm run api -- --check holds it against src/",
    holds: (block) => block.document.startsWith("docs/api/") && !isApiExample(block),
  },
  {
    by: "test/package/examples.test.ts and test/mock/recipes.slow.test.ts run it",
    holds: ({ language, document }) => language === "typescript" && document === "docs/testing.md",
  },
  { by: "below, which parses it", holds: ({ language }) => language === "js" },
  { by: "below, and test/package/examples.test.ts", holds: ({ language }) => language === "sh" },
  {
    by: "test/newcomer/overlay-records.test.ts reads it with the schema",
    holds: ({ language, document }) => language === "json" && document === "overlays/README.md",
  },
];

describe("code blocks", () => {
  it("are found", () => {
    expect(BLOCKS.length).toBeGreaterThan(80);
    expect(documents()).toEqual(expect.arrayContaining(["README.md", "docs/recipes.md", "site/pages/guide/index.md"]));
  });
  it("are each run by one test, in every language", () => {
    const wrong = BLOCKS.filter((block) => SEEN_TO.filter(({ holds }) => holds(block)).length !== 1);
    expect(wrong.map(({ place, language }) => `${place}: no test runs a block of ${JSON.stringify(language)}`)).toEqual(
      [],
    );
  });
});

describe("JavaScript blocks", () => {
  it.each(BLOCKS.filter(({ language }) => language === "js"))("$place parses", ({ code }) => {
    const { diagnostics } = ts.transpileModule(code, {
      reportDiagnostics: true,
      fileName: "block.js",
      compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
    });
    expect(diagnostics ?? []).toEqual([]);
  });
});

const scriptsSchema = z.object({ scripts: z.record(z.string(), z.string()) });
const scriptsOf = (folder: string): Readonly<Record<string, string>> =>
  scriptsSchema.parse(JSON.parse(readFileSync(join(PROJECT, folder, "package.json"), "utf8"))).scripts;

describe("commands", () => {
  it("of shell blocks are all tested, and their scripts exist", () => {
    const wrong = BLOCKS.filter(({ language }) => language === "sh").flatMap((block) =>
      shellCommands(block)
        .filter(
          (command) =>
            command.kind === null ||
            (command.kind === "repository" &&
              command.script !== null &&
              !(command.script in scriptsOf(command.folder))),
        )
        .map(({ line }) => `${block.place}: ${line}`),
    );
    expect(wrong).toEqual([]);
  });

  /** `npm run refresh -- --only spot` in a sentence or block, and `--only` in the row of a table that begins with it. */
  const uses = documents().flatMap((document) => {
    const text = readDocument(document).replace(/^```(?!sh).*?^```$/gmsu, "");
    const commands = [...text.matchAll(/(?:`|^|&& )npm (?:run (?:-s )?)([\w:-]+)(?: -- ([^`#&\n]*))?/gmu)].map(
      ([, script = "", args = ""]) => ({ script, args }),
    );
    const rows = [...text.matchAll(/^\| `npm run (?:-s )?([\w:-]+)([^\n]*)/gmu)].map(([, script = "", row = ""]) => ({
      script,
      args: [...row.matchAll(/`(?:-- )?(--[^`]*)`/gu)].map(([, flag = ""]) => flag).join(" "),
    }));
    return [...commands, ...rows].map(({ script, args }) => ({
      document,
      script,
      flags: args.match(/(?<![\w-])--[a-z][\w-]*/gu) ?? [],
    }));
  });
  it("in sentences and tables name scripts that there are", () => {
    expect(uses.length).toBeGreaterThan(30);
    const scripts = { ...scriptsOf("."), ...scriptsOf("site") };
    expect(uses.filter(({ script }) => !(script in scripts))).toEqual([]);
  });

  const called = new Set(uses.filter(({ flags }) => flags.length > 0).map(({ script }) => script));
  it.each([...called])("npm run %s knows the flags that it is given", async (script) => {
    const flags = new Set(uses.filter((use) => use.script === script).flatMap((use) => use.flags));
    const [runner, ...args] = scriptsOf(".")[script]?.split(" ") ?? [];
    expect(runner).toBe("tsx");
    const { stdout } = await promisify(execFile)(process.execPath, ["--import", "tsx", ...args, "--help"], {
      cwd: PROJECT,
    });
    expect([...flags].filter((flag) => !new RegExp(`${flag}\\b`, "u").test(stdout))).toEqual([]);
  });
});

describe("links between documents", () => {
  it.each(documents().filter((document) => !document.startsWith("site/")))("of %s lead somewhere", (document) => {
    const text = readDocument(document).replace(/^```.*?^```$/gmsu, "");
    const targets = [...text.matchAll(/\]\((?!https?:|#)([^)\s]+)\)/gu)].map(([, target = ""]) => target);
    const missing = targets.filter((target) => {
      const [path = "", anchor] = target.split("#");
      const file = join(PROJECT, dirname(document), path);
      if (!existsSync(file)) return true;
      return anchor !== undefined && !anchorsOf(readFileSync(file, "utf8")).has(anchor);
    });
    expect(missing).toEqual([]);
  });
});

/** GitHub's anchors of headings, and a document's own anchors. */
function anchorsOf(text: string): ReadonlySet<string> {
  const headings = [...text.matchAll(/^#{1,6} (.*)$/gmu)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\- _]/gu, "")
      .replace(/ /gu, "-"),
  );
  // The second of the same name gets -1, and so on.
  const slugs = headings.map((anchor, place) => {
    const before = headings.slice(0, place).filter((other) => other === anchor).length;
    return before === 0 ? anchor : `${anchor}-${String(before)}`;
  });
  return new Set([...slugs, ...[...text.matchAll(/<a id="([\w-]+)"><\/a>/gu)].map(([, id = ""]) => id)]);
}
