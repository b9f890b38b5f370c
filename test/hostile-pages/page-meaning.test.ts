import { test as property } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { repairMojibake } from "../../generator/blocks/to-blocks.ts";
import { LOCALES } from "../../generator/model.ts";
import { parsePage } from "../../generator/parse/parse-page.ts";
import type { ParsedEntry } from "../../generator/parse/parsed-page.ts";
import { fuzzOptions } from "../support/fuzz-runs.ts";
import { writeHtml, writeMarkdown } from "./write-page.ts";
import { type WrittenEntry, writtenPage, type WrittenRow } from "./written-page.ts";

const RUNS = fuzzOptions(1500);

/**
 * What must not change. White space is the page's layout, seven characters no reader sees, and the mark where a bullet
 * passes from English to Chinese is no text of either.
 */
const bare = (text: string): string =>
  text.replace(/[\s\u0000\u00ad\u200b-\u200d\u2060\ufeff]+/gu, "").replace(/[*•/|]+(?=\p{Script=Han})/gu, "");
/** Quotes around a message, and what stands between two in one cell, are the table's. */
const bareCell = (text: string): string => bare(text).replace(/["“”„/,，、]|or|或/gu, "");

function readEntry({ codes, title, section, messages, notes }: ParsedEntry): readonly unknown[] {
  const texts = [...messages, ...notes].toSorted((left, right) => left.line - right.line);
  return [codes, bare(title), bare(section ?? ""), bare(texts.map(({ text }) => text).join(""))];
}

function writtenEntry({ code, name, section, messages, notes }: WrittenEntry): readonly unknown[] {
  const texts = [...messages, ...notes.map((note) => `Note ${note}`)];
  return [[code], bare(`${String(code)} ${name}`), bare(`Section ${section}`), bare(texts.join(""))];
}

const messagesOf = (rows: readonly WrittenRow[]): string => rows.map(([message]) => bareCell(message)).join("");

describe.each(LOCALES)("a page in %s", (locale) => {
  describe.each([
    ["Markdown", "markdown", writeMarkdown],
    ["HTML", "html", writeHtml],
  ] as const)("written in %s", (_, format, write) => {
    property.prop([writtenPage(locale)], RUNS)("says what its author wrote, and nothing else", (page) => {
      const source = write(page);
      // Text in a wrong charset is turned back on purpose.
      if (repairMojibake(source).repairs.length > 0) return;
      const entries = parsePage(source, { format, locale }).pages.flatMap((parsed) => parsed.entries);
      const headed = entries.filter(({ kind }) => kind === "entry");
      expect(headed.map(readEntry)).toEqual(page.entries.map(writtenEntry));
      const rows = entries.flatMap(({ kind, messages }) => (kind === "table" ? messages : []));
      expect(rows.map(({ text }) => bareCell(text)).join("")).toBe(messagesOf(page.rows));
    });
  });
});
