import type { FamilyId, FamilySnapshot, SnapshotEntry } from "../model.ts";
import type { ChangeDraft, ChangeKind } from "./change.ts";
import { isLive } from "./live.ts";
import type { Place } from "./place.ts";
import { readText } from "./same-text.ts";

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

/** A product that starts or stops to list anything of the family is one change, not one per code. */
export function diffFamilyProducts(
  family: FamilyId,
  before: FamilySnapshot,
  after: FamilySnapshot,
): readonly ChangeDraft[] {
  const old = countByProduct(before);
  const now = countByProduct(after);
  const base = { family, code: null, name: null, before: null, after: null };
  return [
    ...[...now]
      .filter(([product]) => !old.has(product))
      .map(([product, count]) => ({ ...base, kind: "product-added" as const, product, after: product, count })),
    ...[...old]
      .filter(([product]) => !now.has(product))
      .map(([product, count]) => ({ ...base, kind: "product-dropped" as const, product, before: product, count })),
  ];
}

function countByProduct({ entries }: FamilySnapshot): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const product of entries.filter(isLive).flatMap(({ products }) => products))
    counts.set(product, (counts.get(product) ?? 0) + 1);
  return counts;
}
