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
 * Texts that must not change, without white space (layout), invisible characters, and the mark between English and
 * Chinese in a bullet.
 */
const bare = (text: string): string =>
  text.replace(/[\s\u0000\u00ad\u200b-\u200d\u2060\ufeff]+/gu, "").replace(/[*•/|]+(?=\p{Script=Han})/gu, "");
/** Quotes around a message, and the separator of two in one cell, belong to the table. */
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
      // Text in a wrong charset is repaired on purpose.
      if (repairMojibake(source).repairs.length > 0) return;
      const entries = parsePage(source, { format, locale }).pages.flatMap((parsed) => parsed.entries);
      const headed = entries.filter(({ kind }) => kind === "entry");
      expect(headed.map(readEntry)).toEqual(page.entries.map(writtenEntry));
      const rows = entries.flatMap(({ kind, messages }) => (kind === "table" ? messages : []));
      expect(rows.map(({ text }) => bareCell(text)).join("")).toBe(messagesOf(page.rows));
    });
  });
});
