import { describe, expect, it } from "vitest";
import { MessageFinder, isBilingual } from "../../generator/catalog/pair-translations.ts";
import { joinTables } from "../../generator/catalog/shared-tables.ts";
import type { LocaleText, ParsedPage, ParsedEntry } from "../../generator/parse/parsed-page.ts";

const en = (text: string): LocaleText => ({ text, locale: "en" });
const zh = (text: string): LocaleText => ({ text, locale: "zh-CN" });

describe("a message among others", () => {
  it("is the most alike, the earlier of two", () => {
    const list = ["Too many requests were sent in the last hour.", "Too many requests were sent in the last minute."];
    expect(new MessageFinder(list).find("Too many requests were sent in the past minute.")).toBe(1);
    expect(new MessageFinder(list.toReversed()).find("Too many requests were sent in the past minute.")).toBe(0);
    expect(new MessageFinder([...list, ...list]).find("Too many requests were sent in the last minute")).toBe(1);
    expect(new MessageFinder(list).find("Invalid symbol.")).toBeUndefined();
  });

  it("is taken once", () => {
    const finder = new MessageFinder(["One.", "One.", "Two."]);
    expect([finder.take("One."), finder.take("one"), finder.take("One."), finder.take("Two.")]).toEqual([
      0,
      1,
      undefined,
      2,
    ]);
  });
});

it.each<[string, readonly (readonly LocaleText[])[], boolean]>([
  ["both under most codes", [[en("a"), zh("一")], [en("b"), zh("二")], [zh("三")]], true],
  ["both under half of them", [[en("a"), zh("一")], [zh("二")]], false],
  ["English alone does not count", [[en("a")], [en("b")], [en("c"), zh("三")]], true],
  ["and says nothing", [[en("a")], [en("b")], [zh("三")]], false],
  ["nothing", [], false],
])("a page in two languages: %s", (_, entries, expected) => {
  expect(isBilingual(entries.map((messages) => ({ messages })))).toBe(expected);
});

describe("shared tables", () => {
  const parsed = (codes: ParsedEntry["codes"], messages: ParsedEntry["messages"], title: string): ParsedEntry => ({
    codes,
    name: null,
    title,
    section: null,
    anchor: null,
    line: 1,
    kind: "table",
    messages,
    notes: [],
  });
  const page = (entries: readonly ParsedEntry[]): ParsedPage => ({
    family: null,
    product: null,
    locale: "en",
    title: null,
    sections: [],
    entries,
  });
  const message = (text: string, explanation?: LocaleText): ParsedEntry["messages"][number] => ({
    text,
    locale: "en",
    line: 1,
    ...(explanation === undefined ? {} : { explanation }),
  });

  it("have ids, both languages and codes from the highest down", () => {
    const english = page([
      parsed([-2010, "x", -1010], [message("Unknown order.", en("It is not there."))], "Messages"),
      parsed([-2011], [message("Other.")], "More messages"),
      parsed([-2010], [message("Filter failure: LOT_SIZE", en("Too high."))], "Filters"),
    ]);
    const chinese = page([
      parsed([-2010], [message("Unknown order.", zh("没有")), message("Left.", en("No Chinese."))], "消息"),
      parsed([], [message("Filter failure: LOT_SIZE", zh("太高"))], "过滤器"),
    ]);
    const tables = joinTables({ product: "spot", english, chinese });
    expect(tables).toEqual([
      {
        id: "rejects",
        title: { en: "Messages", "zh-CN": "消息" },
        anchor: { en: "messages", "zh-CN": "消息" },
        codes: [-2010, -1010],
        messages: [{ text: "Unknown order.", explanation: { en: "It is not there.", "zh-CN": "没有" } }],
        notes: [],
      },
      {
        id: "rejects-2",
        title: { en: "More messages" },
        anchor: { en: "more-messages" },
        codes: [-2011],
        messages: [{ text: "Other." }],
        notes: [],
      },
      {
        id: "filters",
        title: { en: "Filters", "zh-CN": "过滤器" },
        anchor: { en: "filters", "zh-CN": "过滤器" },
        codes: [-1013, -2010],
        messages: [{ text: "Filter failure: LOT_SIZE", explanation: { en: "Too high.", "zh-CN": "太高" } }],
        notes: [],
      },
    ]);
  });
});
