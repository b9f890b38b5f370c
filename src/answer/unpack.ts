import { readBytes } from "../extract/read-bytes.ts";
import { parseJson } from "../extract/find-json.ts";
import { isArray, read } from "../extract/safe-read.ts";
import type { Part } from "../result.ts";

const MOST_ITEMS = 1000;
const DEPTH = 4;

export interface Piece {
  readonly value: unknown;
  readonly part: Part | null;
}

/** The errors that one answer can hold: items of a batch, or a cancel-replace and its halves. */
export function unpack(input: unknown): readonly Piece[] {
  const body = bodyOf(input, DEPTH);
  if (isArray(body)) return itemsOf(body);
  const halves = typeof body === "object" && body !== null ? halvesOf(body) : [];
  return [{ value: input, part: null }, ...halves];
}

/** The array or the body within wrappers and texts, or the input itself. */
function bodyOf(input: unknown, depth: number): unknown {
  if (depth === 0) return input;
  if (typeof input === "string") {
    const start = input.search(/\S/);
    const first = start < 0 ? "" : input.charAt(start);
    const value = first === "[" || first === "{" || first === '"' ? parseJson(input) : null;
    return value === null ? input : bodyOf(value, depth - 1);
  }
  if (typeof input !== "object" || input === null || isArray(input)) return input;
  const bytes = readBytes(input);
  if (bytes !== null) return bodyOf(bytes, depth - 1);
  for (const key of ["response", "data", "body", "error", "result"]) {
    const inner = read(input, key);
    if (isArray(inner)) return inner;
    if (typeof inner !== "object" && typeof inner !== "string") continue;
    const found = bodyOf(inner, depth - 1);
    if (isArray(found) || (typeof found === "object" && found !== null && halvesOf(found).length > 0)) return found;
  }
  return input;
}

function itemsOf(items: readonly unknown[]): readonly Piece[] {
  const pieces: Piece[] = [];
  const count = Math.min(MOST_ITEMS, lengthOf(items));
  for (let index = 0; index < count; index += 1) {
    const value = read(items, String(index));
    if (typeof value === "object" && value !== null)
      pieces.push({ value, part: Object.freeze({ kind: "item", index }) });
  }
  return pieces;
}

function lengthOf(items: readonly unknown[]): number {
  const length = read(items, "length");
  return typeof length === "number" ? length : 0;
}

function halvesOf(body: object): readonly Piece[] {
  if (typeof read(body, "cancelResult") !== "string") return [];
  return [
    { value: read(body, "cancelResponse"), part: CANCEL },
    { value: read(body, "newOrderResponse"), part: NEW_ORDER },
  ].filter(({ value }) => typeof value === "object" && value !== null);
}

const CANCEL: Part = /* @__PURE__ */ Object.freeze({ kind: "cancel" });
const NEW_ORDER: Part = /* @__PURE__ */ Object.freeze({ kind: "new-order" });
