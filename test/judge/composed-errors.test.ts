import { expect, test } from "vitest";
import { nextStep, parseError, parseErrors } from "../../src/index.ts";
import { fuzzRuns, spread } from "../support/fuzz-runs.ts";
import { FORMS, OPEN_STATUSES, type Refusal, REFUSALS, SIGNS, STATUS_FORMS } from "./composed-errors.ts";

/** Long runs try every refusal. */
const CHOSEN = spread(REFUSALS, fuzzRuns(24));

/** The caller sends an order, and knows the family or not. */
function sentAgain(input: unknown, { family }: Refusal, isTold: boolean): string | null {
  const context = { method: "POST", now: 0, ...(isTold ? { family } : {}) };
  const { action } = nextStep(parseError(input, context), { method: "POST", now: 0 });
  return action === "retry" || action === "sync-clock" ? action : null;
}

test("an error with a sign of unknown execution is never sent again", () => {
  const sent: string[] = [];
  let cases = 0;
  for (const refusal of CHOSEN) {
    for (const [form, compose] of FORMS) {
      for (const [sign, make] of SIGNS) {
        cases += 1;
        const action = sentAgain(compose(refusal.body, make()), refusal, cases % 2 === 0);
        if (action !== null) sent.push(`${action}: ${form} / ${sign} / ${refusal.family} ${String(refusal.body.code)}`);
      }
    }
    for (const [form, compose] of STATUS_FORMS) {
      for (const status of OPEN_STATUSES) {
        cases += 1;
        const action = sentAgain(compose(refusal.body, status), refusal, cases % 2 === 0);
        if (action !== null)
          sent.push(`${action}: ${form} / ${String(status)} / ${refusal.family} ${String(refusal.body.code)}`);
      }
    }
  }
  expect(cases).toBeGreaterThan(10_000);
  expect(sent.slice(0, 20), `${String(sent.length)} of ${String(cases)}`).toEqual([]);
});

test("a batch that placed an order is never sent again as a whole", () => {
  for (const refusal of CHOSEN) {
    const batch = [{ orderId: 1, status: "NEW" }, refusal.body];
    for (const input of [batch, { status: 200, data: batch }, JSON.stringify(batch), batch.toReversed()]) {
      const error = parseError(input, { family: refusal.family, method: "POST" });
      expect(error?.advice.execution).toBe("partial");
      expect(nextStep(error).action).toBe("check-state");
      expect(parseErrors(input, { family: refusal.family }).map(({ part }) => part?.kind)).toEqual(["item"]);
    }
  }
});

test("a single refusal is not unknown in any form", () => {
  const shapes: readonly (readonly [string, (body: Refusal["body"]) => unknown])[] = [
    ["body", (body) => body],
    ["text", (body) => JSON.stringify(body)],
    ["axios", (body) => ({ message: "Request failed with status code 400", response: { status: 400, data: body } })],
    ["error", (body) => Object.assign(new Error(body.msg), { code: body.code })],
    ["ccxt", (body) => new Error(`binance ${JSON.stringify(body)}`)],
    ["python", ({ code, msg }) => `APIError(code=${String(code)}): ${msg}`],
    ["Go", ({ code, msg }) => `<APIError> code=${String(code)}, msg=${msg}`],
    ["aggregate of one", (body) => new AggregateError([body])],
    ["twice", (body) => new AggregateError([body, body])],
    ["behind a wrapper", (body) => new Error("Order failed", { cause: body })],
    ["batch without a success", (body) => [body, body]],
  ];
  const unknown: string[] = [];
  for (const { family, body } of REFUSALS) {
    const wanted = parseError(body, { family, method: "POST" })?.advice;
    for (const [shape, show] of shapes) {
      const error = parseError(show(body), { family, method: "POST" });
      if (error?.advice.execution !== "not-executed" || error.advice.retry !== wanted?.retry)
        unknown.push(
          `${shape} / ${family} ${String(body.code)} ${body.msg}: ${String(error?.advice.id)}, not ${String(wanted?.id)}`,
        );
    }
  }
  expect(unknown.slice(0, 20), String(unknown.length)).toEqual([]);
});
