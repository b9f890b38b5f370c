import { describe, expect, test } from "vitest";
import { coloured } from "../../src/cli/text.ts";
import { runCli } from "./support/run-cli.ts";

const TIMESTAMP = "Timestamp for this request is outside of the recvWindow.";
const BODY = JSON.stringify({ code: -1021, msg: TIMESTAMP });

describe("explain finds the meant entry", () => {
  test.each<[string, string[], string]>([
    ["a code", ["-1021"], "-1021 INVALID_TIMESTAMP · all families"],
    ["a code without its sign", ["1021"], "-1021 INVALID_TIMESTAMP"],
    ["a code with a typographer's minus", ["\u22121021"], "-1021 INVALID_TIMESTAMP"],
    ["a code before options", ["-1021", "--family", "spot"], "-1021 INVALID_TIMESTAMP · spot"],
    ["a code after options", ["--family", "spot", "-1021"], "-1021 INVALID_TIMESTAMP · spot"],
    ["a base path for the family", ["-1021", "-f", "/fapi"], "-1021 INVALID_TIMESTAMP · usds-futures"],
    ["a positive code", ["51077"], "51077 "],
    ["a name", ["INVALID_TIMESTAMP"], "-1021 INVALID_TIMESTAMP"],
    ["a name in small letters", ["invalid_timestamp"], "-1021 INVALID_TIMESTAMP"],
    ["an enum member", ["SpotErrorCode.INVALID_TIMESTAMP"], "-1021 INVALID_TIMESTAMP"],
    ["a body", [BODY], "-1021 INVALID_TIMESTAMP"],
    ["a text that begins like an option", [`-1021: ${TIMESTAMP}`], "-1021 INVALID_TIMESTAMP"],
    ["words that the shell split", ["Unknown", "order", "sent."], "Unknown order sent."],
    ["a client's exception", [`APIError(code=-1021): ${TIMESTAMP}`], "-1021 INVALID_TIMESTAMP"],
    ["an HTTP status", ["418"], "HTTP 418"],
    ["an HTTP status in words", ["HTTP 429"], "HTTP 429"],
    ["a broken connection", ["Error: connect ECONNREFUSED"], "No answer arrived"],
  ])("%s", async (_what, words, expected) => {
    for (const command of [["explain", ...words], words]) {
      const { exitCode, out, err } = await runCli(command);
      expect({ exitCode, err }).toEqual({ exitCode: 0, err: "" });
      expect(out).toContain(expected);
    }
  });

  test("input without any words explains itself", async () => {
    const { exitCode, out } = await runCli([], [BODY]);
    expect({ exitCode, first: out.split(" · ")[0] }).toEqual({ exitCode: 0, first: "-1021 INVALID_TIMESTAMP" });
    expect((await runCli(["--family", "/fapi"], [BODY])).out).toContain("INVALID_TIMESTAMP · usds-futures");
    expect((await runCli([], [])).exitCode).toBe(2);
  });

  test("a mistyped command is understood", async () => {
    expect((await runCli(["expalin", "-1121"])).out).toContain("-1121 BAD_SYMBOL");
  });

  test.each(["-9999", "-7777"])("%s is similar to nothing", async (code) => {
    const { exitCode, err } = await runCli([code]);
    expect({ exitCode, err }).toEqual({ exitCode: 1, err: "" });
  });

  test("a word for several families asks for one", async () => {
    const { exitCode, err } = await runCli(["-1021", "--family", "futures"]);
    expect(exitCode).toBe(2);
    expect(err).toContain("usds-futures or coin-futures");
  });

  test("an address is never broken", async () => {
    const { out } = await runCli(["-1003", "--lang", "zh-CN", "--family", "spot"], [], { width: 44 });
    expect(out).toMatch(/https:\/\/\S+#\S*-1003\S*/u);
  });

  test("several codes are explained one after the other", async () => {
    const { out } = await runCli(["-1021", "BAD_SYMBOL"]);
    expect(out.indexOf("-1021 INVALID_TIMESTAMP")).toBe(0);
    expect(out).toContain("\n\n-1121 BAD_SYMBOL");
  });

  test("families that differ get a block each, those that agree share one", async () => {
    const { out } = await runCli(["-4005"]);
    const heads = out.split("\n").filter((line) => line.startsWith("-4005"));
    expect(heads.length).toBeGreaterThan(1);
    expect(new Set(heads).size).toBe(heads.length);
  });

  test("a message shows its template and values", async () => {
    const msg = "Way too many requests; IP(203.0.113.5) banned until 1893456000000.";
    const { out } = await runCli([JSON.stringify({ code: -1003, msg }), "-f", "usds-futures"]);
    expect(out).toContain("Way too many requests; IP(%s) banned until %s.");
    expect(out).toContain("ip = 203.0.113.5");
    expect(out).toContain("bannedUntil = 1893456000000 (2030-01-01 00:00:00 UTC)");
    expect(out).toContain("Wait until  2030-01-01 00:00:00 UTC");
  });

  test("the halves of a cancel-replace are told apart", async () => {
    const body = {
      ...{ code: -2021, msg: "Order cancel-replace partially failed." },
      data: {
        ...{ cancelResult: "SUCCESS", newOrderResult: "FAILURE", cancelResponse: { symbol: "BTCUSDT" } },
        newOrderResponse: { code: -2010, msg: "Order would immediately match and take." },
      },
    };
    const { out } = await runCli(["explain", "-"], [JSON.stringify(body, null, 2)]);
    expect(out).toContain("cancel SUCCESS, new order FAILURE");
    expect(out).toContain("-2010 NEW_ORDER_REJECTED");
  });

  test("a text without its code names the codes it arrives under, and says that it is a guess", async () => {
    const { out } = await runCli(["Filter failure: LOT_SIZE"]);
    expect(out).toContain("-1013, -2010 · spot");
    expect(out).toContain("Known by its text alone.");
  });

  test("of a log every different error is explained once", async () => {
    const log = [
      "INFO up",
      `ERROR ${BODY}`,
      `ERROR ${BODY}`,
      'ERROR {"code":-1121,"msg":"Invalid symbol."}',
      "INFO down",
    ];
    const { out } = await runCli(["explain", "-"], [log.join("\n")]);
    expect(out.match(/^-\d+ /gmu)).toEqual(["-1021 ", "-1121 "]);
  });
});

describe("explain reports unknown input", () => {
  test.each<[string, string[], string]>([
    ["a part of a name", ["TOO_MANY"], "TOO_MANY_REQUESTS"],
    ["a slip of the pen", ["INVALID_TIMESTMAP"], "INVALID_TIMESTAMP"],
    ["a code with a wrong digit", ["-11221"], "-1121  BAD_SYMBOL"],
    [
      "half of a message",
      ["insufficient balance for action"],
      "Account has insufficient balance for requested action.",
    ],
    ["Chinese", ["余额不足"], "Balance is insufficient."],
    ["a mistyped command", ["annotat"], "binance-errors annotate"],
  ])("%s", async (_what, words, expected) => {
    const { exitCode, err } = await runCli(words);
    expect(exitCode).toBe(1);
    expect(err).toContain(expected);
  });

  test("a code that no list has still gets the careful advice", async () => {
    const { exitCode, out } = await runCli(["-99999"]);
    expect(exitCode).toBe(1);
    expect(out).toContain("-99999 on no list");
    expect(out).toContain("unknown");
  });

  test.each([
    [["explain", "-"]],
    [["explain", " "]],
    [["list", "--nope"]],
    [["-1021", "-f", "moon"]],
    [["completion", "tcsh"]],
    [[]],
  ])("wrong usage %j", async (words) => {
    const { exitCode, out, err } = await runCli(words);
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: "" });
    expect(err).not.toBe("");
  });
});

