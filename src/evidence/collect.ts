import type { Part } from "../result.ts";
import { asStream, isFrame, parseJson, readBody, readHtml } from "./body.ts";
import { breakdownOf, breakdownsIn, UNREADABLE } from "./breakdown.ts";
import { type Evidence, isEmpty, merge, type OpenEvidence, openEvidence, type Origin } from "./evidence.ts";
import { readQuoted, undressed } from "./quoted.ts";
import { isForeign, readRequest, readRequestIn } from "./request.ts";
import { codeOf, isArray, isError, ownKeys, read, readBytes, readObject } from "./safe-read.ts";
import {
  CANCEL,
  CAUSE,
  CLIENT_KEYS,
  hasLostAnswer,
  isBodyLike,
  isUnread,
  KNOWN_KEYS,
  LIST_KEYS,
  NEW_ORDER,
  TEXT_KEYS,
  WIRE_KEYS,
} from "./wrappers.ts";

const DEPTH = 8;
/** Maximum of objects and texts read from one input; a real error has a dozen. */
const MAX_VALUES = 400;
const MAX_ITEMS = 1000;
const MAX_KEYS = 30;
/** A shorter text in a list or under a key that no wrapper uses isn't an error. */
const SHORTEST = 12;
/** Maximum of characters searched in all texts together. The rest of a longer text is only parsed as JSON. */
const MAX_CHARACTERS = 131_072;
const SEARCHED = 16_384;

/**
 * Walks over an input once and collects evidence, without deciding anything: the whole first, then its parts. Empty if
 * nothing indicates an error. Never throws. `isAnswer`: a text is the body of an answer, so half a JSON was cut.
 */
export function collect(input: unknown, isAnswer: boolean): readonly Evidence[] {
  const walk = new Walk();
  walk.isAnswer = isAnswer;
  const whole = openEvidence(null, null);
  walk.read(input, { origin: "wire", depth: DEPTH, into: whole, isForeign: false });
  return [whole, ...walk.parts].filter((evidence) => !isEmpty(evidence) || evidence.successes > 0);
}

interface ReadContext {
  readonly origin: Origin;
  readonly depth: number;
  readonly into: OpenEvidence;
  readonly isForeign: boolean;
}

class Walk {
  readonly parts: OpenEvidence[] = [];
  /** Objects read for one error; another error may hold the same objects. */
  readonly #seen = new WeakMap<Evidence, Set<object>>();
  isAnswer = false;
  #values = MAX_VALUES;
  #characters = MAX_CHARACTERS;

  read(value: unknown, context: ReadContext): void {
    if (typeof value === "number") {
      const code = codeOf(value);
      if (code === null || code > -1000 || context.depth < DEPTH) return;
      context.into.statements.push({
        code,
        message: "",
        around: "",
        origin: context.origin,
        trust: "shape",
        isForeign: false,
      });
      return;
    }
    if (this.#values <= 0 || context.depth <= 0) return;
    this.#values -= 1;
    if (typeof value === "string") this.#readText(value, context);
    else if (typeof value === "object" && value !== null) this.#readObject(value, context);
  }

  #readObject(value: object, context: ReadContext): void {
    if (!this.#isNew(value, context.into)) return;
    if (isArray(value)) {
      this.#readItems(value, context);
      return;
    }
    const bytes = readBytes(value);
    if (bytes !== null) {
      this.read(bytes, down(context));
      return;
    }
    const { into } = context;
    const isClients = isError(value) || typeof read(value, "stack") === "string";
    const own = isClients ? { ...context, origin: "client" as const } : context;
    readRequest(value, into);
    const breakdown = breakdownOf(value);
    if (breakdown !== null) into.breakdowns.push(breakdown);
    const hasCode = isFrame(value) ? this.#readFrame(value, own) : readBody(value, own.origin, own.isForeign, into);
    if (isUnread(value)) into.isUnread = true;
    if (hasLostAnswer(value)) into.breakdowns.push(UNREADABLE);
    this.#readInside(value, own, hasCode && !isClients);
  }

  #isNew(value: object, into: Evidence): boolean {
    const seen = this.#seen.get(into) ?? new Set();
    this.#seen.set(into, seen);
    if (seen.has(value)) return false;
    seen.add(value);
    return true;
  }

