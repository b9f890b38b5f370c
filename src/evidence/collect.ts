import type { Part } from "../result.ts";
import { asStream, isFrame, parseJson, readBody, readHtml } from "./body.ts";
import { breakdownOf, breakdownsIn, UNREADABLE } from "./breakdown.ts";
import { type Evidence, isEmpty, merge, type OpenEvidence, openEvidence, type Place } from "./evidence.ts";
import { readQuoted } from "./quoted.ts";
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
/** Objects and texts that one input may cost; a real error has a dozen. */
const MOST_VALUES = 400;
const MOST_ITEMS = 1000;
const MOST_KEYS = 30;
/** A shorter text under a key that no wrapper uses, or in a list, is no error. */
const SHORTEST = 12;
const OPEN_BRACE = 123;
/** Characters of all texts together that are searched; the rest of a longer one is only ever parsed as JSON. */
const MOST_CHARACTERS = 131_072;
const SEARCHED = 16_384;
const HTML_SEARCHED = 4096;

/**
 * Walks over an input once and gathers what it says, without deciding anything: the whole first, then its parts.
 * Empty where nothing speaks of an error. Never throws. `isAnswer`: the caller says that a text is the body of an
 * answer, so one that only begins as JSON was cut on its way.
 */
export function collect(input: unknown, isAnswer: boolean): readonly Evidence[] {
  const walk = new Walk(isAnswer);
  const whole = openEvidence(null, null);
  walk.read(input, { place: "wire", depth: DEPTH, into: whole, isForeign: false });
  return [whole, ...walk.parts].filter((evidence) => !isEmpty(evidence) || evidence.successes > 0);
}

interface Way {
  readonly place: Place;
  readonly depth: number;
  readonly into: OpenEvidence;
  /** The text in which this was found speaks of another exchange. */
  readonly isForeign: boolean;
}

class Walk {
  readonly parts: OpenEvidence[] = [];
  /** Objects that were read for one error; another one may hold the same. */
  readonly #seen = new WeakMap<Evidence, Set<object>>();
  readonly #isAnswer: boolean;
  #values = MOST_VALUES;
  #characters = MOST_CHARACTERS;

  constructor(isAnswer: boolean) {
    this.#isAnswer = isAnswer;
  }

