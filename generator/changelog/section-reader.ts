import type { Block } from "../blocks/block.ts";
import { readCodeHeading } from "../parse/headings.ts";
import { splitBullet } from "../parse/messages.ts";
import { cut, readText } from "../text.ts";
import type { ChangelogEvent, Section } from "./parse-changelog.ts";
import { familyNamed } from "./product-of-text.ts";
import {
  ABOUT_MESSAGES,
  ADDED,
  CHANGED,
  FILTER,
  NO_NEWS,
  OLD,
  PAYLOAD,
  REMOVED,
  effectiveOf,
  codesIn,
  namesIn,
  unsigned,
} from "./wordings.ts";

/** Reads the section of one day: statements, sample answers, tables of old and new texts. */
export class SectionReader {
  readonly #section: Section;
  readonly #seen: Set<number>;
  readonly #effective: string | undefined;
  readonly #events: ChangelogEvent[] = [];
  /** The paragraph above a list, then the texts of the open items by depth. */
  #context: string[] = [];
  #family: string | null = null;
  /** The last sample of a former answer. */
  #old: { readonly code: number | null; readonly text: string } | null = null;
  /** Cell of the old messages' column that spans several rows. */
  #oldCell = "";
  #columns: readonly string[] = [];

  constructor(section: Section, seen: Set<number>) {
    this.#section = section;
    this.#seen = seen;
    const texts = section.blocks.flatMap((block) => ("text" in block ? [block.text] : []));
    this.#effective = texts.map((text) => effectiveOf(text, section.date)).find((date) => date !== undefined);
  }

