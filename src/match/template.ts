import type { ParameterLetter } from "../../generated/tables/format.ts";

/**
 * Where a parameter's value ends. `class`: at the last character of its type; `stop`: before the first character of the
 * next literal; `end`: before the literal that ends the text; `word`: at white space.
 */
export type Reach = "class" | "stop" | "end" | "word";

/** A parameter of a message: its name, its kind, and its placeholder in the template's text. */
export interface Parameter {
  readonly name: string;
  readonly type: ParameterLetter;
  readonly placeholder: string;
  /** Name of an interval's second value, which is in milliseconds. */
  readonly msName: string;
  readonly reach: Reach;
  readonly mayBeEmpty: boolean;
}

/** Literal text, or a parameter. */
export type Segment = string | Parameter;

/**
 * A template prepared for matching: its first and last literal with sampled characters, so that a few comparisons
 * exclude most other texts.
 */
export interface TemplatePlan {
  readonly segments: readonly Segment[];
  /** Literals at both ends, empty if the template begins or ends with a parameter. */
  readonly prefix: string;
  readonly suffix: string;
  readonly prefixStart: number;
  readonly prefixEnd: number;
  readonly suffixStart: number;
  readonly suffixMiddle: number;
  readonly suffixEnd: number;
  readonly parameters: readonly Parameter[];
  /** An empty text for each parameter. */
  readonly noValues: readonly string[];
}

export function planTemplate(segments: readonly Segment[]): TemplatePlan {
  const first = segments[0];
  const last = segments.at(-1);
  const prefix = typeof first === "string" ? first : "";
  const suffix = segments.length > 1 && typeof last === "string" ? last : "";
  const parameters = segments.filter((segment): segment is Parameter => typeof segment !== "string");
  return {
    segments,
    prefix,
    suffix,
    prefixStart: prefix.charCodeAt(0),
    prefixEnd: prefix.charCodeAt(prefix.length - 1),
    suffixStart: suffix.charCodeAt(0),
    suffixMiddle: suffix.charCodeAt(suffix.length >> 1),
    suffixEnd: suffix.charCodeAt(suffix.length - 1),
    parameters,
    noValues: parameters.map(() => ""),
  };
}

/**
 * Next literals that a value of the class could run into; before them the value counts as a string. If a parameter
 * follows the literal, the literal is tested with a digit after it, because the value may begin with one.
 */
const COLLISIONS: Readonly<Record<ParameterLetter, RegExp | null>> = {
  i: /^\d/,
  t: /^\d/,
  d: /^(?:[\deE]|\.\d)/,
  p: /^[._-]*[0-9A-Za-z:*]/,
  v: /^[A-Za-z]/,
  b: null,
  s: /^/,
  l: /^/,
};

type Piece = string | Pick<Parameter, "name" | "type" | "placeholder">;

/** Splits a table's text at its marks, and decides once per template where each value ends. */
export function planSegments(text: string): readonly Segment[] {
  const pieces = piecesOf(text);
  return pieces.map((piece, index) => {
    if (typeof piece === "string") return piece;
    const next = pieces[index + 1];
    const reach = reachOf(piece.type, next, index + 2 >= pieces.length);
    const isEnclosed = reach !== "word" && encloses(pieces[index - 1], next);
    return { ...piece, msName: asKey(`${piece.name}Ms`), reach, mayBeEmpty: isEnclosed };
  });
}

function piecesOf(text: string): readonly Piece[] {
  // Kept whole: a string made by cutting and joining is slow to compare with `===`.
  if (!text.includes("|")) return [text];
  const pieces: Piece[] = [];
  let literal = "";
  for (const [index, part] of text.split("|").entries()) {
    if (index % 2 === 0) literal += part;
    else if (part === "") literal += "|";
    else {
      if (literal !== "") pieces.push(literal);
      literal = "";
      pieces.push(readMark(part));
    }
  }
  if (literal !== "") pieces.push(literal);
  return pieces;
}

function readMark(mark: string): Piece {
  const tilde = mark.indexOf("~");
  const name = asKey(tilde < 0 ? mark.slice(1) : mark.slice(1, tilde));
  return { name, type: letterOf(mark), placeholder: tilde < 0 ? "%s" : mark.slice(tilde + 1) };
}

/** The same text as an interned property name: adding it to an object is then three times faster. */
function asKey(name: string): string {
  return Object.keys({ [name]: true })[0] ?? name;
}

function letterOf(mark: string): ParameterLetter {
  const letter = mark.charAt(0);
  return isLetter(letter) ? letter : "s";
}

function isLetter(letter: string): letter is ParameterLetter {
  return Object.hasOwn(COLLISIONS, letter);
}

function reachOf(type: ParameterLetter, next: Piece | undefined, isLast: boolean): Reach {
  if (typeof next === "object") return "word";
  const collision = COLLISIONS[type];
  const ahead = next === undefined || isLast ? next : `${next}0`;
  if (type !== "s" && type !== "l" && (ahead === undefined || collision?.test(ahead) !== true)) return "class";
  return isLast ? "end" : "stop";
}

/** A value can be empty only between quotes or brackets. */
function encloses(previous: Piece | undefined, next: Piece | undefined): boolean {
  if (typeof previous !== "string" || typeof next !== "string") return false;
  return /["'`[({]$/.test(previous) && /^["'`\])}]/.test(next);
}
