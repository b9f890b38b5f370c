import type { Block, HeadingBlock } from "../blocks/block.ts";
import { type Code, isBareCodeTitle, isCodeTitle, leadingCode } from "../blocks/code-line.ts";
import { readText } from "../text.ts";
import { EntryDraft, type PlacedText } from "./entries.ts";
import {
  type CodeTitle,
  type Section,
  codesInTitle,
  isFilterTitle,
  isFurnitureLine,
  readCodeHeading,
  startSection,
  withPlainCode,
} from "./headings.ts";
import { type PageProblems, excerpt } from "./parsed-page.ts";
import { TableReader } from "./table-reader.ts";
import { headingsAboveTables, paragraphsAboveTables } from "./columns.ts";

/** Reads a page's blocks in order. Each text goes to the open entry or section. */
export class PageReader {
  readonly drafts: EntryDraft[] = [];
  /** Headings without an entry. */
  readonly sections: PlacedText[] = [];
  readonly #problems: PageProblems;
  /** Codes with their own heading or row anywhere on the page. */
  readonly #known: ReadonlySet<Code>;
  readonly #tables: TableReader;
  #section: Section = startSection(null, false);
  #current: EntryDraft | null = null;
  #hasTitle = false;
  readonly #headings = new Set<string>();

  constructor(known: ReadonlySet<Code>, problems: PageProblems) {
    this.#known = known;
    this.#problems = problems;
    this.#tables = new TableReader(problems);
  }

  read(blocks: readonly Block[]): void {
    const tableAhead = new Set([...headingsAboveTables(blocks), ...paragraphsAboveTables(blocks)]);
    for (const block of blocks) if (block.kind === "heading") this.#headings.add(readText(block.text));
    blocks.forEach((block, index) => {
      if (!this.#isFurniture(block)) this.#readBlock(block, tableAhead.has(index), blocks[index + 1]);
    });
    this.#endSection();
  }

  /** A line that repeats a heading belongs to a table of contents. */
  #isFurniture(block: Block): boolean {
    if (block.kind === "paragraph" && isFurnitureLine(block.text)) return true;
    if (block.kind !== "paragraph" && block.kind !== "item") return false;
    const isListOfTable = this.#current === null && this.#section.hasTable;
    return !isListOfTable && this.#headings.has(readText(block.text));
  }

