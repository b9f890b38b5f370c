import { describe, expect, test } from "vitest";
import { parseError } from "../../src/index.ts";

const json = JSON.stringify;
const escaped = (text: string): string => text.replaceAll("'", "\\'");
const python = (text: string): string => (text.includes("'") ? `"${text}"` : `'${text}'`);

/** How programs print an error, by client, language and logger. */
const NOTATIONS: Readonly<Record<string, (code: number, text: string) => string>> = {
  "python-binance": (code, text) => `binance.exceptions.BinanceAPIException: APIError(code=${String(code)}): ${text}`,
  "binance-connector, tuple": (code, text) =>
    `binance.error.ClientError: (400, ${String(code)}, ${python(text)}, {'A': 'b'}, None)`,
  ccxt: (code, text) => `ccxt.base.errors.ExchangeError: binance ${json({ code, msg: text })}`,
  freqtrade: (code, text) =>
    `2023-05-01 10:00:00,123 - worker - WARNING - InvalidOrder: binance ${json({ code, msg: text })} Retrying still for 3 times.`,
  "go-binance": (code, text) => `2021/03/04 12:00:01 order failed: <APIError> code=${String(code)}, msg=${text}`,
  "Go, %+v": (code, text) => `&common.APIError{Code:${String(code)}, Message:${json(text)}}`,
  "Rust, debug": (code, text) =>
    `Err value: ApiError { code: ${String(code)}, message: ${json(text)} }', src/main.rs:10:5`,
  "C#": (code, text) => `[ServerError] ${String(code)}: ${text}`,
  "C#, JSON": (code, text) => `Error placing order: ${json({ Code: code, Message: text, Data: null })}`,
  Java: (code, text) => `BinanceApiError[code=${String(code)},msg=${text}]`,
  "Java, stack": (code, text) =>
    `BinanceClientException: ${json({ code, msg: text })}\n\tat com.binance.connector.client.Handler.handle(Handler.java:35)`,
  Spring: (code, text) => `HttpClientErrorException$BadRequest: 400 Bad Request: "${json({ code, msg: text })}"`,
  "PHP, print_r": (code, text) => `Array\n(\n    [code] => ${String(code)}\n    [msg] => ${text}\n)\n`,
  "PHP, var_dump": (code, text) =>
    `array(2) {\n  ["code"]=>\n  int(${String(code)})\n  ["msg"]=>\n  string(9) "${text}"\n}`,
  "Node, inspect": (code, text) => `  statusCode: 400,\n  body: '${escaped(json({ code, msg: text }))}',`,
  "JSON in a JSON log": (code, text) =>
    json({ level: "error", msg: "failed", err: { message: `binance ${json({ code, msg: text })}` } }),
  Docker: (code, text) => json({ log: `APIError(code=${String(code)}): ${text}\n`, stream: "stderr" }),
  "Markdown, back-ticks": (code, text) => `*Order failed* BTCUSDT\n\`${String(code)}\`: ${text}`,
  "Markdown, table": (code, text) => `| binance | ${String(code)} | ${text} |`,
  "colours of a terminal": (code, text) =>
    `\u001b[31mERROR\u001b[0m binance \u001b[33m${String(code)}\u001b[0m ${text}`,
  "escaped for HTML": (code, text) => json({ code, msg: text }).replaceAll('"', "&quot;").replaceAll("'", "&#39;"),
  XML: (code, text) => `<error><code>${String(code)}</code><msg>${text}</msg></error>`,
  Elixir: (code, text) => `{:error, %{"code" => ${String(code)}, "msg" => ${json(text)}}}`,
  Ruby: (code, text) => `Binance::ClientError: {"code"=>${String(code)}, "msg"=>${json(text)}}`,
  Perl: (code, text) => `$VAR1 = {\n 'msg' => '${escaped(text)}',\n 'code' => ${String(code)}\n };`,
  Kotlin: (code, text) => `BinanceError(code=${String(code)}, msg=${text})`,
  Dart: (code, text) => `DioError [400]: {code: ${String(code)}, msg: ${text}}`,
  R: (code, text) => `$code\n[1] ${String(code)}\n\n$msg\n[1] ${json(text)}\n`,
  Scala: (code, text) => `Map(code -> ${String(code)}, msg -> ${text})`,
  Clojure: (code, text) => `{:code ${String(code)}, :msg ${json(text)}}`,
  YAML: (code, text) => `error:\n  code: ${String(code)}\n  msg: ${json(text)}\n`,
  logfmt: (code, text) => `level=error exchange=binance code=${String(code)} msg=${json(text)} symbol=BTCUSDT`,
  CSV: (code, text) => `2024-01-01,ERROR,binance,${String(code)},${json(text)}`,
  Chinese: (code, text) => `下单失败，错误代码：${String(code)}，错误信息：${text}`,
  "a sentence": (code, text) => `order rejected by binance, ${text} (${String(code)})`,
};

const MESSAGES: readonly (readonly [code: number, text: string])[] = [
  [-1021, "Timestamp for this request was 1000ms ahead of the server's time."],
  [-2010, "Account has insufficient balance for requested action."],
  [-1013, "Filter failure: MIN_NOTIONAL"],
  [
    -1003,
    "Way too much request weight used; IP banned until 1712345678901. Please use WebSocket Streams for live updates to avoid bans.",
  ],
  [-1100, "Illegal characters found in parameter 'quantity'; legal range is '^([0-9]{1,20})(\\.[0-9]{1,20})?$'."],
  [-1102, "Mandatory parameter 'timestamp' was not sent, was empty/null, or malformed."],
  [-1007, "Timeout waiting for response from backend server. Send status unknown; execution status unknown."],
  [-2015, "Invalid API-key, IP, or permissions for action, request ip: 203.0.113.7"],
  [-4061, "Order's position side does not match user's setting."],
];

describe.each(Object.entries(NOTATIONS))("printed by %s", (_, print) => {
  test.each(MESSAGES)("%i %s", (code, text) => {
    const clean = parseError({ code, msg: text }, { method: "POST" });
    const read = parseError(print(code, text), { method: "POST" });
    const kept = (error: typeof read): unknown => [error?.code, error?.template?.text, error?.params, error?.requestIp];
    expect(kept(read)).toEqual(kept(clean));
    expect(read?.advice.execution).toBe(clean?.advice.execution);
  });
});
