import { expect, test } from "vitest";
import { detectFormat } from "../../generator/raw-page.ts";
import { parseRetryAfter } from "../../scripts/fetch/http-failure.ts";
import { linesOf, withFetchProgress } from "../../scripts/fetch/progress.ts";
import type { FetchEvent } from "../../scripts/fetch/fetch-pages.ts";
import { judgeContent } from "../../scripts/fetch/judge-content.ts";
import { DEFAULT_LIMITS } from "../../scripts/fetch/limits.ts";
import { waitBefore } from "../../scripts/fetch/fetch-address.ts";
import { NOW, PAGE, sourceAtPaths } from "./fetch-fixtures.ts";

test.for([
  [undefined, undefined],
  ["5", 5_000],
  [" 5 ", 5_000],
  ["0", 0],
  ["-1", undefined],
  ["1e9", undefined],
  // An endless wait: the host gets no more requests.
  ["99999999999999999999", Number.MAX_SAFE_INTEGER],
  ["9".repeat(400), Number.MAX_SAFE_INTEGER],
  ["", undefined],
  ["soon", undefined],
  ["NaN", undefined],
  ["Infinity", undefined],
  ["0x10", undefined],
  // Date.parse read these as days of 2001, so a requested wait became no wait.
  ["5.5", undefined],
  ["5, 10", undefined],
  ["1 2 3", undefined],
  ["2026-09-18T12:00:30Z", undefined],
  ["Fri, 18 Sep 2026 12:00:30 GMT", 30_000],
  ["Fri, 18 Sep 2020 12:00:30 GMT", 0],
  ["Fri, 18 Sep 2036 12:00:30 GMT", Date.UTC(2036, 8, 18, 12, 0, 30) - NOW],
] as const)("Retry-After: %s is %s ms", ([value, expected]) => {
  expect(parseRetryAfter(value, NOW)).toBe(expected);
});

test.for([
  [1, {}, 0, 250],
  [1, {}, 1, 500],
  [2, {}, 1, 1_000],
  [9, {}, 1, 10_000],
  [1, { retryAfterMs: 7_000 }, 1, 7_000],
  [1, { retryAfterMs: 60_000 }, 1, 60_000],
  [1, { retryAfterMs: 60_001 }, 1, null],
] as const)("wait before try %s + 1 with %s", ([tries, asked, random, expected]) => {
  expect(waitBefore(tries, asked, DEFAULT_LIMITS, random)).toBe(expected);
});

test.for([
  ["# Errors\n", undefined, "/errors.md", "markdown"],
  ["# Errors\n", "text/markdown; charset=utf-8", "/errors", "markdown"],
  ["# Errors\n", "text/plain", "/errors", "text"],
  ["\uFEFF \n<!DOCTYPE html><html>", "text/plain", "/errors.md", "html"],
  ["<!-- a -->\n<html lang=en>", undefined, "/errors.md", "html"],
  ["<h3>-1000 UNKNOWN</h3>", "text/html", "/errors", "html"],
  ["<h3>-1000 UNKNOWN</h3>", undefined, "/errors.html", "html"],
  ["<htmlish>", undefined, "/errors.md", "markdown"],
] as const)("%j sent as %s at %s is %s", ([text, contentType, path, expected]) => {
  expect(detectFormat(text, contentType, path)).toBe(expected);
});

test.for([
  ["the page", PAGE, "negative", undefined],
  ["a page that talks of a challenge", `${PAGE}Just checking your browser\n`, "negative", undefined],
  [
    "positive codes where negative ones are due",
    "| 000001 | a |\n| 000002 | b |\n| 1000003 | c |",
    "negative",
    "no-entries",
  ],
  ["positive codes where they are due", "| 000001 | a |\n| 000002 | b |\n| 1000003 | c |", "positive", undefined],
  ["dates and ranges are not codes", "2026-01-1600 a-1000 b-2000 -10", "negative", "no-entries"],
] as const)("content: %s", ([, text, codes, reason]) => {
  const verdict = judgeContent(text, codes);
  expect(verdict.ok ? undefined : verdict.reason).toBe(reason);
});

const source = sourceAtPaths(["/docs/wallet/error-code"]);
const attempt = {
  url: "http://127.0.0.1/x",
  reason: "blocked",
  detail: "The server answered 403.",
  status: 403,
} as const;
const EVENTS: readonly FetchEvent[] = [
  { kind: "started", source },
  { kind: "retrying", source, url: attempt.url, why: attempt, waitMs: 1_500 },
  { kind: "no-data", source, attempt },
  { kind: "finished", result: { source, ok: false, attempts: [attempt] } },
];

test("events as plain lines", () => {
  expect(EVENTS.map(linesOf).join("")).toBe(
    [
      "sapi wallet en: again in 1.5 s, blocked at http://127.0.0.1/x",
      "sapi wallet en: no data, blocked at http://127.0.0.1/x (The server answered 403.)",
      "sapi wallet en: FAILED, no address gave a page",
      "",
    ].join("\n"),
  );
});

test.for([true, false])("progress hands the results through (terminal: %s)", async (isTTY) => {
  const written: string[] = [];
  const stream: NodeJS.WriteStream = Object.create(process.stderr, {
    isTTY: { value: isTTY },
    write: {
      value: (text: string) => {
        written.push(text);
        return true;
      },
    },
  }) as NodeJS.WriteStream;
  const results = await withFetchProgress(
    [source],
    (onEvent) => {
      for (const event of EVENTS) onEvent(event);
      return Promise.resolve([{ source, ok: false, attempts: [attempt] } as const]);
    },
    stream,
  );
  expect(results).toHaveLength(1);
  expect(written.join("")).toContain(isTTY ? "sapi" : "sapi wallet en: FAILED");
});
