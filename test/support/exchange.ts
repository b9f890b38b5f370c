import type { MockAnswer, MockRequest } from "../../src/mock/answers.ts";
import { Exchange, type ExchangeOptions } from "../../src/mock/exchange.ts";

/** Events of one request on its way. All times in milliseconds. */
export interface Way {
  /** It never arrives. */
  readonly lost?: boolean;
  readonly arriveAfter?: number;
  /** Processing time of the engine. */
  readonly engineAfter?: number;
  /** It arrives a second time, this long after sending. */
  readonly againAfter?: number;
  /** The client gets the answer to the second of the two. */
  readonly secondAnswer?: boolean;
  /** The client gets this instead of the exchange's answer, or none at all. */
  readonly answer?: MockAnswer | "none";
  readonly answerAfter?: number;
}

export const EPOCH = Date.UTC(2026, 0, 5);

interface Event {
  readonly at: number;
  readonly run: () => void;
}

/** A clock that only advances when all parties wait, and one exchange behind a scripted network. */
export class World {
  readonly exchange: Exchange;
  /** Of the exchange; epoch milliseconds. */
  now = EPOCH;
  sends = 0;
  deliveredTwice = 0;
  /** Every request and every answer that a client got, in order of time. */
  readonly log: {
    readonly at: number;
    readonly what: "sent" | "got";
    readonly method: string;
    readonly status: number;
  }[] = [];
  readonly #events: Event[] = [];

  constructor(options: Partial<ExchangeOptions> = {}) {
    this.exchange = new Exchange({
      family: "spot",
      fillAfterMs: () => null,
      visibleAfterMs: () => 0,
      balance: Number.POSITIVE_INFINITY,
      ...options,
    });
  }

  at(time: number, run: () => void): void {
    const place = this.#events.findIndex((event) => event.at > time);
    this.#events.splice(place < 0 ? this.#events.length : place, 0, { at: Math.max(time, this.now), run });
  }

  sleep = (ms: number, signal?: { readonly aborted: boolean; readonly reason?: unknown }): Promise<void> =>
    new Promise((resolve, reject) => {
      this.at(this.now + ms, () => {
        if (signal?.aborted === true) reject(signal.reason instanceof Error ? signal.reason : new Error("aborted"));
        else resolve();
      });
    });

  /** Lets time pass until the promise settles, and then until no request is on its way. */
  async run<Value>(start: () => Promise<Value>): Promise<PromiseSettledResult<Value>> {
    const settled: PromiseSettledResult<Value>[] = [];
    start().then(
      (value) => settled.push({ status: "fulfilled", value }),
      (reason: unknown) => settled.push({ status: "rejected", reason }),
    );
    for (;;) {
      // Everything that can continue does so now.
      await new Promise((resolve) => setImmediate(resolve));
      const event = this.#events.shift();
      if (event === undefined) break;
      this.now = event.at;
      event.run();
    }
    const [end] = settled;
    if (end === undefined) throw new Error("Nothing is on its way, and the promise waits.");
    return end;
  }

  /** Sends a request like a client whose clock is off by `skew`. Rejects with axios' error. */
  send(request: MockRequest, way: Way = {}, { skew = 0, timeout = 1000, signal = true } = {}): Promise<unknown> {
    if (request.method !== "GET") this.sends += 1;
    this.log.push({ at: this.now, what: "sent", method: request.method, status: 0 });
    const signed = signal ? { ...request, params: { timestamp: String(this.now + skew), ...request.params } } : request;
    const {
      lost = false,
      arriveAfter = 20,
      engineAfter = 0,
      againAfter,
      secondAnswer = false,
      answer,
      answerAfter = 20,
    } = way;
    return new Promise((resolve, reject) => {
      let isOver = false;
      const give = (given: MockAnswer): void => {
        if (isOver) return;
        isOver = true;
        this.log.push({ at: this.now, what: "got", method: request.method, status: given.status });
        if (given.status < 400 && given.body === null) reject(new SyntaxError("Unexpected end of JSON input"));
        else if (given.status < 400) resolve(given.body);
        else reject(httpError(request, given));
      };
      const back = (given: MockAnswer): void => {
        if (answer === "none") return;
        this.at(this.now + answerAfter, () => {
          give(answer ?? given);
        });
      };
      const arrive = (after: number, answers: boolean): void => {
        this.at(this.now + after, () => {
          const refused = this.exchange.admit(signed, this.now);
          const isGiven = answer !== undefined && answer !== "none";
          // A gateway that gives up does not wait for the engine.
          if (answers && (refused !== null || isGiven)) back(refused ?? NOTHING);
          if (refused !== null) return;
          this.at(this.now + engineAfter, () => {
            const executed = this.exchange.execute(signed, this.now);
            if (answers && !isGiven) back(executed);
          });
        });
      };
      if (!lost) arrive(arriveAfter, !secondAnswer);
      else if (answer !== undefined && answer !== "none")
        this.at(this.now + arriveAfter + answerAfter, () => {
          give(answer);
        });
      if (againAfter !== undefined) {
        this.deliveredTwice += 1;
        arrive(againAfter, secondAnswer);
      }
      this.at(this.now + timeout, () => {
        isOver = true;
        reject(
          Object.assign(new Error(`timeout of ${String(timeout)}ms exceeded`), {
            code: "ECONNABORTED",
            isAxiosError: true,
          }),
        );
      });
    });
  }
}

const NOTHING: MockAnswer = { status: 204, headers: {}, body: null };

/** Axios' error. */
export function httpError({ method, path }: MockRequest, { status, headers, body }: MockAnswer): Error {
  return Object.assign(new Error(`Request failed with status code ${String(status)}`), {
    isAxiosError: true,
    config: { method: method.toLowerCase(), url: path },
    response: { status, headers, data: body },
  });
}
