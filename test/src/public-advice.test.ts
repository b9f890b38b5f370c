import { describe, expect, test } from "vitest";
import { nextStep, parseError, type Action } from "../../src/index.ts";

interface PublicAdvice {
  readonly where: string;
  readonly says: string;
  readonly wrong: string;
  readonly error: object;
  readonly method: string;
  /** Action that the advice recommends. */
  readonly theirs: Action;
  readonly ours: Action;
}

/** Public advice, why it costs money, and this package's advice. */
const WRONG: readonly PublicAdvice[] = [
  {
    where: "an article about Binance's error codes",
    says: "retry -1006 (UNEXPECTED_RESP) after a short wait",
    wrong: "the message says that the execution status is unknown: the order may stand, and a second one doubles it",
    error: { code: -1006, msg: "An unexpected response was received from the message bus. Execution status unknown." },
    method: "POST",
    theirs: "retry",
    ours: "check-state",
  },
  {
    where: "the same article",
    says: "retry -1007 (TIMEOUT), and raise recvWindow",
    wrong:
      "send status and execution status are unknown; recvWindow bounds how late a request may arrive, not how long it takes",
    error: {
      code: -1007,
      msg: "Timeout waiting for response from backend server. Send status unknown; execution status unknown.",
    },
    method: "POST",
    theirs: "retry",
    ours: "check-state",
  },
  {
    where: "the exchange's own text of -1001",
    says: "Please try again.",
    wrong: "the connection broke inside while the order was handled, and nobody says on which side of it the order is",
    error: { code: -1001, msg: "Internal error; unable to process your request. Please try again." },
    method: "POST",
    theirs: "retry",
    ours: "check-state",
  },
  {
    where: "the official JavaScript client (@binance/common)",
    says: "repeats GET and DELETE by itself after a 5xx, and drops the code",
    wrong: "a cancelled order that is cancelled again answers -2011, which hides that the first call worked",
    error: { status: 503, body: "" },
    method: "DELETE",
    theirs: "retry",
    ours: "check-state",
  },
  {
    where: "binance-spot-rs",
    says: "treats -1006 and -1007 as retryable with a fixed delay",
    wrong: "the same as the article, in code",
    error: { code: -1007, msg: "" },
    method: "POST",
    theirs: "retry",
    ours: "check-state",
  },
  {
    where: "Binance.Net",
    says: "marks no error as transient",
    wrong: "-1003 and -1015 are over after the interval that they name",
    error: { code: -1015, msg: "Too many new orders; current limit is 50 orders per 10 SECOND." },
    method: "POST",
    theirs: "stop",
    ours: "retry",
  },
  {
    where: "many bots",
    says: "retry everything that is no 4xx, a network timeout included",
    wrong: "a request that got no answer may have been executed (nautilus_trader #4215, catalyst #317)",
    error: Object.assign(new Error("timeout of 5000ms exceeded"), { code: "ECONNABORTED" }),
    method: "POST",
    theirs: "retry",
    ours: "check-state",
  },
  {
    where: "forum answers about -1021",
    says: "raise recvWindow until it works",
    wrong: "a clock that is ahead of the server's is refused with any window: set the clock",
    error: { code: -1021, msg: "Timestamp for this request was 1000ms ahead of the server's time." },
    method: "POST",
    theirs: "fix-request",
    ours: "sync-clock",
  },
];

describe("public advice that is wrong", () => {
  test.each(WRONG)("$where: $says ($wrong)", ({ error, method, theirs, ours }) => {
    const { action } = nextStep(parseError(error, { family: "spot", method }), { method, now: 0 });
    expect(action).toBe(ours);
    expect(action).not.toBe(theirs);
  });
});
