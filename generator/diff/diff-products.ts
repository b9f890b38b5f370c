import type { FamilyId, SnapshotEntry } from "../model.ts";
import type { ChangeDraft, ChangeKind } from "./change.ts";
import { isLive } from "./live.ts";
import type { EntryPairs } from "./pair-entries.ts";
import type { Place } from "./place.ts";
import { readText } from "../text/same-text.ts";

type Listed = Pick<SnapshotEntry, "products" | "messages">;

/** Products that list a code, or one of its messages, on one side only. Those of the whole family are told once. */
export function diffProducts(
  place: Place,
  before: Listed,
  after: Listed,
  familyWide: ReadonlySet<string>,
): readonly ChangeDraft[] {
  const entry = productChanges(place, before.products, after.products, familyWide, {});
  const told = new Set([...familyWide, ...entry.map(({ product }) => product ?? "")]);
  const old = new Map(before.messages.filter(isLive).map((message) => [readText(message.text), message]));
  const messages = after.messages.filter(isLive).flatMap((message) => {
    const twin = old.get(readText(message.text));
    if (twin === undefined) return [];
    const listed = [twin.products ?? before.products, message.products ?? after.products] as const;
    return productChanges(place, ...listed, told, { message: message.text });
  });
  return [...entry, ...messages];
}

function productChanges(
  place: Place,
  before: readonly string[],
  after: readonly string[],
  except: ReadonlySet<string>,
  about: { readonly message?: string },
): readonly ChangeDraft[] {
  const draft = (kind: ChangeKind, product: string): ChangeDraft => ({
    ...place.draft(kind),
    ...about,
    product,
    ...(kind === "product-added" ? { after: product } : { before: product }),
  });
  const told = (product: string): boolean => !except.has(product);
  return [
    ...after
      .filter((product) => !before.includes(product) && told(product))
      .map((product) => draft("product-added", product)),
    ...before
      .filter((product) => !after.includes(product) && told(product))
      .map((product) => draft("product-dropped", product)),
  ];
}

/** A product that starts or stops to list codes of the family is one change, not one per code. */
export function diffFamilyProducts(
  family: FamilyId,
  sides: { readonly before: readonly SnapshotEntry[]; readonly after: readonly SnapshotEntry[] },
  kept: EntryPairs["pairs"],
): readonly ChangeDraft[] {
  const base = { family, code: null, name: null, before: null, after: null };
  // A code that came or went as a whole says itself which products list it.
  const came = countNew(
    productsOf(sides.before),
    kept.map((pair) => pair.after),
  );
  const went = countNew(
    productsOf(sides.after),
    kept.map((pair) => pair.before),
  );
  return [
    ...[...came].map(([product, count]) => ({
      ...base,
      kind: "product-added" as const,
      product,
      after: product,
      count,
    })),
    ...[...went].map(([product, count]) => ({
      ...base,
      kind: "product-dropped" as const,
      product,
      before: product,
      count,
    })),
  ];
}

function productsOf(entries: readonly SnapshotEntry[]): ReadonlySet<string> {
  return new Set(entries.filter(isLive).flatMap(({ products }) => products));
}

/** How many entries list each product that is not known. */
function countNew(known: ReadonlySet<string>, entries: readonly SnapshotEntry[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const product of entries.flatMap(({ products }) => products)) {
    if (!known.has(product)) counts.set(product, (counts.get(product) ?? 0) + 1);
  }
  return counts;
}
