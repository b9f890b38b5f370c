import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Change } from "../../generator/diff/change.ts";
import { replayPages } from "../../generator/diff/history.ts";
import { FAMILY_IDS, type FamilyId } from "../../generator/model.ts";
import { groupBy } from "../../generator/problem.ts";
import { InputError } from "../../scripts/cli.ts";
import { compareSides } from "../../scripts/diff/compare-sides.ts";
import { readSide } from "../../scripts/diff/read-side.ts";
import { type ManifestRow, parseManifest } from "../../scripts/recorded/manifest.ts";
import { readRecordings } from "../../scripts/recorded/read-recordings.ts";
import { chooseSource } from "../../scripts/replay/choose-source.ts";
import { PROJECT } from "../support/project.ts";
import { type PlainPage, plainPage, plainText, TABLE } from "./plain-page.ts";

/** What the diff says of two recordings of a page, held against a plain reading of both. */
const FOLDER = join(PROJECT, "../shared/pages");
const isHere = existsSync(FOLDER);
type Row = ManifestRow & { readonly family: FamilyId };

const rows = isHere ? parseManifest(readFileSync(join(FOLDER, "MANIFEST.jsonl"), "utf8")).rows : [];
const whole = rows.flatMap(({ row }): readonly Row[] => {
  const family = FAMILY_IDS.find((id) => id === row.family);
  return family === undefined || row.partial === true || row.product.startsWith("_") ? [] : [{ ...row, family }];
});
const pages = [...groupBy(whole, ({ family, product, locale }) => `${family} ${product} ${locale}`).values()];
const ordered = pages.map((list) =>
  list.toSorted((a, b) => (`${a.recorded} ${a.file}` < `${b.recorded} ${b.file}` ? -1 : 1)),
);
const read = (file: string): PlainPage => plainPage(readFileSync(join(FOLDER, file), "utf8"));

type Counts = Map<string, number>;

/** Adds or takes the words and signs of a text: what remains at the end was missed or invented. */
function count(counts: Counts, text: string, sign: 1 | -1): void {
  const words = plainText(text).match(/\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}])+|[^\s\p{L}\p{N}]/gu) ?? [];
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + sign);
}

interface Side {
  readonly text: string;
  readonly key: string;
  readonly sign: 1 | -1;
}

/** The texts that a change says went and came, and the code or table that they went from and came to. */
function sidesOf(change: Change): readonly Side[] {
  const { kind, code, field, table, details, before, after, movedFrom, movedTo } = change;
  const isTitle =
    kind === "error-renamed" ||
    /^error-(?:moved|sign-changed|aliases-changed)$/u.test(kind) ||
    field === "title" ||
    field === "entry";
  if (isTitle || kind.startsWith("section-") || kind.startsWith("table-")) return [];
  // A note of a table stands above its rows.
  if (code === null && (table === undefined || field === "note")) return [];
  const key = (place: number | string | null | undefined): string =>
    typeof place === "number" ? String(place) : TABLE;
  const side = (
    text: string | null | undefined,
    sign: 1 | -1,
    place: number | string | null = code,
  ): readonly Side[] => (text == null ? [] : [{ text, key: key(place), sign }]);
  if (kind === "message-moved") return [...side(before, -1, movedFrom), ...side(after, 1, movedTo)];
  const sign = before === null ? 1 : -1;
  if (details !== undefined) return details.flatMap(({ en, "zh-CN": chinese }) => side(en ?? chinese, sign));
  return [...side(before, -1), ...side(after, 1)];
}

/** What is wrong with the changes between two pages; each line is one change missed, invented or misclassified. */
function judge(before: PlainPage, after: PlainPage, changes: readonly Change[], isChinese: boolean): readonly string[] {
  const codesOf = (...kinds: readonly string[]): readonly string[] =>
    changes.filter(({ kind, code }) => kinds.includes(kind) && code !== null).map(({ code }) => String(code));
  const renumbered = changes.filter(({ kind }) => kind === "error-moved" || kind === "error-sign-changed");
  // The page writes the code with the other sign now.
  const aliased = changes.filter(({ kind }) => kind === "error-aliases-changed");
  const came = [...after.codes].filter((code) => !before.codes.has(code));
  const went = [...before.codes].filter((code) => !after.codes.has(code));
  const retitled = [...after.titles].flatMap(([code, title]) => {
    const old = before.titles.get(code);
    return old === undefined || wordsOf(old).toLowerCase() === wordsOf(title).toLowerCase() ? [] : [code];
  });
  const titled = changes.filter(
    ({ kind, field, code }) => code !== null && (kind === "error-renamed" || field === "title"),
  );
  return [
    ...compare("code added", came, [
      ...codesOf("error-added", "error-returned"),
      ...renumbered.map((change) => String(change.after)),
      ...aliased.map((change) => String(change.after)),
    ]),
    ...compare("code removed", went, [
      ...codesOf("error-retired"),
      ...renumbered.map((change) => String(change.before)),
      ...aliased.map((change) => String(change.code)),
    ]),
    ...compare("title changed", retitled, [...new Set(titled.map(({ code }) => String(code)))]),
    ...textsOff(before, after, changes, new Set([...came, ...went])),
    ...changes.flatMap((change) => misclassified(change, before, after, isChinese)),
  ];
}

