import { describe, expect, it } from "vitest";
import { readCodeHeading } from "../../generator/parse/headings.ts";
import { parsePage } from "../../generator/parse/parse-page.ts";
import { briefEntries, checksOf } from "./brief.ts";

const page =
  "# Error codes\n\n### -1000 UNKNOWN\n * a\n\n### -1001 DISCONNECTED\n * b\n\n### -1002 UNAUTHORIZED\n * c\n";

describe("readCodeHeading", () => {
  it.each([
    ["-1000 to -1099 General", null],
    ["-2010 ~ 2099", null],
    // Was once read as a range from 1000 to 123, and the entry was lost.
    ["-1000 TO123_NAME", "TO123_NAME"],
    ["-1000 TO123", "TO123"],
  ])("%s is called %s", (heading, name) => {
    expect(readCodeHeading(heading)?.name ?? null).toBe(name);
  });
});

describe("parsePage reports lost or odd text", () => {
  it.each([
    { title: "nothing on a healthy page", input: page, checks: [] },
    { title: "an empty page", input: "", checks: ["no-error-page"] },
    {
      title: "a pointer to another page",
      input: "This has been moved to [errors.md](https://github.com/a/b/errors.md)",
      checks: ["no-error-page"],
    },
    {
      title: "a heading that lost its mark",
      input: page.replace("### -1001", "-1001"),
      checks: ["title-without-heading"],
    },
    {
      title: "a heading that became a bullet",
      input: page.replace("### -1001", " * -1001"),
      checks: ["code-in-list-item"],
    },
    {
      title: "a heading that lost its code",
      input: page.replace("-1001 DISCONNECTED", "DISCONNECTED"),
      checks: ["bullets-without-entry"],
    },
    { title: "a heading that lost a figure", input: page.replace("-1001", "-101"), checks: ["short-code"] },
    { title: "a heading that is gone", input: page.replace("### -1001 DISCONNECTED\n", "\n"), checks: [] },
    {
      title: "a garbled heading",
      input: page.replace("### -1001", "##<## -1001"),
      checks: ["bullets-without-entry", "code-without-entry"],
    },
    {
      title: "a heading whose anchor has the code that its text lacks",
      input: page.replace(
        "### -1001 DISCONNECTED",
        '### DISCONNECTED[\u200b](/docs/x#-1001-disconnected "Direct link")',
      ),
      checks: ["bullets-without-entry", "heading-without-code"],
    },
    {
      title: "a heading whose code has lost a figure that its anchor has",
      input: page.replace("### -1001 DISCONNECTED", '### -1011 DISCONNECTED[\u200b](/docs/x#-1001-disconnected "a")'),
      checks: ["heading-without-code"],
    },
    {
      title: "a heading that is gone but for the target of its link",
      input: page.replace("### -1001 DISCONNECTED", 'ISCONNECTED[\u200b](/docs/x#-1001-disconnected "a")'),
      checks: ["code-without-entry"],
    },
    {
      title: "a title that holds its message",
      input: page.replace("DISCONNECTED\n *", "DISCONNECTED  *"),
      checks: ["bullet-in-title"],
    },
    { title: "the same entry twice", input: `${page}\n### -1001 DISCONNECTED\n * b`, checks: ["duplicate-entry"] },
    {
      title: "a comment that is never closed",
      input: "<h3>-1000 A</h3><!-- <h3>-1001 B</h3><h3>-1002 C</h3>",
      checks: ["comment-not-closed"],
    },
    {
      title: "headings that the table of contents has and the page lacks",
      input:
        '<div class="theme-doc-markdown"><h3>-1000 A</h3></div><ul class="table-of-contents"><li><a class="table-of-contents__link" href="#a">-1001 B</a></li></ul>',
      checks: ["heading-without-entry"],
    },
    {
      title: "HTML that was cut",
      input: '<!doctype html><html lang="en"><body><h3>-1000 A</h3>',
      checks: ["page-cut"],
    },
    {
      title: "a tag that swallows text",
      input: "<h3>-1000 A</h3><ul><li>one <two three four five six seven</li><li>b</li></ul>",
      checks: ["broken-tag"],
    },
    {
      title: "a table of messages without codes",
      input: `${page}\n## Other\n\nError message | Description\n---|---\n"a b" | c`,
      checks: ["table-without-codes"],
    },
    {
      title: "a table whose heading is gone",
      input: `${page}\nError message | Description\n---|---\n"a b" | c`,
      checks: ["table-without-title", "table-without-codes"],
    },
    {
      title: "a shared table without rows",
      input: `${page}\n## Messages for -1000 UNKNOWN and -1001 DISCONNECTED\n`,
      checks: ["table-without-messages"],
    },
    {
      title: "a row without a code",
      input: "| Code | Name |\n|---|---|\n| -1000 | A_B |\n| oops | C_D |",
      checks: ["row-without-code"],
    },
    {
      title: "a shared table twice, which is no copy of an entry",
      input: `${page}\n## Messages for -1000 UNKNOWN, -1001 DISCONNECTED\n\nError message | Description\n---|---\n"a b" | c\n\n## Messages for -1000 UNKNOWN, -1001 DISCONNECTED\n\nError message | Description\n---|---\n"a b" | c`,
      checks: [],
    },
    {
      title: "a line that looks like a garbled title",
      input: `${page}\n-20x15 INVALID_${"A".repeat(105)}`,
      checks: ["garbled-title"],
    },
    { title: "one that is too long for a title", input: `${page}\n-20x15 INVALID_${"A".repeat(106)}`, checks: [] },
    { title: "two pages in one file", input: `${page}\n${page}`, checks: ["several-pages"] },
  ])("$title", ({ input, checks }) => {
    expect(checksOf(input)).toEqual(checks);
  });

  it("takes titles in the wrong place as entries all the same", () => {
    for (const broken of [page.replace("### -1001", "-1001"), page.replace("### -1001", " * -1001")]) {
      expect(briefEntries(broken).map(({ codes }) => codes)).toEqual([[-1000], [-1001], [-1002]]);
    }
  });

  it("names file, line, code and remedy", () => {
    const { problems } = parsePage(page.replace("### -1001", "-1001"), { file: "a.md" });
    expect(problems).toMatchObject([{ severity: "warning", at: { file: "a.md", line: 6, code: -1001 } }]);
    expect(problems[0]?.fix).not.toBe("");
  });

  it.each([
    ["an empty page", "", "error"],
    ["HTML that was cut", '<!doctype html><html lang="en"><body><h3>-1000 A</h3>', "warning"],
    ["the same entry twice", `${page}\n### -1001 DISCONNECTED\n * b`, "warning"],
    [
      "a nameless code",
      `${Array.from({ length: 25 }, (_, at) => `### -${String(2000 + at)} NAME\n * ${String(at)}\n\n`).join("")}### -1000\n * a`,
      "warning",
    ],
    ["a comment without an end", "<h3>-1000 A</h3><!-- <h3>-1001 B</h3>", "warning"],
    ["a swallowed entry", "<h3>-1000 A</h3><svg><h3>-1001 B</h3></svg>", "error"],
    ["a row without a code", "| Code | Name |\n|---|---|\n| -1000 | A_B |\n| oops | C_D |", "warning"],
    ["a garbled title", `${page}\n-20x15 INVALID`, "warning"],
    ["a table without codes", `${page}\n## Other\n\nError message | Description\n---|---\n"a b" | c`, "warning"],
    ["a parted list", `### -1000 A\n${" * a\n".repeat(20)}\n * b`, "warning"],
  ])("has a message and a fix: %s", (_, input, severity) => {
    const { problems } = parsePage(input);
    expect(problems.map((problem) => problem.severity)).toEqual([severity]);
    for (const { message, fix } of problems) {
      expect(message).not.toBe("");
      expect(fix).not.toBe("");
    }
  });

  it("warns where a blank line parts the bullets of an entry on a page that has none otherwise", () => {
    const bullets = Array.from({ length: 20 }, (_, index) => ` * ${String(index)} more`).join("\n");
    expect(checksOf(`### -1000 A\n${bullets}\n\n * b`)).toEqual(["list-parted"]);
    expect(checksOf(`### -1000 A\n${bullets.replaceAll("\n", "\n\n")}`)).toEqual([]);
  });

  /** 25 entries, each with the link that the site puts behind a heading. */
  const linked = Array.from({ length: 25 }, (_, index) => {
    const code = String(-1000 - index);
    return `### ${code} NAME_${String(index)}[\u200b](/docs/x#${code}-name_${String(index)} "Direct link")\n * ${code}\n`;
  }).join("\n");

  it("names the code whose heading is not what its anchor was made of", () => {
    expect(checksOf(linked)).toEqual([]);
    const { problems } = parsePage(linked.replace("-1007 NAME_7[", "-1007 NA[").replace("-1009 NAME_9[", "-1009\n["));
    expect(problems.map(({ check, at }) => [check, at.code])).toContainEqual(["heading-differs-from-anchor", -1007]);
    expect(problems.map(({ check, at }) => [check, at.code])).toContainEqual(["entry-without-name", -1009]);
  });

  it("ignores hand-written anchors, and names that the page never has", () => {
    const own = linked.replace(/#(-\d+)-name_\d+/gu, "#$1-own-words");
    expect(checksOf(own)).toEqual([]);
    expect(checksOf(linked.replace(/NAME_\d+\[/gu, "[").replace(/-name_\d+/gu, ""))).toEqual([]);
  });
});
