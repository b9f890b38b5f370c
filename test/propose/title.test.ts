import { describe, expect, it } from "vitest";
import { commitMessage, pullRequestTitle, summaryOf } from "../../scripts/propose/proposal.ts";

const CASES: readonly (readonly [why: string, report: string, summary: string])[] = [
  [
    "our own line",
    "**2 codes added, 1 message reworded — minor release**\n\n| release |",
    "2 codes added, 1 message reworded — minor release",
  ],
  ["Windows line ends", "**1 code added — minor release**\r\n\r\n", "1 code added — minor release"],
  ["no bold line", "2 codes added", "the pages changed"],
  ["nothing", "", "the pages changed"],
  ["a mention", "**hello @somebody — minor release**", "the pages changed"],
  ["a reference that closes an issue", "**fixes #1 — minor release**", "the pages changed"],
  ["a workflow command", "**::set-output name=x::y**", "the pages changed"],
  ["an option of git", "**--amend**", "--amend"],
  ["a bidi control", "**1 code\u202e added**", "the pages changed"],
  ["another line than the first", "# Title\n**1 code added**", "the pages changed"],
];

describe("the title of a proposal", () => {
  it.each(CASES)("of %s", (_, report, summary) => {
    expect(summaryOf(report)).toBe(summary);
    // Our own words come first, so no text can be an option.
    expect(pullRequestTitle(report)).toBe(`Binance error pages: ${summary}`);
    expect(commitMessage(report)).toBe(`data: ${summary}`);
  });

  it("is bounded", () => {
    expect(summaryOf(`**${"many codes added, ".repeat(50)}**`).length).toBeLessThanOrEqual(120);
  });
});
