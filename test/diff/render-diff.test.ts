import { fc, test } from "@fast-check/vitest";
import { load } from "cheerio";
import MarkdownIt from "markdown-it";
import { describe, expect, it } from "vitest";
import type { CatalogDiff } from "../../generator/diff/change.ts";
import { diffCatalogs } from "../../generator/diff/diff-catalogs.ts";
import { escapePr } from "../../generator/diff/escape-pr.ts";
import { BODY_LIMIT, renderDiff } from "../../generator/diff/render-diff.ts";
import { wordDiff } from "../../generator/diff/word-diff.ts";
import type { Problem } from "../../generator/problem.ts";
import { entry, page, snapshot } from "./snapshot-of.ts";

const ATTACKS = [
  "@octocat please look",
  "fixes #1 and closes owner/repo#2, resolves GH-3",
  "fixes https://github.com/owner/repo/issues/1",
  "see www.example.com or mail me@example.com",
  "<script>alert(1)</script><img src=x onerror=alert(1)>",
  "</details></td></tr></table><h1>Approved</h1>",
  "a | b | c\n| --- | --- |\n| forged | row |",
  "\n\n## Forged section\n\n- [x] reviewed",
  "[click](https://example.com) ![pixel](https://example.com/p.png)",
  "`code` **bold** _it_ ~~gone~~ <!-- comment",
  "\u202Egnp.exe\u202C and zero\u200Bwidth \u0000 null",
  "--- \n===\n1. list\n> quote\n+ plus",
  "&lt;b&gt; &#64;octocat &commat;octocat",
  "$x^2$ $$y$$ ```js\n```",
  "\ud800 half a character",
] as const;

const markdown = new MarkdownIt({ html: true, linkify: true });

/** The rendered document; GitHub's own pass over text is checked on the text nodes. */
function render(text: string): { readonly html: string; readonly text: string; readonly doc: ReturnType<typeof load> } {
  const html = markdown.render(text);
  const doc = load(html);
  return { html, text: doc.text(), doc };
}

function expectHarmless(rendered: ReturnType<typeof render>, rows: number): void {
  const { doc, text } = rendered;
  expect(doc("script, img, h1, h2, input, a[href*='example'], a[href*='github.com/owner']")).toHaveLength(0);
  expect(text).not.toMatch(/@\w/u);
  expect(text).not.toMatch(/#\d/u);
  expect(text).not.toMatch(/gh-\d/iu);
  expect(text).not.toMatch(/:\/\/\w/u);
  expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069\0]/u);
  const table = doc("table").first();
  expect(table.find("tbody tr")).toHaveLength(rows);
  table.find("tr").each((_, row) => {
    expect(doc(row).children()).toHaveLength(4);
  });
}

describe("renderDiff against hostile pages", () => {
  it.each(ATTACKS)("shows %j and does nothing", (attack) => {
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
    expectHarmless(render(body), diff.changes.length);
  });

  it.each(ATTACKS)("keeps %j inside problems, findings and provenance", (attack) => {
    const problem: Problem = { check: "x", severity: "warning", at: { file: attack }, message: attack, fix: attack };
    const { body } = renderDiff(oneChange(), {
      problems: [problem],
      findings: [{ kind: "names-differ", family: "spot", code: -1, english: attack, chinese: attack, detail: attack }],
      provenance: [{ family: "spot", product: attack, locale: "en", url: attack, when: attack, sha256: attack }],
      fullReport: attack,
    });
    const rendered = render(body);
    expectHarmless(rendered, 1);
    expect(
      rendered
        .doc("h3")
        .map((_, node) => rendered.doc(node).text())
        .get(),
    ).toEqual(["Problems and warnings", "Languages: new findings"]);
    expect(rendered.doc("li")).toHaveLength(2);
  });

  test.prop([fc.string({ unit: "grapheme", maxLength: 60 })])(
    "shows any text as it is, but for what has no glyph",
    (text) => {
      const shown = load(markdown.renderInline(escapePr(text)))
        .text()
        .replaceAll("\u200b", "");
      const visible = text.replace(/\r\n|[\t\n\v\f\r\u0085\u2028\u2029]/gu, " ").trim();
      if (/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/u.test(visible)) return;
      expect(shown.trim()).toBe(visible.trim());
    },
  );
});

describe("renderDiff", () => {
  it("says it all in the first line", () => {
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
    expect(render(body).doc("td a").attr("href")).toBe(
      "https://developers.binance.com/en/docs/products/spot/errors#-1-a",
    );
  });

  it("folds provenance", () => {
    const sha256 = "a".repeat(64);
    const url = "https://developers.binance.com/en/docs/products/spot/errors.md";
    const provenance = [{ family: "spot", product: "spot", locale: "en", url, when: "2026-07-01", sha256 }];
    const { body } = renderDiff(oneChange(), { provenance });
    const { doc } = render(body);
    expect(doc("details summary").text()).toBe("Provenance: 1 page");
    expect(body).toContain(`](${url}) | 2026-07-01 | \`${sha256}\` |`);
  });

  it("stays within its bounds and loses nothing in the full report", () => {
    const long = "很长的文字 and a long text ".repeat(400);
    const entries = Array.from({ length: 300 }, (_, index) => entry(-1000 - index, `NAME_${String(index)}`, [long]));
    const diff = diffCatalogs({ snapshots: [snapshot([])] }, { snapshots: [snapshot(entries)] });
    const problem: Problem = { check: "x", severity: "error", at: {}, message: long, fix: long };
    const problems = Array.from({ length: 500 }, () => problem);
    for (const limit of [BODY_LIMIT, 5000, 2000]) {
      const { body, full } = renderDiff(diff, { problems, limit });
      expect(body.length).toBeLessThanOrEqual(limit);
      expect(body).toMatch(/\d+ more: see the full report/u);
      for (const { code } of diff.changes) expect(full).toContain(`| ${String(code)} NAME_`);
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

  it("shows long texts as a whole", () => {
    const before = "x y ".repeat(5000);
    expect(wordDiff(before, `${before}z`)).toMatch(/^<del>x y .*<\/ins>$/su);
  });
});

function oneChange(): CatalogDiff {
  return diffCatalogs({ snapshots: [snapshot([])] }, { snapshots: [snapshot([entry(-1, "A")])] });
}