  #readFrame(frame: object, context: ReadContext): boolean {
    const error = readObject(frame, "error");
    if (error === null) return false;
    this.#isNew(error, context.into);
    const before = context.into.statements.length;
    const isFound = readBody(error, context.origin, context.isForeign, context.into);
    for (let index = before; index < context.into.statements.length; index += 1) {
      const statement = context.into.statements[index];
      if (statement !== undefined) context.into.statements[index] = asStream(statement);
    }
    this.#readInside(error, down(context), true);
    return isFound;
  }

  /** All evidence of the object. A body of the exchange isn't searched for words about the connection. */
  #readInside(value: object, context: ReadContext, isBody: boolean): void {
    const inside = down(context);
    const wire: ReadContext = { ...inside, origin: "wire" };
    const quoted: ReadContext = { ...inside, origin: isBody ? "wire" : "quoted" };
    for (const key of WIRE_KEYS) this.read(read(value, key), wire);
    for (const key of CLIENT_KEYS) {
      const inner = read(value, key);
      if (typeof inner !== "object" && typeof inner !== "string") continue;
      const part = key === "cancelResponse" ? CANCEL : key === "newOrderResponse" ? NEW_ORDER : null;
      if (part === null) this.read(inner, inside);
      else if (typeof inner === "object" && inner !== null) this.#readPart(inner, part, inside);
    }
    for (const key of TEXT_KEYS) {
      const text = read(value, key);
      if (typeof text === "object") this.read(text, inside);
      if (typeof text !== "string" || (isBody && !text.startsWith("{"))) continue;
      this.read(text, quoted);
      context.into.words ||= text;
    }
    for (const key of LIST_KEYS) {
      const list = read(value, key);
      if (isArray(list)) this.#readItems(list, { ...inside, origin: "client" });
    }
    this.#readCause(read(value, "cause"), inside);
    if (!isBody) this.#readUnforeseen(value, inside);
  }

  /**
   * A cause that says the same or explains the error belongs to it. An answer below another failure is an error of its
   * own.
   */
  #readCause(cause: unknown, context: ReadContext): void {
    if (cause === undefined || cause === null) return;
    const { into } = context;
    const inner = openEvidence(CAUSE, into.whole ?? into);
    const before = this.parts.length;
    this.read(cause, { ...context, into: inner });
    const saysSomething = ({ statements, statuses }: Evidence): boolean =>
      statements.some(({ code }) => code !== null) || statuses.some((status) => status >= 400);
    const isOwn = saysSomething(inner) && (saysSomething(into) || into.breakdowns.length > 0);
    const isOther = saysSomething(into) && inner.breakdowns.length > 0;
    if (isOwn || isOther) this.parts.splice(before, 0, inner);
    else merge(inner, into);
  }

  #readPart(value: object, part: Part, { into, ...context }: ReadContext): void {
    const inner = openEvidence(part, into.whole ?? into);
    this.parts.push(inner);
    this.read(value, { ...context, into: inner });
  }

  /** Items of a batch, or errors of an aggregate: each is an error of its own. */
  #readItems(items: readonly unknown[], context: ReadContext): void {
    const { into } = context;
    const whole = into.whole ?? into;
    const length = read(items, "length");
    const count = Math.min(MAX_ITEMS, typeof length === "number" ? length : 0);
    for (let index = 0; index < count && this.#values > 0; index += 1) {
      const item = read(items, String(index));
      const isText = typeof item === "string" && item.length > SHORTEST;
      if (!isText && (typeof item !== "object" || item === null)) continue;
      const inner = openEvidence(Object.freeze({ kind: "item", index }), whole);
      const before = this.parts.length;
      this.read(item, { ...down(context), into: inner });
      if (!isEmpty(inner)) this.parts.splice(before, 0, inner);
      else if (!isText && context.origin !== "client" && this.parts.length === before) into.successes += 1;
    }
  }

  /** Texts and bodies under unknown keys. */
  #readUnforeseen(value: object, context: ReadContext): void {
    for (const key of ownKeys(value, MAX_KEYS)) {
      const inner = read(value, key);
      if (typeof inner === "string") {
        if (inner.length > SHORTEST && !KNOWN_KEYS.has(key) && /code|APIError|binance/i.test(inner.slice(0, SEARCHED)))
          this.read(inner, { ...context, origin: "quoted" });
      } else if (typeof inner === "object" && inner !== null && !isArray(inner) && isBodyLike(inner)) {
        this.read(inner, context);
      }
    }
  }

  #readText(text: string, context: ReadContext): void {
    const trimmed = text.trim();
    // Only what ends as it begins is parsed: V8 takes 90 ms to refuse a megabyte of opening brackets.
    if (["{}", "[]", '""'].includes(trimmed.charAt(0) + trimmed.slice(-1))) {
      const value = parseJson(trimmed);
      if (typeof value === "string" || (typeof value === "object" && value !== null)) {
        this.read(value, down(context));
        return;
      }
    }
    // The beginning of a body: the rest was lost on the way.
    const isBody = context.origin === "wire" && (this.isAnswer || context.depth < DEPTH);
    if (isBody && /^[{[]\s{0,9}["{[]/.test(trimmed)) context.into.breakdowns.push(UNREADABLE);
    const length = Math.min(SEARCHED, this.#characters);
    if (trimmed === "" || length <= 0) return;
    const searched = trimmed.length > length ? trimmed.slice(0, length) : trimmed;
    this.#characters -= searched.length;
    this.#readWords(searched, context);
  }

  #readWords(dressed: string, context: ReadContext): void {
    const { into, origin } = context;
    const text = undressed(dressed);
    const html = readHtml(text);
    if (html !== null) {
      if (html.status !== null) into.statuses.push(html.status);
      into.words = html.headline;
      if (origin === "wire") into.breakdowns.push(UNREADABLE);
    }
    const foreign = context.isForeign || isForeign(text);
    const { values, statements, rest } = readQuoted(text, foreign);
    readRequestIn(rest, into);
    into.breakdowns.push(...breakdownsIn(rest));
    into.statements.push(...statements);
    for (const value of values) this.read(value, { ...down(context), origin: "quoted", isForeign: foreign });
    if (html !== null || foreign) return;
    into.statements.push({ code: null, message: rest.trim(), around: rest, origin, trust: "text", isForeign: false });
  }
}

function down(context: ReadContext): ReadContext {
  return { ...context, depth: context.depth - 1 };
}
