import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { FamilyId, FamilySnapshot } from "../../generator/model.ts";
import { isError } from "../../generator/problem.ts";
import { runRefresh } from "../../scripts/refresh/run-refresh.ts";
import { runCommand } from "../../scripts/run-command.ts";
import { PROJECT, readSnapshot, type Recording, recordingsIn, recordProduct } from "../support/checkout.ts";
import { copyProject } from "../support/copy-project.ts";

/** What reads snapshots/, generated/ and overlays/ as they are committed; the rest of `npm test` reads its own data. */
const COMMITTED = ["test/gates/catalog-checks", "test/overlays", "test/kit", "test/src/bundle", "test/src/safety"];
const WEEK: readonly (readonly [FamilyId, product: string])[] = [
  ["spot", "spot"],
  ["spot", "spot-testnet"],
  ["options", "options"],
];

let folder: string;
let root: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "committed-"));
  root = join(folder, "project");
  await copyProject(root);
  const pages = await Promise.all(
    WEEK.map(async ([family, product]) => {
      const snapshot = await readSnapshot(PROJECT, family);
      return recordProduct(snapshot, product, "2026-12-01").map((page) => changed(page, snapshot));
    }),
  );
  await recordingsIn(folder, pages.flat());
  const { problems, change } = await runRefresh({ root, from: folder, only: ["spot", "options"], dryRun: false });
  expect(problems.filter(isError)).toEqual([]);
  expect(change?.rendered.summary).toMatch(/2 codes added, .*[1-9]\d* messages? reworded.* missing — minor release$/u);
}, 300_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

/** An ordinary week: a code is added, a message reworded, and the Chinese page has neither. */
function changed(page: Recording, { entries }: FamilySnapshot): Recording {
  if (page.locale !== "en") return page;
  const texts = entries.flatMap((entry) => entry.messages.flatMap(({ text, retired }) => (retired ? [] : [text])));
  const text = texts.find((one) => /^[A-Z][a-z ]{20,}\.$/u.test(one)) ?? "";
  const added = "\n### -4999 BRAND_NEW\n\n * Something new: %s.\n";
  return { ...page, text: page.text.replace(text, text.replace(/\.$/u, " now.")) + added };
}

it.each([
  ["the tests over committed data", ["node_modules/vitest/vitest.mjs", "run", "--project=quick", ...COMMITTED]],
  ["generate --check", ["--import", "tsx", "scripts/generate.ts", "--check"]],
  ["api --check", ["--import", "tsx", "scripts/api.ts", "--check"]],
])("after an ordinary week of the pages: %s", { timeout: 300_000 }, async (_, args) => {
  const { code, stdout, stderr } = await runCommand(process.execPath, args, { cwd: root });
  expect(code, `${stdout}\n${stderr}`).toBe(0);
});
