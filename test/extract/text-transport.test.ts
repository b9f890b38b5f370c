import { expect, test } from "vitest";
import { NO_TRANSPORT } from "../../src/extract/facts.ts";
import { textTransport } from "../../src/extract/text-transport.ts";

const URL = "https://api.binance.com/api/v3/order";

test.each<[string, string, object]>([
  ["URL", `x ${URL} y`, { url: URL }],
  ["URL in quotes", `x "${URL}", y`, { url: URL }],
  ["URL in brackets", `(${URL}) y`, { url: URL }],
  ["URL with escaped slashes", String.raw`x https:\/\/api.binance.com\/api\/v3\/order y`, { url: URL }],
  ["URL of a stream", "x wss://stream.binance.com/ws", { url: "wss://stream.binance.com/ws" }],
  ["URL without safety", "x ws://localhost/ws", { url: "ws://localhost/ws" }],
  ["method", `POST ${URL}`, { url: URL, method: "POST" }],
  ["method of many", `GET POST DELETE  ${URL}`, { url: URL, method: "DELETE" }],
  ["method right before", `xPOST ${URL}`, { url: URL }],
  ["method that is none", `SEND ${URL}`, { url: URL }],
  ["method farther before", `POST x ${URL}`, { url: URL }],
  ["status", "status: 400", { status: 400 }],
  ["URL of a proxy", "x http://localhost/api", { url: "http://localhost/api" }],
  ["http_status", "http_status=400", { status: 400 }],
  ["httpStatus", "httpStatus: 400", { status: 400 }],
  ["status code", "HTTP status code: 418)", { status: 418 }],
  ["status in JSON", '"status": 429', { status: 429 }],
  ["status in PHP", "[status] => 503", { status: 503 }],
  ["status is", "status code is 502", { status: 502 }],
  ["success", "status 200", { status: 200 }],
  ["HTTP", "HTTP 451", { status: 451 }],
  ["response code", "response code: 404", { status: 404 }],
  ["server error", "Server error: 503", { status: 503 }],
  ["PHP's own", "[_httpcode] => 400", { status: 400 }],
  ["PHP's own without its bracket", "_httpcode => 400", { status: 400 }],
  ["PHP's own without a space", "[_httpcode] =>400", { status: 400 }],
  ["status line", "429 Too Many Requests", { status: 429 }],
  ["status line with a hyphen", "504 Gateway Time-out", { status: 504 }],
  ["status line without", "504 Gateway Timeout", { status: 504 }],
  ["status line within words", "x: 502 Bad Gateway", { status: 502 }],
  ["status before a body", 'x 400 {"code":1}', { status: 400 }],
  ["status with a code", "[400(-1121)] x", { status: 400 }],
  ["family", "binanceusdm {}", { family: "usds-futures" }],
  ["another family", "binancecoinm {}", { family: "coin-futures" }],
  ["a third", "binanceus {}", { family: "binance-us" }],
  ["family behind an error's name", "BadSymbol: binanceusdm {}", { family: "usds-futures" }],
])("%s", (_, text, expected) => {
  expect(textTransport(text)).toEqual({ ...NO_TRANSPORT, ...expected });
});

test.each([
  "Invalid symbol.",
  "",
  "binance {}",
  "x binanceusdm",
  "error 300 x",
  "order 400 was filled",
  "1400 Bad Request",
  "status 4000",
  "mystatus 400",
  "http://a",
])("nothing in %j", (text) => {
  expect(textTransport(text)).toBe(NO_TRANSPORT);
});
