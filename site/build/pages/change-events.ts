import type { CatalogIndex } from "../index-catalog.ts";
import type { ErrorEntry, Family, Message } from "../catalog.ts";

export interface ChangeEvent {
  readonly kind: "added" | "retired" | "message-retired";
  readonly date: string;
  readonly family: Family;
  readonly entry: ErrorEntry;
  readonly message?: Message;
}

/** What the dates of the catalog tell, newest first, within a day in the catalog's order. */
export function changeEvents({ catalog }: CatalogIndex): readonly ChangeEvent[] {
  return catalog.families
    .flatMap((family) => family.errors.flatMap((entry) => entryEvents(family, entry)))
    .toSorted((left, right) => (left.date < right.date ? 1 : left.date > right.date ? -1 : 0));
}

function entryEvents(family: Family, entry: ErrorEntry): readonly ChangeEvent[] {
  const { since, retired } = entry;
  return [
    ...(since === undefined ? [] : [{ kind: "added" as const, date: since, family, entry }]),
    ...(retired === undefined ? [] : [{ kind: "retired" as const, date: retired, family, entry }]),
    ...entry.messages.flatMap((message) =>
      // The messages of a code that left went with it.
      message.retired === undefined || message.retired === retired
        ? []
        : [{ kind: "message-retired" as const, date: message.retired, family, entry, message }],
    ),
  ];
}

/** Date from which a family's recorded history starts: what stands there is no news but the first list. */
export function firstRecord(events: readonly ChangeEvent[], family: Family): string | undefined {
  return events.findLast((event) => event.family.id === family.id && event.kind === "added")?.date;
}
