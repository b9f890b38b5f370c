import type { Advice, Catalog, ErrorEntry, Family, MessageTemplate } from "../../model.ts";
import { kitAdvice } from "./errors.ts";
import { portablePattern } from "./portable-pattern.ts";
import { type Filled, fillMessage, randomOf } from "./samples.ts";
import { RECEIVED_AT, type Vector } from "./schemas.ts";
import { PLAIN, SHAPES } from "./shapes.ts";

/** A text that no list has. */
const UNKNOWN_TEXT = "Conformance text 7f3a.";

/**
 * Cases of which the answer follows from how they are made: a message is filled, so its id and its values are known,
 * and the catalog's advice says the rest. A text that another message of the code fits as well is left out.
 */
export function vectorsOf(catalog: Catalog): readonly Vector[] {
  const advice = new Map(catalog.advice.map((one) => [one.id, one]));
  return catalog.families.flatMap((family) => {
    return family.errors.flatMap((entry) => new EntryVectors(family, entry, advice).all());
  });
}

class EntryVectors {
  readonly #family: Family;
  readonly #entry: ErrorEntry;
  readonly #advice: ReadonlyMap<string, Advice>;
  readonly #messages: readonly MessageTemplate[];
  /** Patterns of everything that arrives under the code. */
  readonly #patterns: readonly { readonly pattern: RegExp; readonly isLiteral: boolean }[];

  constructor(family: Family, entry: ErrorEntry, advice: ReadonlyMap<string, Advice>) {
    this.#family = family;
    this.#entry = entry;
    this.#advice = advice;
    this.#messages = messagesOf(family, entry);
    const siblings = family.errors.filter(({ code }) => code === entry.code).flatMap((one) => messagesOf(family, one));
    this.#patterns = siblings.map((message) => ({
      pattern: new RegExp(portablePattern(message).pattern, "u"),
      isLiteral: message.parameters.length === 0,
    }));
  }

  all(): readonly Vector[] {
    return [...this.#messages.flatMap((message) => this.#ofMessage(message)), ...this.#ofUnknownText()];
  }

  /** Plain and to a write, in another shape to a read, and where there are values in a third with other ones. */
  #ofMessage(message: MessageTemplate): readonly Vector[] {
    const key = `${this.#family.id} ${String(this.#entry.code)} ${message.id}`;
    return (message.parameters.length > 0 ? [0, 1, 2] : [0, 1]).flatMap((index) => {
      const filled = fillMessage(message, `${key} ${String(index)}`);
      if (!this.#isOwn(message, filled.text)) return [];
      const shape = index === 0 ? PLAIN : shapeOf(key, index);
      return [this.#vector(index === 1 ? "GET" : "POST", shape, message, filled)];
    });
  }

  /** No other message fits the text; one without parameters goes before those that have some. */
  #isOwn({ parameters }: MessageTemplate, text: string): boolean {
    const isLiteral = parameters.length === 0;
    return this.#patterns.filter((one) => one.isLiteral >= isLiteral && one.pattern.test(text)).length === 1;
  }

  #ofUnknownText(): readonly Vector[] {
    const isAlone = this.#family.errors.filter(({ code }) => code === this.#entry.code).length === 1;
    return isAlone ? [this.#vector("POST", PLAIN, null, { text: UNKNOWN_TEXT, params: {}, bannedUntil: null })] : [];
  }

  #vector(method: "GET" | "POST", shape: typeof PLAIN, message: MessageTemplate | null, filled: Filled): Vector {
    const { code, name, advice } = this.#entry;
    const one = this.#advice.get(message?.advice ?? advice);
    if (one === undefined) throw new Error(`No advice has the id "${message?.advice ?? advice}"`);
    const { status, waitSeconds } = statusOf(one, filled);
    const { delayMs, ...answer } = shape({ code, msg: filled.text, status, waitSeconds });
    const { execution, retry } = kitAdvice(one)[method === "GET" ? "read" : "write"];
    const banMs = filled.bannedUntil === null ? null : filled.bannedUntil - RECEIVED_AT;
    return {
      family: this.#family.id,
      method,
      ...answer,
      expect: {
        code,
        name,
        message: message?.id ?? null,
        params: filled.params,
        execution,
        retry,
        delayMs: delayMs ?? banMs,
      },
    };
  }
}

/** Two indices of a message give two shapes. */
const shapeOf = (key: string, index: number): typeof PLAIN =>
  SHAPES[(randomOf(key)() + index) % SHAPES.length] ?? PLAIN;

const messagesOf = (family: Family, entry: ErrorEntry): readonly MessageTemplate[] => [
  ...entry.messages,
  ...entry.tables.flatMap((id) => family.tables.find((table) => table.id === id)?.messages ?? []),
];

/** A limit of the address is answered with 429 and a wait, a ban with 418; all else with 400. */
function statusOf(
  { retry, scope }: Advice,
  { bannedUntil, text }: Filled,
): { readonly status: number; readonly waitSeconds: number | null } {
  if (retry !== "after-delay" || scope !== "ip") return { status: 400, waitSeconds: null };
  if (bannedUntil !== null) return { status: 418, waitSeconds: (bannedUntil - RECEIVED_AT) / 1000 };
  return { status: 429, waitSeconds: 1 + (randomOf(text)() % 60) };
}
