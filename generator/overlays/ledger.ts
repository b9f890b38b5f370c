import type { Problem } from "../problem.ts";

/**
 * Keeps the books of one overlay file: every record must be used, and must change something. A record that
 * fits nothing any more is an error (upstream moved under it), one that changes nothing a warning.
 */
export class Ledger<Rec> {
  readonly #file: string;
  readonly #describe: (record: Rec) => string;
  readonly #place: (record: Rec) => Problem["at"];
  readonly #unused: Set<Rec>;
  readonly #used = new Set<Rec>();
  readonly #redundant = new Set<Rec>();

  constructor(
    file: string,
    records: readonly Rec[],
    describe: (record: Rec) => string,
    place: (record: Rec) => Problem["at"] = () => ({}),
  ) {
    this.#file = file;
    this.#describe = describe;
    this.#place = place;
    this.#unused = new Set(records);
  }

  use(record: Rec): void {
    this.#unused.delete(record);
    this.#used.add(record);
  }

  /** Changes nothing here; a record for several families can still be of use elsewhere. */
  redundant(record: Rec): void {
    this.#unused.delete(record);
    this.#redundant.add(record);
  }

  problems(): readonly Problem[] {
    const stale = [...this.#unused].map((record): Problem => ({
      check: "overlay-stale",
      severity: "error",
      at: { file: this.#file, ...this.#place(record) },
      message: `${this.#describe(record)}: the pages have nothing that this record fits.`,
      fix: `Compare the record with snapshots/ and correct or remove it in ${this.#file}, then run "npm run generate".`,
    }));
    const idle = [...this.#redundant]
      .filter((record) => !this.#used.has(record))
      .map((record): Problem => ({
        check: "overlay-redundant",
        severity: "warning",
        at: { file: this.#file, ...this.#place(record) },
        message: `${this.#describe(record)}: the pages say the same without it.`,
        fix: `Remove the record from ${this.#file}.`,
      }));
    return [...stale, ...idle];
  }
}
