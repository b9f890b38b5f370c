import type { SnapshotEntry, SnapshotMessage } from "../model.ts";
import { readText } from "../text.ts";
import type { ChangeDraft, Place } from "./change.ts";
import { isCurrent } from "./diff-catalogs.ts";
import { type LooseMessage, type MessageDiff, diffMessages } from "./messages.ts";
import { productChanges } from "./pages.ts";

type Shown = Pick<ChangeDraft, "products" | "of">;

/**
 * The messages of a code, compared page by page and then folded. A text reworded first on one product's page is a
 * change of that page only.
 */
export function diffListedMessages(place: Place, before: SnapshotEntry, after: SnapshotEntry): MessageDiff {
  const whole = diffMessages(place, before.messages, after.messages);
  const products = after.products.filter((product) => before.products.includes(product));
  const isSplit = [...before.messages, ...after.messages].some((message) => message.products !== undefined);
  if (products.length < 2 || !isSplit) return whole;
  const diffs = products.map((product) => ({
    product,
    diff: diffMessages(place, listedBy(before, product), listedBy(after, product)),
  }));
  const shownOn = (list: readonly string[]): Shown =>
    list.length === products.length ? {} : { products: [...list], of: products.length };
  const returned = whole.changes.filter(({ kind }) => kind === "message-returned");
  const isReturned = (text: string): boolean => returned.some((change) => change.after === text);
  const changes = fold(diffs.map(({ product, diff }) => ({ product, items: diff.changes })));
  const went = fold(diffs.map(({ product, diff }) => ({ product, items: diff.went.map(textOf) })));
  const came = fold(diffs.map(({ product, diff }) => ({ product, items: diff.came.map(textOf) })));
  return {
    changes: [
      ...whole.changes.filter(({ kind }) => kind === "message-returned" || kind === "message-dropped"),
      ...changes.map(({ item, on }) => ({ ...item, ...shownOn(on) })),
      ...went
        .filter(({ item }) => liveIn(after, item) !== undefined)
        .flatMap(({ item, on }) => productChanges(place, on, [], new Set(), { message: item })),
      ...came
        .filter(({ item }) => liveIn(before, item) !== undefined && !isReturned(item))
        .flatMap(({ item, on }) => productChanges(place, [], on, new Set(), { message: item })),
    ],
    went: went.flatMap(({ item, on }) => loose(place, liveIn(after, item), liveIn(before, item), after, shownOn(on))),
    came: came
      .filter(({ item }) => !isReturned(item))
      .flatMap(({ item, on }) => loose(place, liveIn(before, item), liveIn(after, item), after, shownOn(on))),
  };
}

/** Nothing if the other side still has the message on another page. */
function loose(
  place: Place,
  other: SnapshotMessage | undefined,
  message: SnapshotMessage | undefined,
  after: SnapshotEntry,
  shown: Shown,
): readonly LooseMessage[] {
  if (other !== undefined || message === undefined) return [];
  const kept = after.messages.find(({ text }) => readText(text) === readText(message.text));
  return [{ place, message, retired: kept?.retired, shown }];
}

function listedBy(entry: SnapshotEntry, product: string): readonly SnapshotMessage[] {
  return entry.messages.filter(
    (message) => isCurrent(message) && (message.products ?? entry.products).includes(product),
  );
}

function liveIn(entry: SnapshotEntry, text: string): SnapshotMessage | undefined {
  return entry.messages.find((message) => isCurrent(message) && readText(message.text) === readText(text));
}

function textOf({ message }: LooseMessage): string {
  return message.text;
}

interface Folded<T> {
  readonly item: T;
  readonly on: readonly string[];
}

/** Equal items of several products as one, with the products. */
function fold<T>(lists: readonly { readonly product: string; readonly items: readonly T[] }[]): readonly Folded<T>[] {
  const folded = new Map<string, { readonly item: T; readonly on: string[] }>();
  for (const { product, items } of lists) {
    for (const item of items) {
      const key = JSON.stringify(item);
      const known = folded.get(key);
      if (known === undefined) folded.set(key, { item, on: [product] });
      else if (!known.on.includes(product)) known.on.push(product);
    }
  }
  return [...folded.values()];
}
