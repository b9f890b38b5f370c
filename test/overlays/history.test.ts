import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { historyOverlaySchema } from "../../generator/overlays/schemas.ts";
import { PROJECT, readSnapshot } from "../support/checkout.ts";

it("every since and retired date of spot has its evidence in overlays/history.json, and nothing else has", async () => {
  const text = await readFile(join(PROJECT, "overlays", "history.json"), "utf8");
  const history = historyOverlaySchema.parse(JSON.parse(text)).filter(({ family }) => family === "spot");
  const { entries } = await readSnapshot(PROJECT, "spot");
  const dated = entries.filter(({ since, retired }) => since !== undefined || retired !== undefined);
  const dates = ({
    code,
    name,
    since,
    retired,
  }: {
    code: number;
    name: string | null;
    since?: string | undefined;
    retired?: string | undefined;
  }) => [code, name, since ?? "", retired ?? ""].join(" ");
  // Codes added after the recorded history have the date of the refresh that found them.
  const last =
    history
      .flatMap(({ since, retired }) => [since ?? "", retired ?? ""])
      .toSorted()
      .at(-1) ?? "";
  const recorded = dated.filter(({ since, retired }) => (since ?? "") <= last && (retired ?? "") <= last);
  expect(recorded.map(dates).toSorted()).toEqual(history.map(dates).toSorted());
});
