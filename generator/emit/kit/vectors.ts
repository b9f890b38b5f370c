import type { Advice, Catalog, ErrorEntry, Family, MessageTemplate } from "../../catalog-model.ts";
import { kitAdvice } from "./errors.ts";
import { portablePattern } from "./portable-pattern.ts";
import { type Filled, fillMessage, randomOf } from "./samples.ts";
import { RECEIVED_AT, type Vector } from "./schemas.ts";
import { PLAIN, OTHER_FORMS } from "./answer-forms.ts";

/** A text that no list has. */
const UNKNOWN_TEXT = "Conformance text 7f3a.";

/**
 * Conformance cases. Each fills a message with values, so its id and values are known. Its advice comes from the
 * catalog. Texts that also match another message of the code are left out.
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
  /** Patterns of all messages that arrive under the code. */
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

  /** A plain answer to a write, another form for a read, and, for messages with values, a third form. */
  #ofMessage(message: MessageTemplate): readonly Vector[] {
    const key = `${this.#family.id} ${String(this.#entry.code)} ${message.id}`;
    return (message.parameters.length > 0 ? [0, 1, 2] : [0, 1]).flatMap((index) => {
      const filled = fillMessage(message, `${key} ${String(index)}`);
      if (!this.#isOwn(message, filled.text)) return [];
      const form = index === 0 ? PLAIN : formOf(key, index);
      return [this.#vector(index === 1 ? "GET" : "POST", form, message, filled)];
    });
  }

  /** Whether no other message matches the text; messages without parameters are tried first. */
  #isOwn({ parameters }: MessageTemplate, text: string): boolean {
    const isLiteral = parameters.length === 0;
    return this.#patterns.filter((one) => one.isLiteral >= isLiteral && one.pattern.test(text)).length === 1;
  }

  #ofUnknownText(): readonly Vector[] {
    const isAlone = this.#family.errors.filter(({ code }) => code === this.#entry.code).length === 1;
    return isAlone ? [this.#vector("POST", PLAIN, null, { text: UNKNOWN_TEXT, params: {}, bannedUntil: null })] : [];
  }

  #vector(method: "GET" | "POST", form: typeof PLAIN, message: MessageTemplate | null, filled: Filled): Vector {
    const { code, name, advice } = this.#entry;
    const one = this.#advice.get(message?.advice ?? advice);
    if (one === undefined) throw new Error(`No advice has the id "${message?.advice ?? advice}"`);
    const { status, waitSeconds } = statusOf(one, filled);
    const { delayMs, ...answer } = form({ code, msg: filled.text, status, waitSeconds });
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

/** Picks a form; different indices of a message give different forms. */
const formOf = (key: string, index: number): typeof PLAIN =>
  OTHER_FORMS[(randomOf(key)() + index) % OTHER_FORMS.length] ?? PLAIN;

const messagesOf = (family: Family, entry: ErrorEntry): readonly MessageTemplate[] => [
  ...entry.messages,
  ...entry.tables.flatMap((id) => family.tables.find((table) => table.id === id)?.messages ?? []),
];

/** Status 429 with a wait for an IP limit, 418 for a ban, 400 otherwise. */
function statusOf(
  { retry, scope }: Advice,
  { bannedUntil, text }: Filled,
): { readonly status: number; readonly waitSeconds: number | null } {
  if (retry !== "after-delay" || scope !== "ip") return { status: 400, waitSeconds: null };
  if (bannedUntil !== null) return { status: 418, waitSeconds: (bannedUntil - RECEIVED_AT) / 1000 };
  return { status: 429, waitSeconds: 1 + (randomOf(text)() % 60) };
}