  read(): readonly ChangelogEvent[] {
    const { blocks } = this.#section;
    blocks.forEach((block, index) => {
      if (block.kind === "row") this.#readRow(block.cells, block.header, block.line);
      else this.#readText(block, blocks[index + 1]);
    });
    for (const { codes } of this.#events) for (const code of codes) this.#seen.add(code);
    const told = new Set<string>();
    // A statement repeated for several endpoints is one event.
    return this.#events.filter(({ kind, codes, texts, filter }) => {
      const key = JSON.stringify([kind, codes, texts, filter]);
      return !told.has(key) && told.add(key).has(key);
    });
  }

  #readText(block: Exclude<Block, { kind: "row" }>, next: Block | undefined): void {
    const text = readText(block.text);
    // A converter writes an answer as a paragraph of its list item.
    const isAnswer = block.kind === "code" || (block.kind === "paragraph" && /^\{.*\}$/su.test(text));
    if (!isAnswer) {
      this.#family = familyNamed(text) ?? this.#family;
      const depth = block.kind === "item" ? block.depth + 1 : 0;
      this.#context = [...this.#context.slice(0, depth), text];
    }
    if (PAYLOAD.test(block.text)) this.#readPayloads(block.text, block.line, isAnswer ? "" : text);
    else if (isAnswer) this.#readNewText(text, block.line);
    else this.#readStatement(text, block.line, next);
    PAYLOAD.lastIndex = 0;
  }

  #readPayloads(source: string, line: number, own: string): void {
    const [lead, ...above] = this.#leads();
    const isOld = OLD.test(own === "" ? (lead ?? "") : own) && !/\b(?:now|new)\b|现在/iu.test(lead ?? "");
    PAYLOAD.lastIndex = 0;
    for (const [quote, figures, text = ""] of source.matchAll(PAYLOAD)) {
      const code = Number(figures);
      if (isOld) {
        this.#old = { code, text };
        continue;
      }
      const old = this.#old;
      const around = [lead ?? "", ...above].join("\n");
      const isUnknown = !this.#seen.has(code) && (old === null ? !ABOUT_MESSAGES.test(around) : old.code !== code);
      const isNew = ADDED.test(around) || isUnknown || this.#saysNewBelow();
      this.#add(isNew ? "added" : "text-changed", {
        codes: [code],
        texts: [text],
        line,
        quote,
        ...(old === null ? {} : { was: [old.text], ...(old.code === null ? {} : { wasCode: old.code }) }),
      });
    }
    if (!isOld) this.#old = null;
  }

  /** 2023-09-19: the answer first, then "New error code message for http 503 return code". */
  #saysNewBelow(): boolean {
    return this.#section.blocks.some((block) => "text" in block && /\bnew error code message\b/iu.test(block.text));
  }

  /** `… has been updated to:` and the text below. */
  #readNewText(text: string, line: number): void {
    const [lead = "", ...above] = this.#leads();
    const quoted = /^Previous error messages?:?\s(.{10,}?)\s(?:has been|was) (?:updated|changed) to:?$/iu.exec(
      lead,
    )?.[1];
    if (!/(?:updated|changed) to:?$|(?:更改|更新|变更)为[:：]?$/iu.test(lead)) return;
    const codes = [...this.#context, ...above].flatMap(codesIn);
    this.#add("text-changed", {
      codes: [...new Set(codes.length > 0 ? codes : this.#lastCodes())],
      texts: [text],
      line,
      quote: text,
      ...(quoted === undefined ? {} : { was: [quoted] }),
    });
  }

  /** Codes of the previous statement, which continues here. */
  #lastCodes(): readonly number[] {
    const paragraph = this.#section.blocks.findLast(
      (block) => block.kind === "paragraph" && CHANGED.test(block.text) && codesIn(block.text).length > 0,
    );
    return paragraph !== undefined && "text" in paragraph ? codesIn(paragraph.text) : [];
  }

  #readStatement(text: string, line: number, next: Block | undefined): void {
    const filter = FILTER.exec(text)
      ?.slice(1)
      .find((name: string | undefined) => name !== undefined);
    if (filter !== undefined) this.#add("added", { codes: [], texts: [], line, quote: text, filter });
    const changed =
      /[Ee]rror message [`"“]?(\p{Lu}.+?)[`"”]? (?:has been|was) changed to [`"“]?(\p{Lu}.+?)[`"”]?$/u.exec(text);
    if (changed?.[1] !== undefined && changed[2] !== undefined) {
      this.#add("text-changed", { codes: [], texts: [changed[2]], was: [changed[1]], line, quote: text });
      return;
    }
    const replaced = /(?:replaces|替换了?)\s*(?:the )?(?:error code|错误代码)\s*[-\u2212](\d{4})/iu.exec(text)?.[1];
    if (replaced !== undefined) this.#add("removed", { codes: [-Number(replaced)], texts: [], line, quote: text });
    else if (!NO_NEWS.test(text)) this.#readCodes(text, line, next);
  }

  #readCodes(text: string, line: number, next: Block | undefined): void {
    // `rejected with -1102 instead of -1128`: the former code is not a new event.
    const codes = codesIn(text.replace(/(?:instead of|rather than|而不是).*$/iu, ""));
    const leads = this.#leads().slice(1);
    const title = readCodeHeading(text);
    if (REMOVED.test(text) && codes.length > 0) this.#add("removed", { codes, texts: [], line, quote: text });
    else if (ADDED.test(text) && (codes.length > 0 || unsigned(text).length > 0)) this.#addNew(text, codes, line, next);
    else if (
      title !== null &&
      codes.length === 1 &&
      leads.some((lead) => ADDED.test(lead) || /^new errors?$/iu.test(lead))
    )
      this.#addListed(title.name ?? "", codes, line, next, text);
    else if (CHANGED.test(text) && codes.length > 0 && !this.#payloadFollows(next))
      this.#add("text-changed", { codes, texts: [], line, quote: text });
  }

  #payloadFollows(next: Block | undefined): boolean {
    if (next === undefined || !("text" in next)) return false;
    return /"code"\s*:|^(?:Previous|Sending|If )/u.test(next.text);
  }

  #addNew(text: string, codes: readonly number[], line: number, next: Block | undefined): void {
    const quoted = /message is [`"“](.+?)[`"”]|(?:消息|信息)[:：]?\s*[`"“](.+?)[`"”]/u.exec(text);
    const said = quoted?.[1] ?? quoted?.[2];
    // The payload below has the text. It is read separately.
    if (next?.kind === "code" && /"code"\s*:/u.test(next.text) && codes.length <= 1) return;
    const former = this.#former();
    const written = unsigned(text);
    const all = [...codes, ...written.map((figures) => -Number(figures))];
    for (const code of all) {
      const figures = String(-code);
      this.#add("added", {
        codes: [code],
        texts: said === undefined ? [] : [said],
        line,
        quote: text,
        ...(written.includes(figures) ? { written: figures } : {}),
        ...(former === null || said === undefined ? {} : { was: [former] }),
      });
    }
  }

  /** The former text, which a sibling above shows. */
  #former(): string | null {
    const at = this.#section.blocks.findIndex(
      (block) => "text" in block && readText(block.text) === this.#context.at(-1),
    );
    const before = this.#section.blocks[at - 1];
    if (before === undefined || !("text" in before) || !OLD.test(before.text)) return null;
    return /["“`](.{10,}?)["”`]\.?$/u.exec(before.text)?.[1] ?? null;
  }

  /** `-1131 BAD_RECV_WINDOW` below "New errors", `-4116: ClientOrderId is duplicated.` below "… will be added on …". */
  #addListed(rest: string, codes: readonly number[], line: number, next: Block | undefined, quote: string): void {
    const isName = /^[A-Z][A-Z0-9_]{3,}$/u.test(rest);
    const below = next?.kind === "item" && next.depth > 0 && isName ? readText(next.text) : "";
    const text = isName ? below : (splitBullet(rest)[0]?.text ?? rest);
    this.#add("added", { codes, texts: text === "" ? [] : [text], names: isName ? [rest] : [], line, quote });
  }

  #readRow(cells: readonly string[], header: boolean, line: number): void {
    if (header) this.#columns = cells;
    const old = this.#columns.findIndex((cell) => /old error message|旧.{0,4}(?:消息|信息)/iu.test(cell));
    const now = this.#columns.findIndex((cell) => /new error message|新.{0,4}(?:消息|信息)/iu.test(cell));
    if (header || old < 0 || now < 0) return;
    // A cell that spans several rows is only in the first row.
    const isWhole = cells.length === this.#columns.length;
    if (isWhole) this.#oldCell = cells[old] ?? "";
    const text = cells[isWhole ? now : now - 1] ?? "";
    if (text !== "") this.#add("text-changed", { codes: [], texts: [text], was: [this.#oldCell], line, quote: text });
  }

  /** The item or paragraph around or above a block, then its ancestors, nearest first. */
  #leads(): readonly string[] {
    return this.#context.toReversed();
  }

  #add(
    kind: ChangelogEvent["kind"],
    event: Omit<ChangelogEvent, "date" | "kind" | "effective" | "family" | "names"> & {
      readonly names?: readonly string[];
    },
  ): void {
    const effective = this.#effectiveHere();
    const names = event.names ?? namesIn(event.quote);
    this.#events.push({
      date: this.#section.date,
      ...(effective === undefined ? {} : { effective }),
      kind,
      family: this.#family,
      ...event,
      names,
      quote: cut(event.quote, 200),
    });
  }

  #effectiveHere(): string | undefined {
    return (
      this.#leads()
        .map((text) => effectiveOf(text, this.#section.date))
        .find((date) => date !== undefined) ?? this.#effective
    );
  }
}
