import { describe, expect, it } from "vitest";
import { textToBlocks } from "../../generator/blocks/text-blocks.ts";

function outline(text: string): readonly string[] {
  return textToBlocks(text).blocks.map((block) => {
    if (block.kind === "heading") return `h${String(block.level)} ${block.text}`;
    if (block.kind === "row") return `${block.header ? "!" : ""}|${block.cells.join("|")}|`;
    return `${block.kind} ${block.text}`;
  });
}

const cases: readonly { readonly title: string; readonly input: string; readonly expected: readonly string[] }[] = [
  { title: "a sample that is never closed", input: '{\n"code": 1', expected: ['paragraph { "code": 1'] },
  {
    title: "two quoted messages before their description",
    input: '"Trading is off." / "Trading is not on." Not configured.',
    expected: ['|"Trading is off." / "Trading is not on."|Not configured.|'],
  },
  {
    title: "titles, sections and round bullets",
    input: "Error Codes\n\n10xx - General\n\n-1000 UNKNOWN\n\n  • One.\n  • Two\n    wrapped.",
    expected: ["h1 Error Codes", "h2 10xx - General", "h3 -1000 UNKNOWN", "item One.", "item Two wrapped."],
  },
  {
    title: "dash bullets without blank lines",
    input: "-1001 DISCONNECTED\n- Internal error.\n-1008 Request Throttled\n- Again.",
    expected: ["h3 -1001 DISCONNECTED", "item Internal error.", "h3 -1008 Request Throttled", "item Again."],
  },
  {
    title: "bullets that an extractor broke at code spans",
    input:
      "-1100 X\n- 发现非法字符。\n- 发现非法字符。\n%s - 在参数\n%s中发现; 范围是%s。\n-1101 Y\n- 预期为\n%s并收到了\n%s。 - 重复。",
    expected: [
      "h3 -1100 X",
      "item 发现非法字符。",
      "item 发现非法字符。 %s",
      "item 在参数%s中发现; 范围是%s。",
      "h3 -1101 Y",
      "item 预期为%s并收到了%s。",
      "item 重复。",
    ],
  },
  {
    title: "the sample payload",
    input: 'payload:\n\n{\n"code":-1121,\n}\n\ntext',
    expected: ["paragraph payload:", 'code {\n"code":-1121,\n}', "paragraph text"],
  },
  {
    title: "sentences that begin with a code",
    input: "-1013 is a filter error.\n\n-1013 INVALID_MESSAGE provides reasons:\n\nwhich replaces code\n-1999.",
    expected: [
      "paragraph -1013 is a filter error.",
      "paragraph -1013 INVALID_MESSAGE provides reasons:",
      "paragraph which replaces code -1999.",
    ],
  },
  {
    title: "a table that lost its borders",
    input: 'Filter failures\nError message Description\n"Filter failure: LOT_SIZE" Quantity is too high.',
    expected: [
      "h2 Filter failures",
      "!|Error message|Description|",
      '|"Filter failure: LOT_SIZE"|Quantity is too high.|',
    ],
  },
  {
    title: "Markdown marks as they are",
    input: "-1000 X\n\n  • a_b *c* `d`",
    expected: ["h3 -1000 X", "item a_b *c* `d`"],
  },
];

describe("textToBlocks", () => {
  it.each(cases)("reads $title", ({ input, expected }) => {
    expect(outline(input)).toEqual(expected);
  });
});

it("knows the line of each block", () => {
  const text =
    'Error Codes\n\n-1100 X\n- 发现。 - 在参数。\n• a\n  b\n{\n}\n\nc\nd\n\nError message Description\n"Unknown order sent." e';
  expect(textToBlocks(text).blocks.map(({ line }) => line)).toEqual([1, 3, 4, 4, 5, 7, 10, 13, 14]);
});
