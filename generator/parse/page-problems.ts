import type { Problem, ProblemPlace } from "../problem.ts";
import { cut } from "../text/cut.ts";

/** As many of one kind are listed; what one cause repeats for every line nobody reads to the end. */
const MOST_OF_A_KIND = 1000;

/** Collects what a person should look at; every problem carries the page's place. */
export class PageProblems {
  readonly #list: Problem[] = [];
  readonly #counts = new Map<string, number>();
  readonly #page: ProblemPlace;

  constructor(page: ProblemPlace) {
    this.#page = page;
  }

  warn(check: string, at: ProblemPlace, message: string, fix: string): void {
    this.#add({ check, severity: "warning", at: { ...this.#page, ...at }, message, fix });
  }

  error(check: string, at: ProblemPlace, message: string, fix: string): void {
    this.#add({ check, severity: "error", at: { ...this.#page, ...at }, message, fix });
  }

  /** The problems in the order in which they were found, and how many of a kind are not listed. */
  get list(): readonly Problem[] {
    return [...this.#list, ...[...this.#counts].flatMap(([check, count]) => this.#unlisted(check, count))];
  }

  #add(problem: Problem): void {
    const count = (this.#counts.get(problem.check) ?? 0) + 1;
    this.#counts.set(problem.check, count);
    if (count <= MOST_OF_A_KIND) this.#list.push(problem);
  }

  #unlisted(check: string, count: number): readonly Problem[] {
    const last = this.#list.findLast((problem) => problem.check === check);
    if (count <= MOST_OF_A_KIND || last === undefined) return [];
    const message = `${String(count - MOST_OF_A_KIND)} more problems of this kind are not listed.`;
    return [{ check, severity: last.severity, at: this.#page, message, fix: last.fix }];
  }
}

/** A text short enough for a message. */
export function excerpt(text: string): string {
  const line = text.replaceAll("\n", " ");
  return line.length > 80 ? cut(line, 77) : line;
}
