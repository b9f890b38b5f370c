import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, onTestFinished, test, vi } from "vitest";
import { proveLinear, reportProofs } from "./prove-linear.ts";

const COMMITTED = new URL("../src/pattern-verdicts.json", import.meta.url);

function proofFile(content: unknown): URL {
  const folder = mkdtempSync(join(tmpdir(), "verdicts-"));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  const path = join(folder, "verdicts.json");
  writeFileSync(path, JSON.stringify(content));
  return pathToFileURL(path);
}

/** The prover named in the committed file must be the running one, or the file is not trusted. */
function prover(): unknown {
  const committed: unknown = JSON.parse(readFileSync(COMMITTED, "utf8"));
  return typeof committed === "object" && committed !== null && "prover" in committed ? committed.prover : null;
}

test.each([
  [/^a+$/, "linear"],
  // Needs raised limits of recheck: by default it would answer "safe" after a random search.
  [/^(?<a>\d{1,20}) (?<b>\d{1,20})$/, "linear"],
  [/^(?:a+)+$/, "vulnerable"],
  [/\\+"/g, "vulnerable"],
  [/^a(?!b*c)/, "no attack found"],
] as const)("%s is %s", async (pattern, verdict) => {
  const { verdicts, afresh } = await proveLinear([pattern], proofFile({ prover: prover(), verdicts: {} }));
  expect([...verdicts.values()]).toEqual([verdict]);
  expect(afresh).toEqual([String(pattern)]);
});

test("a row counts only if this prover made it and it is linear", async () => {
  const lie = { "/^(?:a+)+$/": "linear", "/^b+$/": "linear" };
  const mine = await proveLinear([/^(?:a+)+$/], proofFile({ prover: prover(), verdicts: lie }));
  expect(mine).toEqual({ verdicts: new Map([["/^(?:a+)+$/", "linear"]]), afresh: [], stale: ["/^b+$/"] });
  const older = await proveLinear([/^(?:a+)+$/], proofFile({ prover: "recheck 0.0.1", verdicts: lie }));
  expect([...older.verdicts.values()]).toEqual(["vulnerable"]);
  expect(older.stale).toEqual(Object.keys(lie));
  const unsure = await proveLinear([/^b+$/], proofFile({ prover: prover(), verdicts: { "/^b+$/": "unknown" } }));
  expect([...unsure.verdicts.values()]).toEqual(["linear"]);
});

test("reports newly checked and stale rows", () => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => undefined);
  const file = proofFile({});
  reportProofs({ verdicts: new Map(), afresh: [], stale: [] }, file);
  expect(warn).not.toHaveBeenCalled();
  reportProofs({ verdicts: new Map(), afresh: ["/a/"], stale: ["/b/"] }, file);
  expect(warn.mock.calls.flat().join("\n")).toMatch(/no proof of \/a\/[^]*stale row: \/b\//);
});
