import { describe, expect, test } from "vitest";
import { breakdownIn, breakdownOf } from "../../src/extract/network.ts";

describe("how the connection failed, from code and name", () => {
  test.each([
    ...["ETIMEDOUT", "ESOCKETTIMEDOUT", "ECONNABORTED", "ERR_CANCELED", "ABORT_ERR"],
    ...["UND_ERR_CONNECT_TIMEOUT", "UND_ERR_HEADERS_TIMEOUT", "UND_ERR_BODY_TIMEOUT", "UND_ERR_ABORTED"],
  ])("timeout: code %s", (code) => {
    expect(breakdownOf({ code })).toBe("timeout");
  });

  test.each([
    ...["AbortError", "TimeoutError", "RequestTimeout"],
    ...["ConnectTimeoutError", "HeadersTimeoutError", "BodyTimeoutError"],
  ])("timeout: name %s", (name) => {
    expect(breakdownOf({ name })).toBe("timeout");
    expect(breakdownOf({ name: `x${name}` })).toBeNull();
    expect(breakdownOf({ name: `${name}x` })).toBeNull();
  });

  test.each([
    ...["ECONNRESET", "ECONNREFUSED", "EPIPE", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH", "EPROTO"],
    ...["ERR_NETWORK", "ERR_SOCKET_CLOSED", "ERR_TLS_CERT_ALTNAME_INVALID", "ERR_SSL_WRONG_VERSION_NUMBER"],
    ...["ERR_HTTP2_STREAM_ERROR", "ERR_STREAM_PREMATURE_CLOSE", "UND_ERR_SOCKET", "HPE_INVALID_CONSTANT"],
    ...["CERT_HAS_EXPIRED", "DEPTH_ZERO_SELF_SIGNED_CERT", "UNABLE_TO_VERIFY_LEAF_SIGNATURE"],
  ])("network: code %s", (code) => {
    expect(breakdownOf({ code })).toBe("network");
    expect(breakdownOf({ code: `x${code}` })).toBeNull();
    expect(breakdownOf({ code: `${code} x` })).toBeNull();
  });

  test.each(["NetworkError", "FetchError", "SocketError", "ExchangeNotAvailable", "ConnectionError"])(
    "network: name %s",
    (name) => {
      expect(breakdownOf({ name })).toBe("network");
      expect(breakdownOf({ name: `x${name}` })).toBeNull();
      expect(breakdownOf({ name: `${name}x` })).toBeNull();
      // The exchange's own code beside it: an answer came.
      expect(breakdownOf({ name, code: -1121 })).toBeNull();
      expect(breakdownOf({ name, message: "request timed out" })).toBe("timeout");
      expect(breakdownOf({ name, message: `${"x ".repeat(1000)}request timed out` })).toBe("network");
    },
  );

  test.each([
    [{}],
    [{ code: "ERR_BAD_REQUEST" }],
    [{ code: "EX" }],
    [{ name: "Error" }],
    [{ code: 5 }],
    [{ message: "timed out" }],
  ])("neither: %j", (error) => {
    expect(breakdownOf(error)).toBeNull();
  });
});

describe("the same from words", () => {
  test.each([
    ...[
      "Connection timed out",
      "it timeout",
      "it time out",
      "timeout of 5000ms exceeded",
      "timeout of 5 ms",
      "Request timeout",
    ],
    ...["The operation was aborted", "The user aborted a request", "request aborted", "connect ETIMEDOUT"],
    ...["ESOCKETTIMEDOUT", "context deadline exceeded"],
  ])("timeout: %s", (text) => {
    expect(breakdownIn(text)).toBe("timeout");
  });

  test.each([
    ...["socket hang up", "Network Error", "TypeError: fetch failed", "Failed to fetch", "Load failed"],
    ...["Network request failed", "other side closed", "connection was reset", "connection refused"],
    ...["connection closed", "connection terminated", "connection lost", "read ECONNRESET", "connect ECONNREFUSED"],
    ...[
      "getaddrinfo ENOTFOUND x",
      "EAI_AGAIN",
      "write EPIPE",
      "Broken pipe",
      "connection not open",
      "http request error",
    ],
  ])("network: %s", (text) => {
    expect(breakdownIn(text)).toBe("network");
  });

  test.each([
    "Invalid symbol.",
    "",
    "sometimed out",
    "downtime outage",
    "xECONNRESET",
    "ECONNRESETx",
    "connection was fine",
  ])("neither: %s", (text) => {
    expect(breakdownIn(text)).toBeNull();
  });
});
