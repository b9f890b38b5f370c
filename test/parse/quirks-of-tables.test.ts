import { describe, expect, it } from "vitest";
import { type Quirk, briefEntries, firstPage } from "./brief.ts";
const rejects = `### -2010 NEW_ORDER_REJECTED
 * NEW_ORDER_REJECTED

<a id="other-errors"></a>

## Messages for -1010 ERROR_MSG_RECEIVED, -2010 NEW_ORDER_REJECTED, and -2038 ORDER_AMEND_REJECTED
This code is sent when an error has been returned by the matching engine.

Error message | Description
--- | ---
"Unknown order sent." | The order (by \`orderId\`) could not be found.
"Rest API trading is not enabled." / "WebSocket API trading is not enabled." | Not configured.
"FIX API trading is not enabled. | Not enabled.
"The requested action would change no state; rejecting". | Nothing to do.
| OPO orders are not supported for this symbol. |  |
"Order book liquidity is too low." | It doesn’t<br/>have<br>a<br></br>price.

## Filter failures
Error message | Description
--- | ---
"Filter failure: LOT_SIZE" | \`quantity\` is too high.`;

const tables: readonly Quirk[] = [
  {
    title: "cells of a table whose columns mean nothing that is known, the empty ones left out",
    input: "### -1000 A\n * a\n\n| Kind | Colour |\n|---|---|\n| x | |\n| y | z |",
    expected: [{ codes: [-1000], messages: ["en: a"], notes: ["en: x", "en: y | z"] }],
  },
  {
    title: "filters under a title that does not say so",
    input:
      '### -1013 A\n * a\n\n## Other checks\n\nError message | Description\n---|---\n"Filter failure: LOT_SIZE" | b',
    expected: [{ codes: [-1013] }, { codes: [-1013], messages: ["en: Filter failure: LOT_SIZE"] }],
  },
  {
    title: "filters whose title is lost",
    input: '### -1013 A\n * a\n\nError message | Description\n---|---\n"Filter failure: LOT_SIZE" | b',
    expected: [{ codes: [-1013] }, { codes: [-1013], messages: ["en: Filter failure: LOT_SIZE"] }],
  },
  {
    // The cells of a second column of a kind were once lost silently.
    title: "two columns of a kind",
    input:
      "| Code | Message | Error message | Name | Type | Filter |\n|---|---|---|---|---|---|\n| -1000 | a b | c d | A_B | C_D | e |",
    expected: [{ codes: [-1000], name: "A_B", messages: ["en: a b"], notes: ["en: c d", "en: C_D", "en: e"] }],
  },
  {
    title: "codes above a table in a list that has lost its marks",
    input:
      '### -2010 NEW_ORDER_REJECTED\n * a\n\n### -2011 CANCEL_REJECTED\n * b\n\n## Order Rejection Issues\n\n-2010 NEW_ORDER_REJECTED\n\n-2011 CANCEL_REJECTED\n\nThe messages:\n\n| Error message | Description |\n| --- | --- |\n| "Unknown order sent." | c |',
    expected: [
      { codes: [-2010], messages: ["en: a"] },
      { codes: [-2011], messages: ["en: b"] },
      { codes: [-2010, -2011], messages: ["en: Unknown order sent."] },
    ],
  },
  {
    title: "codes in a section title, cells with unbalanced quotes, two messages in one, none at all",
    input: rejects,
    expected: [
      { codes: [-2010] },
      {
        codes: [-1010, -2010, -2038],
        name: null,
        messages: [
          "en: Unknown order sent.",
          "en: Rest API trading is not enabled.",
          "en: WebSocket API trading is not enabled.",
          "en: FIX API trading is not enabled.",
          "en: The requested action would change no state; rejecting.",
          "en: OPO orders are not supported for this symbol.",
          "en: Order book liquidity is too low.",
        ],
        notes: ["en: This code is sent when an error has been returned by the matching engine."],
      },
      { codes: [-2010], messages: ["en: Filter failure: LOT_SIZE"] },
    ],
  },
  {
    title: "filters in Chinese, under -1013 where the page has it",
    input: '### -1013 A\n\n## 过滤器故障\n报错信息|描述\n---|---\n"Filter failure: LOT_SIZE"|"数量"太高',
    expected: [{ codes: [-1013] }, { codes: [-1013], messages: ["en: Filter failure: LOT_SIZE"] }],
  },
  {
    title: "a table whose codes are listed above it",
    input:
      '### -2010 A\n### -2011 B\n\n## Order Rejection Issues\n\nErrors like these:\n\n  * `-1010 ERROR_MSG`\n  * `-2010 A`\n  * `-2011 B`\n\nThe following:\n\nError message| Description\n---|---\n"Market is closed."| Closed',
    expected: [
      { codes: [-2010] },
      { codes: [-2011] },
      {
        codes: [-2010, -2011],
        messages: ["en: Market is closed."],
        notes: ["en: Errors like these:", "en: -1010 ERROR_MSG", "en: -2010 A", "en: -2011 B", "en: The following:"],
      },
    ],
  },
  {
    title: "a table under a single code",
    input: '## -1010 收到了错误消息\n由撮合引擎抛出\n\n错误消息 | 描述\n--- | ---\n"Market is closed." | 关闭了',
    expected: [
      { codes: [-1010], name: "收到了错误消息", messages: ["en: Market is closed."], notes: ["zh-CN: 由撮合引擎抛出"] },
    ],
  },
  {
    title: "positive and zero-padded codes as strings",
    input:
      "# API Error Code\n\n| Code | Name | Description |\n|---|---|---|\n| 000002 | ILLEGAL_PARAM | a param is missing |\n| 10040005 | ILLEGAL_REQUEST | invalid |",
    expected: [
      { codes: ["000002"], name: "ILLEGAL_PARAM", messages: [], notes: ["en: a param is missing"] },
      { codes: ["10040005"] },
    ],
  },
  {
    title: "code, type and message",
    input:
      "# Error code\n\n| Code | Type | Message |\n|---|---|---|\n| 1160103 | ILLEGAL_PARAMETERS | Request parameter is illegal: {0} |",
    expected: [
      {
        codes: ["1160103"],
        name: "ILLEGAL_PARAMETERS",
        messages: ["en: Request parameter is illegal: {0}"],
        notes: [],
      },
    ],
  },
  {
    title: "an article, its names under Message, details further down",
    input:
      "An article.\nII. General Errors (-1000 to -1099)\n| Code | Message | Meaning | Solution |\n|---|---|---|---|\n| -1003 | TOO_MANY_REQUESTS | Rate limit | Wait. |\n| -2010 | NEW_ORDER_REJECTED | Rejected | Check. |\nDetails\n-1003 TOO_MANY_REQUESTS:\nWait for it.\n- A cause.\nIV. Filter Failures (-1013)\n| Filter Type | Meaning | Solution |\n|---|---|---|\n| LOT_SIZE | Wrong | Round. |",
    expected: [
      {
        codes: [-1003],
        name: "TOO_MANY_REQUESTS",
        messages: [],
        notes: ["en: Rate limit", "en: Wait.", "en: Wait for it.", "en: A cause."],
      },
      { codes: [-2010] },
      { codes: [-2010], messages: ["en: LOT_SIZE"] },
    ],
  },
  {
    title: "Chinese headers",
    input: "### A\n\n| 错误代码 | 错误信息 | 描述 |\n|---|---|---|\n| -1000 | Unknown error. | 未知 |",
    expected: [{ codes: [-1000], name: null, messages: ["en: Unknown error."], notes: ["zh-CN: 未知"] }],
  },
];

describe("parsePage survives tables with", () => {
  it.each(tables)("$title", ({ input, expected }) => {
    expect(briefEntries(input)).toMatchObject(expected);
    expect(briefEntries(input)).toHaveLength(expected.length);
  });

  it("keeps descriptions with their messages, in the page's language", () => {
    const reject = firstPage(rejects).entries[1];
    expect(reject).toMatchObject({ kind: "table", anchor: "other-errors" });
    expect(reject?.messages.map(({ explanation }) => explanation?.text)).toEqual([
      "The order (by orderId) could not be found.",
      "Not configured.",
      "Not configured.",
      "Not enabled.",
      "Nothing to do.",
      undefined,
      "It doesn’t\nhave\na\nprice.",
    ]);
  });
});
