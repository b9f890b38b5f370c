import type { Problem, ProblemPlace } from "../problem.ts";

/** Collects what a person should look at; every problem carries the page's place. */
export class PageProblems {
  readonly list: Problem[] = [];
  readonly #page: ProblemPlace;

  constructor(page: ProblemPlace) {
    this.#page = page;
  }

  warn(check: string, at: ProblemPlace, message: string, fix: string): void {
    this.list.push({ check, severity: "warning", at: { ...this.#page, ...at }, message, fix });
  }

  error(check: string, at: ProblemPlace, message: string, fix: string): void {
    this.list.push({ check, severity: "error", at: { ...this.#page, ...at }, message, fix });
  }
}

/** A text short enough for a message. */
export function excerpt(text: string): string {
  const line = text.replaceAll("\n", " ");
  return line.length > 80 ? `${line.slice(0, 77)}…` : line;
}
