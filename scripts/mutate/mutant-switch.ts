/** More questions than this by one test are an endless loop. */
class EndlessError extends Error {}

/** Says which mutant is awake, notes which ones are reached, and ends what asks without end. */
export class MutantSwitch {
  readonly active: number | null;
  reached = new Set<number>();
  questions = 0;
  isEndless = false;
  limit = Number.POSITIVE_INFINITY;

  constructor(active: number | null) {
    this.active = active;
  }

  isOn(id: number): boolean {
    this.questions += 1;
    if (this.questions > this.limit) {
      this.isEndless = true;
      throw new EndlessError("An endless loop.");
    }
    if (this.active === null) this.reached.add(id);
    return this.active === id;
  }
}
