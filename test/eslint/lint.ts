import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Linter } from "eslint";
import tseslint from "typescript-eslint";
import plugin from "../../src/eslint/plugin.ts";

const linter = new Linter();

export interface LintedFile {
  readonly file: string;
  readonly expected: ReadonlySet<string>;
  readonly reported: ReadonlySet<string>;
}

/** Names of the rules that report something in a file. */
function rulesReporting(code: string, filename: string): ReadonlySet<string> {
  const messages = linter.verify(
    code,
    [{ files: ["**/*.{js,ts}"], languageOptions: { parser: tseslint.parser } }, plugin.configs.recommended],
    filename,
  );
  const broken = messages.find(({ fatal }) => fatal === true);
  if (broken !== undefined) throw new Error(`${filename}: ${broken.message}`);
  return new Set(messages.map(({ ruleId }) => (ruleId ?? "").replace("binance-errors/", "")));
}

/** The files of one half of the corpus. The first line of each lists the expected reports. */
export function lintCorpus(half: "tuning" | "held-out"): readonly LintedFile[] {
  const folder = join(import.meta.dirname, "corpus", half);
  return readdirSync(folder).map((file) => {
    const code = readFileSync(join(folder, file), "utf8");
    const [, rules = ""] = /^\/\/ expect: (.*)/u.exec(code) ?? [];
    const expected = new Set(rules.split(" ").filter((rule) => rule !== "nothing"));
    return { file, expected, reported: rulesReporting(code, file) };
  });
}