  read(value: unknown, way: Way): void {
    if (typeof value === "number") {
      const code = codeOf(value);
      if (code === null || code > -1000 || way.depth < DEPTH) return;
      way.into.sayings.push({ code, message: "", around: "", place: way.place, trust: "shape", isForeign: false });
      return;
    }
    if (this.#values <= 0 || way.depth <= 0) return;
    this.#values -= 1;
    if (typeof value === "string") this.#readText(value, way);
    else if (typeof value === "object" && value !== null) this.#readObject(value, way);
  }

  #readObject(value: object, way: Way): void {
    if (!this.#isNew(value, way.into)) return;
    if (isArray(value)) {
      this.#readItems(value, way);
      return;
    }
    const bytes = readBytes(value);
    if (bytes !== null) {
      this.read(bytes, down(way));
      return;
    }
    const { into } = way;
    const isClients = isError(value) || typeof read(value, "stack") === "string";
    const own = isClients ? { ...way, place: "client" as const } : way;
    readRequest(value, into);
    const breakdown = breakdownOf(value);
    if (breakdown !== null) into.breakdowns.push(breakdown);
    const hasCode = isFrame(value) ? this.#readFrame(value, own) : readBody(value, own.place, own.isForeign, into);
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

  #readFrame(frame: object, way: Way): boolean {
    const error = readObject(frame, "error");
    if (error === null) return false;
    this.#isNew(error, way.into);
    const before = way.into.sayings.length;
    const isFound = readBody(error, way.place, way.isForeign, way.into);
    for (let index = before; index < way.into.sayings.length; index += 1) {
      const saying = way.into.sayings[index];
      if (saying !== undefined) way.into.sayings[index] = asStream(saying);
    }
    this.#readInside(error, down(way), true);
    return isFound;
  }

  /** Everything that the object holds. The words of a body of the exchange are no words about the connection. */
  #readInside(value: object, way: Way, isBody: boolean): void {
    const inside = down(way);
    const wire: Way = { ...inside, place: "wire" };
    const quoted: Way = { ...inside, place: isBody ? "wire" : "quoted" };
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
      if (typeof text !== "string" || (isBody && text.charCodeAt(0) !== OPEN_BRACE)) continue;
      this.read(text, quoted);
      way.into.words ||= text;
    }
    for (const key of LIST_KEYS) {
      const list = read(value, key);
      if (isArray(list)) this.#readItems(list, { ...inside, place: "client" });
    }
    this.#readCause(read(value, "cause"), inside);
    if (!isBody) this.#readUnforeseen(value, inside);
  }

  /** A cause that says the same or explains it belongs to the error; an answer beneath another failure is its own. */
  #readCause(cause: unknown, way: Way): void {
    if (cause === undefined || cause === null) return;
    const { into } = way;
    const inner = openEvidence(CAUSE, into.whole ?? into);
    const before = this.parts.length;
    this.read(cause, { ...way, into: inner });
    const saysSomething = ({ sayings, statuses }: Evidence): boolean =>
      sayings.some(({ code }) => code !== null) || statuses.some((status) => status >= 400);
    const isOwn = saysSomething(inner) && (saysSomething(into) || into.breakdowns.length > 0);
    const isOther = saysSomething(into) && inner.breakdowns.length > 0;
    if (isOwn || isOther) this.parts.splice(before, 0, inner);
    else merge(inner, into);
  }

  #readPart(value: object, part: Part, { into, ...way }: Way): void {
    const inner = openEvidence(part, into.whole ?? into);
    this.parts.push(inner);
    this.read(value, { ...way, into: inner });
  }

  /** Items of a batch, or errors of an aggregate: each is an error of its own. */
  #readItems(items: readonly unknown[], way: Way): void {
    const { into } = way;
    const whole = into.whole ?? into;
    const length = read(items, "length");
    const count = Math.min(MOST_ITEMS, typeof length === "number" ? length : 0);
    for (let index = 0; index < count && this.#values > 0; index += 1) {
      const item = read(items, String(index));
      const isText = typeof item === "string" && item.length > SHORTEST;
      if (!isText && (typeof item !== "object" || item === null)) continue;
      const inner = openEvidence(Object.freeze({ kind: "item", index }), whole);
      const before = this.parts.length;
      this.read(item, { ...down(way), into: inner });
      if (!isEmpty(inner)) this.parts.splice(before, 0, inner);
      else if (!isText && way.place !== "client" && this.parts.length === before) into.successes += 1;
    }
  }

  /** Texts and bodies under keys that no known wrapper uses. */
  #readUnforeseen(value: object, way: Way): void {
    for (const key of ownKeys(value, MOST_KEYS)) {
      const inner = read(value, key);
      if (typeof inner === "string") {
        if (inner.length > SHORTEST && !KNOWN_KEYS.has(key) && /code|APIError|binance/i.test(inner.slice(0, SEARCHED)))
          this.read(inner, { ...way, place: "quoted" });
      } else if (typeof inner === "object" && inner !== null && !isArray(inner) && isBodyLike(inner)) {
        this.read(inner, way);
      }
    }
  }

  #readText(text: string, way: Way): void {
    const trimmed = text.trim();
    const first = trimmed.charAt(0);
    if (first === "{" || first === "[" || first === '"') {
      const value = parseJson(trimmed);
      if (typeof value === "string" || (typeof value === "object" && value !== null)) {
        this.read(value, down(way));
        return;
      }
    }
    // The beginning of a body: the rest of it was lost on the way.
    const isBody = way.place === "wire" && (this.#isAnswer || way.depth < DEPTH);
    if (isBody && /^[{[]\s{0,9}["{[]/.test(trimmed)) way.into.breakdowns.push(UNREADABLE);
    const length = Math.min(SEARCHED, this.#characters);
    if (trimmed === "" || length <= 0) return;
    const searched = trimmed.length > length ? trimmed.slice(0, length) : trimmed;
    this.#characters -= searched.length;
    this.#readWords(searched, way);
  }

  #readWords(text: string, way: Way): void {
    const { into } = way;
    const html = readHtml(text.slice(0, HTML_SEARCHED));
    if (html !== null && html.status !== null) into.statuses.push(html.status);
    if (html !== null) {
      into.words = html.headline;
      if (way.place === "wire") into.breakdowns.push(UNREADABLE);
    }
    const foreign = way.isForeign || isForeign(text);
    const { values, sayings, rest } = readQuoted(text, foreign);
    readRequestIn(rest, into);
    into.breakdowns.push(...breakdownsIn(rest));
    into.sayings.push(...sayings);
    for (const value of values) this.read(value, { ...down(way), place: "quoted", isForeign: foreign });
    if (html !== null || foreign) return;
    const uncoded = { code: null, around: rest, place: way.place, isForeign: foreign } as const;
    into.sayings.push({ ...uncoded, message: rest.trim(), trust: "text" });
  }
}

function down(way: Way): Way {
  return { ...way, depth: way.depth - 1 };
}
