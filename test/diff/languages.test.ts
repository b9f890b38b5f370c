import { describe, expect, it } from "vitest";
import { type LanguageFinding, findLanguageGaps } from "../../generator/diff/languages.ts";
import { sortFindings } from "../../generator/diff/findings.ts";
import type { SnapshotEntry } from "../../generator/model.ts";
import { entry, snapshot } from "./snapshot-of.ts";

const ROWS: readonly { title: string; entries: readonly SnapshotEntry[]; expected: readonly string[] }[] = [
  { title: "both languages agree", entries: [both(-1, "A", "Limit is 600.", "限制600。")], expected: [] },
  { title: "code missing", entries: [both(-1, "A", "x", "一"), entry(-2, "B", ["y"])], expected: ["missing-code -2"] },
  { title: "message missing", entries: [both(-1, "A", "x")], expected: ["missing-translation -1"] },
  {
    title: "placeholders differ",
    entries: [both(-1, "A", "Limit is %s.", "限制。")],
    expected: ["placeholders-differ -1"],
  },
  { title: "a full-width placeholder is one", entries: [both(-1, "A", "Limit is %s.", "限制％s。")], expected: [] },
  {
    title: "figures differ (-5040)",
    entries: [both(-5040, "A", "plus 600 seconds", "60s")],
    expected: ["figures-differ -5040"],
  },
  { title: "the same figure, written otherwise", entries: [both(-1, "A", "1,000 or 10.0", "1000或10")], expected: [] },
  {
    title: "the text of another code (-5029)",
    entries: [
      both(-5028, "A", "Timestamp outside of the window.", "时间戳在窗口之外"),
      both(-5029, "B", "Notional too small", "时间戳在窗口之外"),
    ],
    expected: ["translation-of-another-code -5028", "translation-of-another-code -5029"],
  },
  {
    title: "the same text under two codes in both languages",
    entries: [both(-1, "A", "Invalid symbol.", "交易对无效"), both(-2, "B", "Invalid symbol.", "交易对无效")],
    expected: [],
  },
  {
    title: "names differ (-4183), half translated (TOO_MANY_参数); translated is fine",
    entries: [
      named(-4183, "A_B", "C_D"),
      named(-1101, "TOO_MANY_PARAMETERS", "TOO_MANY_参数"),
      named(-1000, "UNKNOWN", "未知错误"),
    ],
    expected: ["names-differ -4183", "names-differ -1101"],
  },
  {
    title: "Chinese only",
    entries: [{ ...both(-1, "A", "x", "一"), notes: [{ "zh-CN": "说明" }] }],
    expected: ["english-missing -1"],
  },
  { title: "a family without a Chinese page", entries: [entry(-1, "A", ["x"])], expected: [] },
  {
    title: "retired",
    entries: [both(-1, "A", "x", "一"), entry(-2, "B", ["y"], { retired: "2020-01-01" })],
    expected: [],
  },
];

describe("findLanguageGaps", () => {
  it.each(ROWS)("$title", ({ entries, expected }) => {
    expect(findLanguageGaps([snapshot(entries)]).map(({ kind, code }) => `${kind} ${String(code)}`)).toEqual(expected);
  });
});

describe("sortFindings", () => {
  const finding: LanguageFinding = {
    kind: "missing-translation",
    family: "spot",
    code: -1,
    english: "x",
    chinese: null,
    detail: "",
  };
  const record = { kind: "missing-translation", family: "spot", why: "It is." } as const;

  it("knows a finding by its text or its code, and shows any other", () => {
    expect(sortFindings([finding], [{ ...record, texts: ["x"] }]).fresh).toEqual([]);
    expect(sortFindings([finding], [{ ...record, codes: [-1] }]).fresh).toEqual([]);
    expect(sortFindings([finding], [{ ...record, texts: ["y"] }]).fresh).toEqual([finding]);
    expect(sortFindings([finding], [{ ...record, family: "sapi", texts: ["x"] }]).fresh).toEqual([finding]);
  });

  it("warns of a record that the pages no longer show", () => {
    const { problems } = sortFindings([finding], [{ ...record, texts: ["x", "gone"] }]);
    expect(problems.map(({ check, message }) => [check, message.includes("gone")])).toEqual([["finding-stale", true]]);
  });
});

function both(code: number, name: string, english: string, chinese?: string): SnapshotEntry {
  const message = { text: english, ...(chinese === undefined ? {} : { "zh-CN": chinese }) };
  return entry(code, name, [message], { title: { en: `${String(code)} ${name}`, "zh-CN": `${String(code)} 名称` } });
}

function named(code: number, english: string, chinese: string): SnapshotEntry {
  return entry(code, english, [], {
    title: { en: `${String(code)} ${english}`, "zh-CN": `${String(code)} ${chinese}` },
  });
}
