import { adviceText } from "../advice-text.ts";
import { lookup } from "../index.ts";
import type { BinanceErrorInfo } from "../result.ts";
import { printable } from "../text/printable.ts";
import { wordsOf } from "../words/explain.ts";
import { familiesText } from "./render-rows.ts";
import { type Colour, type Paint, displayWidth, wrap } from "./text.ts";

/** Every added line begins with this, so `grep -v` restores the log. */
export const MARK = "  ↳ ";
/** In a terminal, continued lines begin with as many spaces. */
const INDENT = "    ";
const DOT = " · ";

const WORDS = wordsOf("en");

interface Fact {
  readonly text: string;
  readonly colour?: Colour;
}

/** The lines for the errors of one log line. Advice is printed in full the first time. */
export class Notes {
  readonly #given = new Set<string>();
  readonly #paint: Paint;
  readonly #width: number;

  /** In a pipe `width` is infinite, so each note is one line. */
  constructor(paint: Paint, width: number) {
    this.#paint = paint;
    this.#width = width - MARK.length;
  }

  text(errors: readonly BinanceErrorInfo[]): string {
    return errors.map((error) => this.#note(error)).join("");
  }

  #note(error: BinanceErrorInfo): string {
    const { id } = error.advice;
    const lines = this.#marked(this.#flow(factsOf(error)));
    if (this.#given.has(id)) return lines;
    this.#given.add(id);
    const advice = adviceText(error);
    if (advice === null) return lines;
    return lines + this.#marked(wrap(printable(advice), this.#width).map((line) => this.#paint("bold", line)));
  }

  #marked(lines: readonly string[]): string {
    return lines.map((line, index) => `${index === 0 ? this.#paint("dim", MARK) : INDENT}${line}\n`).join("");
  }

  /** Joins facts into lines of at most the width. */
  #flow(facts: readonly Fact[]): readonly string[] {
    const lines: string[] = [];
    let used = 0;
    for (const { text, colour } of facts) {
      const painted = colour === undefined ? text : this.#paint(colour, text);
      const wide = displayWidth(text);
      if (lines.length > 0 && used + DOT.length + wide <= this.#width) {
        lines.push(`${lines.pop() ?? ""}${this.#paint("dim", DOT)}${painted}`);
        used += DOT.length + wide;
      } else {
        lines.push(painted);
        used = wide;
      }
    }
    return lines;
  }
}

function factsOf(error: BinanceErrorInfo): readonly Fact[] {
  const { advice, family, candidates, retryAt } = error;
  const families = family === null ? candidates : [family];
  return [
    nameOf(error),
    {
      text: `${WORDS.executionLabel}: ${WORDS.execution[advice.execution]}`,
      colour: advice.execution === "not-executed" ? "green" : "red",
    },
    { text: `${WORDS.retryLabel}: ${WORDS.retry[advice.retry]}` },
    ...(families.length === 0 ? [] : [{ text: familiesText(families, WORDS) }]),
    ...(retryAt === null ? [] : [{ text: `${WORDS.retryAt}: ${timeText(retryAt)}` }]),
  ];
}

function nameOf(error: BinanceErrorInfo): Fact {
  const { kind, code, status } = error;
  if (code !== null) {
    const names = namesOf(error);
    const words = names === null ? "on no list" : printable(names);
    return { text: `${String(code)} ${words}`, colour: names === null ? "yellow" : "cyan" };
  }
  const words = kind === "network" ? "no answer" : status === null ? "code lost" : `HTTP ${String(status)}`;
  return { text: words, colour: "cyan" };
}

function timeText(epochMs: number): string {
  const date = new Date(epochMs);
  return Number.isNaN(date.getTime()) ? String(epochMs) : date.toISOString();
}

/** Few codes have different names in different families, so this stays small. */
const known = new Map<string, string | null>();

/** The error's name, or all its names if its candidate families disagree; null if it has none. */
export function namesOf({ code, name, candidates }: BinanceErrorInfo): string | null {
  if (name !== null || code === null || candidates.length === 0) return name;
  const key = `${String(code)} ${candidates.join(" ")}`;
  const cached = known.get(key);
  if (cached !== undefined) return cached;
  const names = candidates.flatMap((family) => lookup(code, family).map((entry) => entry.name));
  const joined = names.length === 0 ? null : [...new Set(names)].join(" or ");
  known.set(key, joined);
  return joined;
}