test("JSON has the query, the errors with their advice, and suggestions", async () => {
  const { exitCode, out } = await runCli(["explain", BODY, "--json", "--reads"]);
  const parsed: unknown = JSON.parse(out);
  expect(exitCode).toBe(0);
  expect(parsed).toMatchObject({
    ...{ query: BODY, known: true, more: 0, suggestions: [] },
    errors: [
      { code: -1021, name: "INVALID_TIMESTAMP", advice: { execution: "not-executed", retry: "after-clock-sync" } },
    ],
  });
  const unknown = await runCli(["explain", "TOO_MANY", "--json"]);
  expect(unknown.exitCode).toBe(1);
  expect(JSON.parse(unknown.out)).toMatchObject({
    known: false,
    errors: [],
    suggestions: expect.any(Array) as unknown,
  });
});

test("--lang zh-CN explains in Chinese", async () => {
  const { out } = await runCli(["-1021", "--lang", "zh-CN"]);
  for (const words of ["全部产品线", "时间同步问题", "校准时钟后重发", "处理建议"]) expect(out).toContain(words);
});

test("a Chinese text that belongs to another code is shown as doubtful", async () => {
  const options = ["--lang", "zh-CN", "--family", "usds-futures"];
  const listed = await runCli(["-5029", ...options]);
  expect(listed.out).toContain("请求的时间戳在撮合的recvWindow之外（译文存疑）");
  const said = await runCli(['{"code":-5029,"msg":"Order\'s notional must be no smaller than 5"}', ...options]);
  expect(said.out).toContain("请求的时间戳在撮合的recvWindow之外（译文存疑）");
  expect((await runCli(["-5028", ...options])).out).not.toContain("译文存疑");
});

// An escape sequence in a log could retitle the terminal, hide lines or worse.
test.each([
  "\u001b[31mred\u001b[0m -1021 error",
  '{"code":-1121,"msg":"\u001b]0;title\u0007 \u202eevil\u0000\u009b31m"}',
  "BAD\u0007_SYMBOL",
  "error code=-1121 \u200b\u2066 \u0085 x",
])("control characters never reach the terminal: %j", async (text) => {
  for (const words of [[text], [text, "--json"], ["list", "--grep", text]]) {
    const { out, err } = await runCli(words, [], { paint: (_colour, shown) => shown });
    expect(out + err).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/u);
  }
});

// 4 MB of brackets once took four seconds: every name was compared with the whole input.
test.each([
  "{".repeat(200_000),
  "[".repeat(200_000),
  "-1".repeat(100_000),
  "A".repeat(200_000),
  "code ".repeat(40_000),
])("endless input is answered: %.10s…", async (text) => {
  const { exitCode, out, err } = await runCli(["explain", "-"], [text]);
  expect(exitCode).toBe(1);
  expect(out.length + err.length).toBeLessThan(4000);
});

test("colour goes where the console has it, and nowhere else", async () => {
  const colour = await runCli(["-1021"], [], { paint: coloured });
  const plainText = await runCli(["-1021"]);
  expect(colour.out.replace(/\u001b\[\d+m/gu, "")).toBe(plainText.out);
  expect(plainText.out).not.toContain("\u001b");
});
