import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parsePage } from "../../generator/parse/parse-page.ts";
import type { ParsedEntry } from "../../generator/parse/parsed-page.ts";
import { parseManifest } from "../../scripts/recorded/manifest.ts";
import { type HandEntry, readByHand } from "../support/read-by-hand.ts";

const root = join(import.meta.dirname, "../../../shared/pages");
const present = existsSync(join(root, "MANIFEST.jsonl"));
const rows = present
  ? parseManifest(readFileSync(join(root, "MANIFEST.jsonl"), "utf8")).rows.map(({ row }) => row)
  : [];
/** Whole lists under headings; a text without markup, and a page with its site around it, have nothing to count by. */
const pages = rows.filter(
  (row) => row.family !== null && Number(row["codes"]) > 0 && !["text", "docusaurus-html"].includes(row.format),
);

/** Letters and figures only: marks, quotes and spaces are layout, and two readers may part a text in two ways. */
const letters = (text: string): string => text.replace(/[^\p{L}\p{N}%$<>=]/gu, "");

const textsOf = ({ messages, notes }: ParsedEntry): readonly string[] => [
  ...messages.flatMap(({ text, explanation }) => (explanation === undefined ? [text] : [text, explanation.text])),
  ...notes.map(({ text }) => text),
];

/** What is under a heading and not in the entry, and the other way round. */
function differences(hand: readonly string[], read: readonly string[]): readonly string[] {
  const [written, parsed] = [hand.map(letters), read.map(letters)];
  const longest = parsed.toSorted((a, b) => b.length - a.length);
  const [page, entry] = [written.join(""), parsed.join("")];
  const isLost = (text: string): boolean =>
    !entry.includes(text) && longest.reduce((rest, part) => rest.replace(part, ""), text) !== "";
  return [
    ...written.filter(isLost).map((text) => `lost: ${text}`),
    ...parsed.filter((text) => !page.includes(text)).map((text) => `invented: ${text}`),
  ];
}

function accountFor(text: string): readonly string[] {
  const hand = readByHand(text);
  const read = parsePage(text).pages.flatMap(({ entries }) => entries);
  const left = read.filter(({ kind }) => kind === "entry");
  const headed = hand.flatMap(({ code, line, texts }) => {
    if (code === null) return [];
    const at = left.findIndex(({ codes }) => codes.some((own) => Math.abs(Number(own)) === code));
    const [entry] = at < 0 ? [] : left.splice(at, 1);
    const found = entry === undefined ? ["no entry"] : differences(texts, textsOf(entry));
    return found.map((difference) => `line ${String(line)}, ${String(code)}: ${difference}`);
  });
  const invented = left.filter((entry) => textsOf(entry).length > 0 && !isNamedByTitle(entry, hand));
  return [...headed, ...invented.map(({ title }) => `no heading: ${title}`), ...accountForTables(hand, read)];
}

/** A code that only the title of a table names has the table's title. */
function isNamedByTitle({ codes, title }: ParsedEntry, hand: readonly HandEntry[]): boolean {
  return hand.some((own) => own.code === null && letters(own.title) === letters(title)) || codes.length > 1;
}

function accountForTables(hand: readonly HandEntry[], read: readonly ParsedEntry[]): readonly string[] {
  return read
    .filter(({ kind }) => kind === "table")
    .flatMap((table) => {
      const own = hand.filter(({ code, title }) => code === null && letters(title) === letters(table.title));
      return differences(
        own.flatMap(({ texts }) => texts),
        textsOf(table),
      ).map((difference) => `table ${table.title}: ${difference}`);
    });
}

describe.skipIf(!present)("a recorded page, read by hand", () => {
  it.each(pages)("$file: no text is lost, and none invented", (row) => {
    expect(accountFor(readFileSync(join(root, row.file), "utf8"))).toEqual([]);
  });
});

describe("the reader by hand", () => {
  const PAGE =
    "# Errors\n\n## 10xx\n\n### -1000 UNKNOWN\n * An `unknown` error.\n   It goes on.\n\n### -1001 GONE\n\nA paragraph.\n";

  it("agrees with the parser on a plain page", () => {
    expect(accountFor(PAGE)).toEqual([]);
    expect(readByHand(PAGE).map(({ code, texts }) => [code, texts])).toEqual([
      [null, []],
      [null, []],
      [1000, ["An `unknown` error. It goes on."]],
      [1001, ["A paragraph."]],
    ]);
  });

  it("sees what is lost and what is invented", () => {
    expect(differences(["One.", "Two."], ["One."])).toEqual(["lost: Two"]);
    expect(differences(["One."], ["One.", "Two."])).toEqual(["invented: Two"]);
  });
});
