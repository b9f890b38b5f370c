import type { FamilySnapshot, SnapshotEntry } from "../model.ts";
import type { Problem } from "../problem.ts";
import { Ledger } from "./ledger.ts";
import type { Overlays } from "./schemas.ts";

const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_]*$/u;
/** The longest official name has 45 characters. */
const MAX_NAME = 80;

/** Names with a special meaning as keys in JavaScript: every object has them. */
const RESERVED = new Set(
  (
    "prototype constructor toString toLocaleString valueOf hasOwnProperty isPrototypeOf propertyIsEnumerable __proto__ " +
    "__defineGetter__ __defineSetter__ __lookupGetter__ __lookupSetter__"
  ).split(" "),
);

export interface NamedEntries {
  readonly names: ReadonlyMap<SnapshotEntry, string>;
  readonly problems: readonly Problem[];
}

/**
 * Gives each entry of a family an identifier that is unique in it: the overlay's, else the published one, else one made
 * from the heading. A collision never stops a run: the newer entry gets its code as suffix.
 */
export function nameEntries(snapshot: FamilySnapshot, overlay: Overlays["names"]): NamedEntries {
  const { family } = snapshot;
  const records = overlay.filter((record) => record.family === family);
  const ledger = new Ledger("overlays/names.json", records, describe, ({ code }) => ({ family, code }));
  const problems: Problem[] = [];
  const names = new Map<SnapshotEntry, string>();
  const taken = new Set<string>();
  for (const { entry, record } of byPrecedence(snapshot.entries, records)) {
    const wanted = record?.name ?? nameFromPage(entry);
    const name = !taken.has(wanted) && !RESERVED.has(wanted) ? wanted : suffixed(wanted, entry.code, taken);
    taken.add(name);
    names.set(entry, name);
    if (record !== undefined) {
      if (record.name === entry.name && name === entry.name) ledger.redundant(record);
      else ledger.use(record);
    } else if (name !== entry.name) problems.push(unsettled(family, entry, name));
  }
  return { names, problems: [...problems, ...ledger.problems()] };
}

type NameRecord = Overlays["names"][number];

/** Overlay names first, then oldest entries first: a new entry never takes an old entry's name. */
function byPrecedence(
  entries: readonly SnapshotEntry[],
  records: readonly NameRecord[],
): readonly { readonly entry: SnapshotEntry; readonly record: NameRecord | undefined }[] {
  return entries
    .map((entry) => ({
      entry,
      record: records.find(({ code, expects }) => code === entry.code && expects === entry.name),
    }))
    .toSorted((a, b) => {
      const settled = Number(a.record === undefined) - Number(b.record === undefined);
      return settled !== 0 ? settled : compare(a.entry.since ?? "", b.entry.since ?? "");
    });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function describe(record: NameRecord): string {
  return `${String(record.code)} ${record.expects ?? "without a name"} is called ${record.name}`;
}

function nameFromPage({ code, name }: SnapshotEntry): string {
  if (name !== null && name.length <= MAX_NAME && IDENTIFIER.test(name)) return name;
  const words = (name ?? "")
    .normalize("NFKD")
    .toUpperCase()
    .match(/[A-Z0-9]+/gu);
  if (words === null) return `CODE_${String(Math.abs(code))}`;
  const joined = words.join("_").slice(0, MAX_NAME);
  return /^[0-9]/u.test(joined) ? `CODE_${joined}` : joined;
}

function suffixed(name: string, code: number, taken: ReadonlySet<string>): string {
  const base = `${name}_${String(Math.abs(code))}`;
  let unique = base;
  for (let copy = 2; taken.has(unique); copy += 1) unique = `${base}_${String(copy)}`;
  return unique;
}

function unsettled(family: string, entry: SnapshotEntry, name: string): Problem {
  const published = entry.name === null ? "has no name on its page" : `is published as "${entry.name}"`;
  return {
    check: "name-unsettled",
    severity: "warning",
    at: { family, code: entry.code },
    message: `Code ${String(entry.code)} ${published}; it is called ${name} for now.`,
    fix: `Settle its name in overlays/names.json: { "family": "${family}", "code": ${String(entry.code)}, "expects": ${JSON.stringify(entry.name)}, "name": …, "why": … }.`,
  };
}