function compare(what: string, found: readonly string[], told: readonly string[]): readonly string[] {
  return [
    ...found.filter((code) => !told.includes(code)).map((code) => `missed: ${what} ${code}`),
    ...told.filter((code) => !found.includes(code)).map((code) => `invented: ${what} ${code}`),
  ];
}

/** All words that went and came below a code must be those of its changes. */
function textsOff(
  before: PlainPage,
  after: PlainPage,
  changes: readonly Change[],
  wholeCodes: ReadonlySet<string>,
): readonly string[] {
  const balance = new Map<string, Counts>();
  const at = (key: string): Counts =>
    balance.get(key) ?? balance.set(key, new Map()).get(key) ?? new Map<string, number>();
  for (const [key, texts] of before.texts) for (const text of texts) count(at(key), text, -1);
  for (const [key, texts] of after.texts) for (const text of texts) count(at(key), text, 1);
  // Alternatives in one row share an explanation, which is told with each.
  const sides = new Map(
    changes.flatMap(sidesOf).map((side) => [JSON.stringify([placeOf(side), side.sign, side.text]), side]),
  );
  for (const side of sides.values()) count(at(placeOf(side)), side.text, side.sign === 1 ? -1 : 1);
  return [...balance].flatMap(([key, counts]) => {
    const off = [...counts].filter(([, number]) => number !== 0).map(([word, number]) => `${String(number)} ${word}`);
    if (off.length === 0 || wholeCodes.has(key)) return [];
    const isTold = [...sides.values()].some((side) => placeOf(side) === key);
    return [`${isTold ? "invented or missed" : "missed"}: text of ${key}: ${off.join(", ").slice(0, 200)}`];
  });

  /** A code whose texts are the rows of a table has them there. */
  function placeOf({ key, text }: Side): string {
    const cell = plainText(text);
    const inRow = [before, after].some(
      ({ texts }) => texts.get(TABLE)?.has(cell) === true && texts.get(key)?.has(cell) !== true,
    );
    return inRow ? TABLE : key;
  }
}

function wordsOf(text: string): string {
  return text.normalize("NFKC").replace(/[^\p{L}\p{N}\p{S}%{}]/gu, "");
}

const PLACEHOLDER = /%[sd]|\{\w+\}/gu;

function misclassified(change: Change, before: PlainPage, after: PlainPage, isChinese: boolean): readonly string[] {
  const { kind, field, before: old, after: now } = change;
  const wrong = (why: string): readonly string[] => [`misclassified: ${kind} ${String(change.code)}: ${why}`];
  if (isChinese !== (change.locale === "zh-CN")) return wrong("the other language");
  if (isChinese && /^(?:message|parameter|explanation)-/u.test(kind)) return wrong("a translation");
  const has = ({ texts }: PlainPage, text: string): boolean =>
    [...texts.values()].some((all) => all.has(plainText(text)));
  if (kind === "message-added" && now !== null && has(before, now)) return wrong("it was there before");
  if (kind === "message-removed" && old !== null && has(after, old)) return wrong("it is still there");
  if (old === null || now === null || field === undefined || field === "entry") return [];
  if ((wordsOf(old) === wordsOf(now)) !== (kind === "punctuation-changed") && kind !== "message-moved")
    return wrong(`${old} → ${now}`);
  if (isChinese || field !== "message") return [];
  const more = (now.match(PLACEHOLDER) ?? []).length - (old.match(PLACEHOLDER) ?? []).length;
  const isRight =
    more > 0 ? kind === "parameter-added" : more < 0 ? kind === "parameter-removed" : !kind.startsWith("parameter-");
  return isRight ? [] : wrong(`${old} → ${now}`);
}

describe.skipIf(!isHere)("recorded transitions", { timeout: 120_000 }, () => {
  it("two recordings side by side: missed 0, invented 0, misclassified 0", async () => {
    const wrong: string[] = [];
    let transitions = 0;
    const side = ({ file, family, locale }: Row) => readSide(join(FOLDER, file), { root: PROJECT, family, locale });
    for (const [first, second] of ordered.flatMap((list) => list.slice(1).map((row, at) => [list[at], row] as const))) {
      if (first === undefined) continue;
      try {
        const { changes } = compareSides(await side(first), await side(second));
        transitions += 1;
        const found = judge(read(first.file), read(second.file), changes, second.locale === "zh-CN");
        wrong.push(...found.map((line) => `${first.file} → ${second.file}: ${line}`));
      } catch (error) {
        // Pages that were emptied: they must be refused, and a plain reading finds no code either.
        if (!(error instanceof InputError)) throw error;
        expect(Math.min(read(first.file).codes.size, read(second.file).codes.size), error.message).toBe(0);
      }
    }
    expect(wrong).toEqual([]);
    expect(transitions).toBeGreaterThan(90);
  });

  it("one after the other, as the weeks bring them: the same", async () => {
    const wrong: string[] = [];
    for (const [row] of ordered.filter((list) => list.length > 1)) {
      if (row === undefined) continue;
      const { family, product, locale } = row;
      const recordings = await readRecordings(FOLDER, { family, product, locale });
      const { steps } = replayPages(recordings, chooseSource(recordings, FOLDER));
      for (const { from, to, changes, stopped } of steps) {
        if (stopped !== null && stopped.borneOutBy === null) continue;
        const found = judge(read(from.file), read(to.file), changes, locale === "zh-CN");
        wrong.push(...found.map((line) => `${from.file} → ${to.file}: ${line}`));
      }
    }
    expect(wrong).toEqual([]);
  });
});
