import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { FAMILY_IDS, familiesOfWord } from "../../src/explain/find.ts";
import { readCatalog } from "../../src/cli/catalog.ts";
import { runCli } from "./support/run-cli.ts";

test("the command knows the catalog's families, and their base paths", () => {
  const catalog = readCatalog();
  expect(catalog.families.map(({ id }) => id)).toEqual(FAMILY_IDS);
  for (const [word, families] of [
    ["/fapi", ["usds-futures"]],
    ["SPOT", ["spot"]],
    ["papi/", ["portfolio-margin"]],
    ["binanceusdm", ["usds-futures"]],
    ["USDT-M", ["usds-futures"]],
    ["Binance US", ["binance-us"]],
    ["futures", ["usds-futures", "coin-futures"]],
    ["testnet", ["spot", "usds-futures"]],
    ["x", []],
    ["", []],
  ] as const) {
    expect(familiesOfWord(word)).toEqual(families);
  }
});

describe("list", () => {
  test("shows the line that has the searched text", async () => {
    const { out } = await runCli(["list", "--family", "spot", "-g", "insufficient balance"]);
    expect(out).toMatch(/-2010 .*insufficient balance/u);
  });

  test("has every entry, under its family", async () => {
    const { exitCode, out } = await runCli(["list", "--family", "options"]);
    const options = readCatalog().families.find(({ id }) => id === "options");
    expect(exitCode).toBe(0);
    expect(out.trimEnd().split("\n")).toHaveLength(1 + (options?.errors.length ?? 0));
    expect(out).toMatch(/^options\n/u);
  });

  test.each([
    [["--grep", "insufficient balance", "-f", "spot"], "NEW_ORDER_REJECTED"],
    [["--grep", "-1021", "-f", "spot"], "INVALID_TIMESTAMP"],
    [["--grep", "余额不足", "--lang", "zh"], "余额不足"],
  ])("%j", async (words, expected) => {
    const { exitCode, out } = await runCli(["list", ...words]);
    expect(exitCode).toBe(0);
    expect(out).toContain(expected);
  });

  test("nothing found is exit code 1", async () => {
    const { exitCode, out, err } = await runCli(["list", "--grep", "no such thing"]);
    expect({ exitCode, out }).toEqual({ exitCode: 1, out: "" });
    expect(err).toContain("no such thing");
  });

  test("--json is a list of entries, --names one name a line", async () => {
    const parsed: unknown = JSON.parse((await runCli(["list", "--json", "--grep", "-1021"])).out);
    expect(parsed).toContainEqual(expect.objectContaining({ family: "spot", code: -1021, name: "INVALID_TIMESTAMP" }));
    const names = (await runCli(["list", "--names"])).out.trimEnd().split("\n");
    expect(names).toContain("BAD_SYMBOL");
    expect(new Set(names).size).toBe(names.length);
  });
});

test.each(["bash", "zsh", "fish"])("the completion of %s is a script of that shell", async (shell) => {
  const { exitCode, out } = await runCli(["completion", shell]);
  expect(exitCode).toBe(0);
  for (const word of ["explain", "annotate", "portfolio-margin", "--summary"])
    expect(out).toContain(word.replace(/^--/u, ""));
  // fish reads no script from standard input.
  const folder = mkdtempSync(join(tmpdir(), "completion-"));
  const script = join(folder, "script");
  writeFileSync(script, out);
  const check = spawnSync(shell, ["-n", script], { encoding: "utf8" });
  rmSync(folder, { recursive: true });
  // A machine without the shell cannot check it.
  if (check.error === undefined)
    expect({ status: check.status, stderr: check.stderr }).toEqual({ status: 0, stderr: "" });
});

test("bash completes commands, families, options and names", async (context) => {
  const { out } = await runCli(["completion", "bash"]);
  const complete = (...words: string[]): string => {
    const script = `binance-errors() { printf 'BAD_SYMBOL\\nBAD_ASSET\\n-1021\\n'; }
${out}
COMP_WORDS=(binance-errors ${words.map((word) => `'${word}'`).join(" ")}); COMP_CWORD=$((\${#COMP_WORDS[@]} - 1)); _binance_errors; echo "\${COMPREPLY[*]}"`;
    const { error, stdout } = spawnSync("bash", ["-c", script], { encoding: "utf8" });
    if (error !== undefined) context.skip();
    return stdout.trim();
  };
  expect(complete("ann")).toBe("annotate");
  expect(complete("BAD_A")).toBe("BAD_ASSET");
  expect(complete("-10")).toBe("-1021");
  expect(complete("explain", "BAD_S")).toBe("BAD_SYMBOL");
  expect(complete("annotate", "--su")).toBe("--summary");
  expect(complete("list", "--family", "sp")).toBe("spot");
  expect(complete("completion", "z")).toBe("zsh");
});
