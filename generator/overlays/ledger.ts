import type { FamilySnapshot, SnapshotEntry } from "../model.ts";
import type { Problem } from "../problem.ts";
import type { Overlays } from "./schemas.ts";

/**
 * Tracks the records of one overlay file: every record must be used and change something. A record that no longer
 * matches is an error, a record that changes nothing a warning.
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

  /** Changes nothing here; a record for several families may change something elsewhere. */
  redundant(record: Rec): void {
    this.#unused.delete(record);
    this.#redundant.add(record);
  }

  problems(): readonly Problem[] {
    const stale = [...this.#unused].map((record): Problem => ({
      check: "overlay-stale",
      severity: "error",
      at: { file: this.#file, ...this.#place(record) },
      message: `${this.#describe(record)}: nothing on the pages matches this record.`,
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

/** Moves texts between messages and notes as overlays/roles.json says, against the parser's rules. */
export function assignRoles(
  snapshots: readonly FamilySnapshot[],
  roles: Overlays["roles"],
): { readonly snapshots: readonly FamilySnapshot[]; readonly problems: readonly Problem[] } {
  const ledger = new Ledger(
    "overlays/roles.json",
    roles,
    ({ role, text }) => `"${text}" is a ${role}`,
    ({ family, code }) => ({ family, code }),
  );
  const assigned = snapshots.map((snapshot) => ({
    ...snapshot,
    entries: snapshot.entries.map((entry) =>
      roles
        .filter(({ family, code }) => family === snapshot.family && code === entry.code)
        .reduce((changed, role) => assignRole(changed, role, ledger), entry),
    ),
  }));
  return { snapshots: assigned, problems: ledger.problems() };
}

function assignRole(
  entry: SnapshotEntry,
  role: Overlays["roles"][number],
  ledger: Ledger<Overlays["roles"][number]>,
): SnapshotEntry {
  const message = entry.messages.find(({ text }) => text === role.text);
  const note = entry.notes.find(({ en }) => en === role.text);
  if (message !== undefined && role.role === "note") {
    ledger.use(role);
    const { text, "zh-CN": chinese } = message;
    return {
      ...entry,
      messages: entry.messages.filter((other) => other !== message),
      notes: [...entry.notes, { en: text, ...(chinese === undefined ? {} : { "zh-CN": chinese }) }],
    };
  }
  if (note !== undefined && role.role === "message") {
    ledger.use(role);
    const chinese = note["zh-CN"];
    return {
      ...entry,
      notes: entry.notes.filter((other) => other !== note),
      messages: [...entry.messages, { text: role.text, ...(chinese === undefined ? {} : { "zh-CN": chinese }) }],
    };
  }
  if (message !== undefined || note !== undefined) ledger.redundant(role);
  return entry;
}
