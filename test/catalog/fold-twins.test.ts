import { describe, expect, it } from "vitest";
import { buildFamily } from "../../generator/catalog/build-catalog.ts";
import type { FamilySnapshot } from "../../generator/model.ts";
import { parsePage } from "../../generator/parse/parse-page.ts";

const build = (english: string, previous: FamilySnapshot | null = null, chinese?: string): FamilySnapshot => {
  const [page, other] = [english, chinese].map((text) =>
    text === undefined ? null : (parsePage(text).pages[0] ?? null),
  );
  if (page == null) throw new Error("A page was expected.");
  const products = [{ product: "portfolio-margin", english: page, chinese: other ?? null }];
  return buildFamily({ family: "portfolio-margin", products, date: "2026-05-28" }, previous).snapshot;
};
const brief = ({ entries }: FamilySnapshot): readonly string[] =>
  entries.map(({ code, aliases, name, retired, messages }) =>
    [code, ...(aliases ?? []), name, ...messages.map(({ text }) => text), retired ?? ""].join(" ").trim(),
  );

const NEGATIVE = "### -51006 EXCEED_MAX\n * Too much.\n### -1000 UNKNOWN\n * Unknown.\n";
const POSITIVE = "### 51006 EXCEED_MAX\n * Too much.\n### -1000 UNKNOWN\n * Unknown.\n";

describe("positive and negative twins are one entry", () => {
  it("the code that was known first stays, the other is its alias", () => {
    expect(brief(build(POSITIVE, build(NEGATIVE)))).toEqual([
      "-1000 UNKNOWN Unknown.",
      "-51006 51006 EXCEED_MAX Too much.",
    ]);
    expect(brief(build(NEGATIVE, build(POSITIVE)))).toEqual([
      "51006 -51006 EXCEED_MAX Too much.",
      "-1000 UNKNOWN Unknown.",
    ]);
  });
  it("an alias stays known", () => {
    const once = build(POSITIVE, build(NEGATIVE));
    expect(brief(build(POSITIVE, once))).toEqual(brief(once));
    expect(brief(build(NEGATIVE, once))).toEqual(brief(once));
  });
  it("on one page", () => {
    expect(brief(build(`${NEGATIVE}### 51006 EXCEED_MAX\n * Far too much.`))).toEqual([
      "-1000 UNKNOWN Unknown.",
      "-51006 51006 EXCEED_MAX Far too much. Too much.",
    ]);
  });
  it("in the other language", () => {
    const [, entry] = build(
      "### -1000 A\n### 51006 B_C\n * Too much.",
      null,
      "### -1000 A\n### -51006 B_C\n * 太多",
    ).entries.toReversed();
    expect(entry?.messages).toEqual([{ text: "Too much.", "zh-CN": "太多" }]);
  });
  it("not under another name", () => {
    expect(brief(build("### 51006 OTHER_NAME\n * Too much.", build("### -51006 EXCEED_MAX\n * Too much.")))).toEqual([
      "51006 OTHER_NAME Too much.",
      "-51006 EXCEED_MAX Too much. 2026-05-28",
    ]);
  });
});

it("a heading with two codes is two entries", () => {
  expect(brief(build("### -1000/-1001 UNKNOWN\n * Unknown.\n"))).toEqual([
    "-1000 UNKNOWN Unknown.",
    "-1001 UNKNOWN Unknown.",
  ]);
});
