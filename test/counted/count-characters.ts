/**
 * Replaces the string methods in a counted build (counted-source.ts), and counts the characters that each reads or
 * copies in the worst engine: a search compares at every position, a slice is a copy, a regular expression reads every
 * character from its start to the end of its match, or to the end of the text if there is no match.
 */
let characters = 0;

export function countedCharacters(): number {
  return characters;
}

/** `===`: engines compare the lengths first. */
export function equal(left: unknown, right: unknown): boolean {
  if (typeof left === "string" && typeof right === "string") {
    characters += left.length === right.length ? 1 + commonLength(left, right, 0) : 1;
  }
  return left === right;
}

/** A text that was joined or looked up: each of its characters once. */
export function whole<Value>(value: Value): Value {
  if (typeof value === "string") characters += value.length;
  return value;
}

export function call(receiver: unknown, name: string, args: readonly unknown[]): unknown {
  if (receiver instanceof RegExp) return countRegex(receiver, name, args);
  if (typeof receiver === "string" && name === "matchAll") return eachMatch(receiver, args);
  if (typeof receiver === "string") countText(receiver, name, args);
  else if (Array.isArray(receiver)) countList(receiver, args);
  else for (const arg of args) whole(arg);
  const method: unknown = Reflect.get(Object(receiver), name);
  if (typeof method !== "function") throw new TypeError(`There is no method ${name}`);
  const result: unknown = Reflect.apply(method, receiver, args);
  const isMade = typeof receiver === "string" || name === "join" || name === "decode";
  return isMade && name !== "charAt" && name !== "at" ? countResult(result) : result;
}

/** The same with `?.` before the method. */
export function callIfAny(receiver: unknown, name: string, args: readonly unknown[]): unknown {
  return receiver === null || receiver === undefined ? undefined : call(receiver, name, args);
}

/** Characters that a method reads; countResult counts its result. */
function countText(text: string, name: string, [first, second]: readonly unknown[]): void {
  switch (name) {
    case "charCodeAt":
    case "charAt":
    case "codePointAt":
    case "at":
      characters += 1;
      return;
    case "slice":
    case "substring":
    case "repeat":
    case "padStart":
      return;
    case "startsWith":
      characters += comparedAt(text, String(first), typeof second === "number" ? second : 0);
      return;
    case "endsWith": {
      const end = typeof second === "number" ? second : text.length;
      characters += comparedAt(text, String(first), end - String(first).length);
      return;
    }
    case "indexOf":
    case "includes":
    case "lastIndexOf":
      characters += searched(text, String(first), typeof second === "number" ? second : undefined, name);
      return;
    default:
      characters += text.length;
  }
}

/** Comparisons of a search that tries every position from its start to the match. */
function searched(text: string, wanted: string, from: number | undefined, name: string): number {
  const step = name === "lastIndexOf" ? -1 : 1;
  let compared = 0;
  for (let at = from ?? (step === 1 ? 0 : text.length); at >= 0 && at <= text.length; at += step) {
    compared += comparedAt(text, wanted, at);
    if (text.startsWith(wanted, at)) break;
  }
  return compared;
}

function comparedAt(text: string, wanted: string, at: number): number {
  return Math.min(wanted.length, commonLength(text, wanted, Math.max(0, at)) + 1);
}

function commonLength(text: string, wanted: string, at: number): number {
  let length = 0;
  while (length < wanted.length && text.charCodeAt(at + length) === wanted.charCodeAt(length)) length += 1;
  return length;
}

function countList(list: readonly unknown[], [wanted]: readonly unknown[]): void {
  if (typeof wanted === "string") for (const item of list) equal(item, wanted);
}

function countRegex(pattern: RegExp, name: string, [text]: readonly unknown[]): unknown {
  const found = countedExec(pattern, String(text));
  return name === "test" ? found !== null : found;
}

function countedExec(pattern: RegExp, text: string): RegExpExecArray | null {
  const start = pattern.global || pattern.sticky ? pattern.lastIndex : 0;
  const found = pattern.exec(text);
  characters += (found === null ? text.length : found.index + found[0].length) - start + 1;
  return found;
}

/** One by one, because the caller may stop. */
function* eachMatch(text: string, [given]: readonly unknown[]): Generator<RegExpExecArray> {
  if (!(given instanceof RegExp)) throw new TypeError("matchAll takes an expression");
  const pattern = new RegExp(given.source, given.flags);
  for (;;) {
    const found = countedExec(pattern, text);
    if (found === null) return;
    if (found[0] === "") pattern.lastIndex += 1;
    yield found;
  }
}

/** Created texts: a list of pieces, or one. */
function countResult(result: unknown): unknown {
  if (Array.isArray(result)) for (const item of result) whole(item);
  return whole(result);
}
