import { adviceText } from "../../advice-text.ts";
import type { BinanceErrorInfo } from "../../result.ts";
import { namesOf } from "./names-of.ts";
import { familiesText } from "../explain/look.ts";
import { wordsOf } from "../explain/words.ts";
import type { Paint } from "../text/paint.ts";
import { printable } from "../text/printable.ts";

/** What every line begins with that is not of the log, so that `grep -v` gives the log back. */
export const MARK = "  ↳ ";

const WORDS = wordsOf("en");
const EXECUTED = { "not-executed": "not executed", unknown: "execution unknown", partial: "executed in part" } as const;

/** The lines for the errors of one log line. Advice is given in full where it comes up for the first time. */
export class Notes {
  readonly #given = new Set<string>();
  readonly #paint: Paint;

  constructor(paint: Paint) {
    this.#paint = paint;
  }

  text(errors: readonly BinanceErrorInfo[]): string {
    return errors.map((error) => this.#note(error)).join("");
  }

  #note(error: BinanceErrorInfo): string {
    const { execution, retry, id } = error.advice;
    const facts = [
      this.#name(error),
      this.#paint(execution === "not-executed" ? "green" : "red", EXECUTED[execution]),
      `send again ${WORDS.retry[retry]}`,
      ...whereOf(error),
    ];
    const line = `${this.#mark()}${facts.join(this.#paint("dim", " · "))}\n`;
    if (this.#given.has(id)) return line;
    this.#given.add(id);
    const advice = adviceText(error);
    return advice === null ? line : `${line}${this.#mark()}${this.#paint("bold", printable(advice))}\n`;
  }

  #mark(): string {
    return this.#paint("dim", MARK);
  }

  #name(error: BinanceErrorInfo): string {
    const { kind, code, status } = error;
    if (code === null)
      return this.#paint(
        "bold",
        kind === "network" ? "no answer" : status === null ? "code lost" : `HTTP ${String(status)}`,
      );
    const names = namesOf(error);
    const words = names === null ? this.#paint("yellow", "on no list") : this.#paint("cyan", printable(names));
    return `${this.#paint("bold", String(code))} ${words}`;
  }
}

function whereOf({ family, candidates, retryAt }: BinanceErrorInfo): readonly string[] {
  const families = family === null ? candidates : [family];
  const where = families.length === 0 ? [] : [familiesText(families, WORDS)];
  return retryAt === null || !Number.isFinite(retryAt) || Math.abs(retryAt) > 8e15
    ? where
    : [...where, `wait until ${new Date(retryAt).toISOString()}`];
}