  #readBlock(block: Block, tableAhead: boolean, next: Block | undefined): void {
    switch (block.kind) {
      case "heading":
        this.#readHeading(block, tableAhead, next);
        break;
      case "item":
        this.#readItem(block.text, block.line, block.aside === true);
        break;
      case "paragraph":
        this.#readParagraph(block.text, block.line, tableAhead);
        break;
      case "row":
        this.#current = this.#tables.readRow(block, {
          section: this.#section,
          current: this.#current,
          drafts: this.drafts,
        });
        break;
      case "code":
        this.#current?.addNote(block.text, block.line);
        break;
    }
  }

  #readHeading(heading: HeadingBlock, tableAhead: boolean, next: Block | undefined): void {
    const title = readCodeHeading(heading.text);
    // Several codes share the table or the list of messages below their heading.
    const isList = next?.kind === "item" && !/^["“]/u.test(next.text);
    const isTable = title !== null && title.codes.length > 1 && (tableAhead || !isList);
    if (title !== null) this.#startEntry(heading, title, isTable ? "table" : "entry");
    else if (isFilterTitle(heading.text)) this.#startTable(heading, [], true);
    else if (codesInTitle(heading.text).length > 0) this.#startTable(heading, codesInTitle(heading.text), false);
    else if (this.#current?.level != null && heading.level > this.#current.level && !tableAhead) {
      this.#current.addNote(heading.text, heading.line);
    } else if (heading.aside === true && this.#current !== null) this.#current.addNote(heading.text, heading.line);
    else this.#startSection(heading, tableAhead);
  }

  #startSection(heading: HeadingBlock, hasTable: boolean): void {
    this.#endSection();
    this.#current = null;
    this.sections.push({ text: heading.text, line: heading.line });
    const isTitle = heading.level === 1 && !this.#hasTitle;
    this.#hasTitle = true;
    this.#section = startSection(heading, hasTable, isTitle);
  }

  #startEntry(heading: HeadingBlock, { codes, name, bullet }: CodeTitle, kind: "entry" | "table"): void {
    // `-1003 TOO_MANY_REQUESTS:` further down, an article returns to a code that a table lists.
    if (/[:：]$/u.test(heading.text) && this.#comeBackTo(codes[0])) return;
    this.#open({ codes, name, kind }, heading);
    if (bullet === undefined) return;
    this.#current?.addBullet(bullet, heading.line);
    const message = `A title holds a message: ${excerpt(heading.text)}`;
    const at = { line: heading.line, code: codes[0] };
    this.#problems.warn("bullet-in-title", at, message, "Compare with the page, and fetch it again.");
  }

  #startTable(heading: HeadingBlock, codes: readonly number[], isFilterTable: boolean): void {
    this.#startSection(heading, true);
    this.#open({ codes, name: null, kind: "table" }, heading, isFilterTable);
  }

  #open(
    entry: Pick<EntryDraft["title"], "codes" | "name" | "kind">,
    heading: HeadingBlock,
    isFilterTable = false,
  ): void {
    const section = this.#section.heading === heading ? null : this.#section.name;
    const { text, anchor, line, level } = heading;
    this.#current = new EntryDraft(
      { ...entry, title: withPlainCode(text), section, anchor, line },
      level,
      isFilterTable,
    );
    this.drafts.push(this.#current);
  }

  #comeBackTo(code: Code | undefined): boolean {
    const draft = this.drafts.findLast(({ title }) => code !== undefined && title.codes.includes(code));
    if (draft === undefined) return false;
    draft.notesOnly = true;
    this.#current = draft;
    return true;
  }

  #readItem(text: string, line: number, aside: boolean): void {
    const code = isCodeTitle(text) ? leadingCode(text) : null;
    if (code === null && aside) this.#addProse(text, line);
    else if (code === null) this.#addBullet(text, line);
    else if (this.#current === null && (this.#section.hasTable || this.#known.has(code))) this.#list(code, text, line);
    else if (this.#known.has(code) || !(this.#current === null || isBareCodeTitle(text))) this.#addBullet(text, line);
    else this.#openUnmarked(text, code, line, "code-in-list-item", "a list item");
  }

  /** A code listed above a section's table. */
  #list(code: Code, text: string, line: number): void {
    this.#section.listed.push({ code, line });
    this.#section.prose.push({ text, line });
  }

  #readParagraph(text: string, line: number, tableAhead: boolean): void {
    const code = leadingCode(text);
    if (code === null) this.#warnOfGarbledTitle(text, line);
    if (code !== null && tableAhead && this.#current === null && isCodeTitle(text)) this.#list(code, text, line);
    else if (code === null || this.#known.has(code)) this.#addProse(text, line);
    else if (isCodeTitle(text)) this.#openUnmarked(text, code, line, "title-without-heading", "a paragraph");
    else {
      const fix = "If it is an entry, give the page's form a reader in generator/parse/; otherwise do nothing.";
      this.#problems.warn(
        "code-without-entry",
        { line, code },
        `A text begins with ${String(code)}, which has no entry: ${excerpt(text)}`,
        fix,
      );
      this.#addProse(text, line);
    }
  }

  /** `-20<script>15 INVALID_API_KEY`: digits, a name in capitals, and no code. */
  #warnOfGarbledTitle(text: string, line: number): void {
    if (text.length > 120 || !/^\S{0,20}\d\S{0,20}\s+[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/u.test(text)) return;
    const message = `A line looks like a title whose code is garbled: ${excerpt(text)}`;
    this.#problems.warn("garbled-title", { line }, message, "Compare with the page, and fetch it again.");
  }

  /** A title that is not a heading: it becomes an entry and a problem. */
  #openUnmarked(text: string, code: Code, line: number, check: string, where: string): void {
    const title = readCodeHeading(text);
    this.#open(
      { codes: [code], name: title?.name ?? null, kind: "entry" },
      { kind: "heading", text, level: 6, anchor: null, line },
    );
    const message = `${String(code)} is named in ${where}, not in a heading; it was taken as an entry.`;
    this.#problems.warn(
      check,
      { line, code },
      message,
      "Compare with the page; a lost heading mark is the usual cause.",
    );
  }

  #addBullet(text: string, line: number): void {
    if (this.#current === null) this.#section.bullets.push({ text, line });
    else this.#current.addBullet(text, line);
  }

  #addProse(text: string, line: number): void {
    if (this.#current === null) this.#section.prose.push({ text, line });
    else this.#current.addNote(text, line);
  }

  /** Bullets under a heading without a code may be messages of an entry whose heading could not be read. */
  #endSection(): void {
    const { heading, bullets, hasTable } = this.#section;
    const first = bullets[0];
    if (heading === null || first === undefined || hasTable) return;
    const message = `"${excerpt(heading.text)}" names no code, yet ${String(bullets.length)} bullet(s) stand under it: ${excerpt(first.text)}`;
    const fix = "Compare with the page: if the heading has lost its code, the entry is missing.";
    this.#problems.warn(
      "bullets-without-entry",
      { line: heading.line, anchor: heading.anchor ?? undefined },
      message,
      fix,
    );
  }
}
