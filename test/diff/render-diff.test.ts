import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import type { CatalogDiff } from "../../generator/diff/change.ts";
import { diffCatalogs } from "../../generator/diff/diff-catalogs.ts";
import { escapePr, wordDiff } from "../../generator/diff/render-change.ts";
import { BODY_LIMIT, renderDiff } from "../../generator/diff/render-diff.ts";
import { visibleText } from "../../src/text/printable.ts";
import type { Problem } from "../../generator/problem.ts";
import { HOSTILE_TEXTS } from "../support/hostile-texts.ts";
import { expectInert, renderBody } from "../support/pull-request-body.ts";
import { entry, page, snapshot } from "./snapshot-of.ts";

describe("renderDiff against hostile pages", () => {
  it.each(HOSTILE_TEXTS)("shows %j and does nothing", (attack) => {
    const before = snapshot([
      entry(-1, "A", ["A harmless text that stays long enough."]),
      entry(-2, "B"),
      entry(-3, "C", [{ text: "x", "zh-CN": "一" }]),
    ]);
    const after = snapshot([
      entry(-1, "A", [`A harmless text that stays long enough. ${attack}`]),
      entry(-2, attack, [], { section: attack }),
      entry(-3, "C", [{ text: "x", "zh-CN": attack }], { notes: [{ en: attack }] }),
      entry(-4, attack, [attack]),
    ]);
    const diff = diffCatalogs({ snapshots: [before] }, { snapshots: [after] });
    const { body } = renderDiff(diff);
    const folded = diff.changes.filter(({ kind }) => kind === "punctuation-changed").length;
    expectInert(renderBody(body), diff.changes.length - folded);
  });

  it.each(HOSTILE_TEXTS)("keeps %j inside problems, findings and provenance", (attack) => {
    const problem: Problem = { check: "x", severity: "warning", at: { file: attack }, message: attack, fix: attack };
    const { body } = renderDiff(oneChange(), {
      problems: [problem],
      findings: [{ kind: "names-differ", family: "spot", code: -1, english: attack, chinese: attack, detail: attack }],
      provenance: [{ family: "spot", product: attack, locale: "en", url: attack, when: attack, sha256: attack }],
      fullReport: attack,
    });
    const $ = renderBody(body);
    expectInert($, 1);
    const titles = $("h3").toArray();
    expect(titles.map((title) => $(title).text())).toEqual(["Problems and warnings", "Languages: new findings"]);
    expect($("h3 + ul > li")).toHaveLength(2);
  });

  test.prop([fc.string({ unit: "grapheme", maxLength: 60 })])(
    "shows any text unchanged, except invisible characters",
    (text) => {
      const shown = renderBody(escapePr(text)).text().replaceAll("\u200b", "");
      const visible = text.replace(/\r\n|[\t\n\v\f\r\u0085\u2028\u2029]/gu, " ").trim();
      if (visibleText(visible) !== visible) return;
      expect(shown.trim()).toBe(visible.trim());
    },
  );
});

describe("renderDiff", () => {
  it("has the summary in the first line", () => {
    const before = snapshot([entry(-1, "A", ["Limit is %s orders."])]);
    const after = snapshot([entry(-1, "A", ["The limit is %s orders."]), entry(-2, "B"), entry(-3, "C")]);
    const { body, summary } = renderDiff(diffCatalogs({ snapshots: [before] }, { snapshots: [after] }), {
      findings: [{ kind: "missing-translation", family: "spot", code: -2, english: "B", chinese: null, detail: "" }],
    });
    expect(summary).toBe("2 codes added, 1 message reworded, 1 Chinese translation missing — minor release");
    expect(body.split("\n")[0]).toBe(`**${summary}**`);
    expect(renderDiff({ level: "none", changes: [] }).body).toBe("**No change — no release**\n");
  });

  it("links each change to its place", () => {
    const manifest = { schemaVersion: 1 as const, pages: [page()] };
    const after = { snapshots: [snapshot([entry(-1, "A")])], manifest };
    const { body } = renderDiff(diffCatalogs({ snapshots: [snapshot([])], manifest }, after));
    expect(renderBody(body)("li a").attr("href")).toBe(
      "https://developers.binance.com/en/docs/products/spot/errors#-1-a",
    );
  });

  it("folds provenance", () => {
    const sha256 = "a".repeat(64);
    const url = "https://developers.binance.com/en/docs/products/spot/errors.md";
    const provenance = [{ family: "spot", product: "spot", locale: "en", url, when: "2026-07-01", sha256 }];
    const { body } = renderDiff(oneChange(), { provenance });
    expect(renderBody(body)("details summary").text()).toBe("Provenance: 1 page");
    expect(body).toContain(`](${url}), 2026-07-01, \`${sha256}\``);
  });

  it("stays within its size limit and is complete in the full report", () => {
    const long = "很长的文字 and a long text ".repeat(400);
    const entries = Array.from({ length: 300 }, (_, index) => entry(-1000 - index, `NAME_${String(index)}`, [long]));
    const diff = diffCatalogs({ snapshots: [snapshot([])] }, { snapshots: [snapshot(entries)] });
    const problem: Problem = { check: "x", severity: "error", at: {}, message: long, fix: long };
    const problems = Array.from({ length: 500 }, () => problem);
    for (const limit of [BODY_LIMIT, 5000, 2000]) {
      const { body, full } = renderDiff(diff, { problems, limit });
      expect(body.length).toBeLessThanOrEqual(limit);
      expect(body).toMatch(/\d+ more: see the full report/u);
      for (const { code } of diff.changes) expect(full).toContain(`**code added** ${String(code)} NAME_`);
    }
  });
});

describe("wordDiff", () => {
  it.each([
    ["Limit is 60 seconds.", "Limit is 600 seconds.", "Limit is <del>60</del><ins>600</ins> seconds."],
    ["限制为60秒", "限制为600秒钟", "限制为<del>60</del><ins>600</ins>秒<ins>钟</ins>"],
    ["Limit is %s.", "Limit is %d.", "Limit is <del>%s</del><ins>%d</ins>."],
    ["a", "Something else", "<del>a</del> <ins>Something else</ins>"],
  ])("marks what differs between %j and %j", (before, after, expected) => {
    expect(wordDiff(before, after)).toBe(expected);
  });

  it("shows long texts whole", () => {
    const before = "x y ".repeat(5000);
    expect(wordDiff(before, `${before}z`)).toMatch(/^<del>x y .*<\/ins>$/su);
  });
});

function oneChange(): CatalogDiff {
  return diffCatalogs({ snapshots: [snapshot([])] }, { snapshots: [snapshot([entry(-1, "A")])] });
}
