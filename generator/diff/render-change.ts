import { diffArrays } from "diff";
import { escapeUrl } from "../emit/escape-markdown.ts";
import { FAMILIES } from "../families.ts";
import { visibleText } from "../../src/text/printable.ts";
import { templateId, tokenise } from "../template.ts";
import { cut } from "../text.ts";
import type { Change, ChangeDetail } from "./change.ts";

const FIELD_WORDS = {
  message: "message",
  explanation: "explanation",
  note: "note",
  title: "title",
  entry: "code",
} as const;

/**
 * One change as a list item: first the kind, then code and family, then the place, with the texts below. Fits a phone
 * without sideways scrolling.
 */
export function renderChange(change: Change, maxText: number, api: ApiNames = new Map()): string {
  const { level, family } = change;
  const place = [renderSubject(change), family === null ? "" : escapePr(family), pagesOf(change)];
  const head = `- **${happened(change)}** ${place.filter((part) => part !== "").join(", ")} (${level})`;
  const lines = [...textLines(change, maxText), ...affected(change, api), ...history(change)];
  return [head, ...lines.map((line) => `  ${line}`)].join("\n");
}

/** The same in one line, for folded changes. */
export function foldedLine(change: Change): string {
  const { before, after } = change;
  const what =
    before === null || after === null ? escapePr(after ?? before ?? "") : wordDiff(cut(before, 300), cut(after, 300));
  return `- ${[renderSubject(change), what].filter((part) => part !== "").join(": ")}`;
}

/** The kind of change in two or three words. */
export function happened({ kind, locale, field, before, after, message }: Change): string {
  const chinese = locale === "zh-CN" ? "Chinese " : "";
  switch (kind) {
    case "explanation-changed":
    case "translation-added":
    case "translation-changed":
    case "translation-removed": {
      const done = before === null ? "added" : after === null ? "removed" : "changed";
      return `${chinese}${FIELD_WORDS[field ?? "message"]} ${done}`;
    }
    case "punctuation-changed":
      return `punctuation of the ${chinese}${FIELD_WORDS[field ?? "message"]} changed`;
    case "parameter-added":
    case "parameter-removed":
      return `message reworded, ${kind.replace("-", " ")}`;
    case "product-added":
      return message === undefined ? "listed by one more product" : "message on one more page";
    case "product-dropped":
      return message === undefined ? "no longer listed by a product" : "message gone from one page";
    case "error-moved":
      return "code renumbered";
    case "anchor-moved":
      return "link moved";
    default:
      return kind.replace(/^error-/u, "code ").replaceAll("-", " ");
  }
}

/** The subject of the change, linked to the page. */
function renderSubject(change: Change): string {
  const label = subjectOf(change);
  const address = change.docsUrl?.[change.locale === "zh-CN" ? "zh-CN" : "en"] ?? change.docsUrl?.en;
  const url = address === undefined ? null : escapeUrl(address);
  return url === null || label === "" ? label : `[${label}](${url})`;
}

function subjectOf({ kind, code, name, table, product, locale }: Change): string {
  if (code !== null) return name === null ? String(code) : `${String(code)} ${escapePr(cut(name, 120))}`;
  if (table !== undefined) return `table ${escapePr(table)}`;
  if (product !== undefined) return escapePr(locale === undefined ? product : `${product} ${locale}`);
  return kind === "section-changed" ? "section" : "";
}

/** `on 1 of 8 pages so far (wallet)` */
function pagesOf({ kind, code, product, products, of, count }: Change): string {
  const counted = count === undefined ? "" : `${String(count)} ${count === 1 ? "entry" : "entries"}`;
  if (code !== null && kind.startsWith("product-")) return escapePr(product ?? "");
  if (products === undefined || of === undefined) return counted;
  return `on ${String(products.length)} of ${String(of)} pages so far (${escapePr(cut(products.join(", "), 200))})`;
}

function textLines(change: Change, maxText: number): readonly string[] {
  const { kind, details, messages, before, after, message, movedFrom, movedTo, retired, translationUnchanged } = change;
  // An empty list item would turn the line above into a heading.
  const shown = (text: string | null): string => (text === null || text.trim() === "" ? "(empty)" : cut(text, maxText));
  const about = message === undefined ? [] : [`- of “${escapePr(cut(message, 120))}”`];
  if (details !== undefined && details.length > 0)
    return [...titleLine(change), ...details.flatMap((detail) => detailLines(detail, maxText, isAwaited(change)))];
  if (kind === "error-retired" || kind === "error-dropped" || kind === "error-returned" || kind === "error-added") {
    const gone = retired === undefined ? [] : [`- gone since ${escapePr(retired)}`];
    return [...gone, ...(messages ?? []).map((text) => `- message: ${escapePr(shown(text))}`)];
  }
  if (kind === "message-moved") {
    return [`- from ${escapePr(String(movedFrom))} to ${escapePr(String(movedTo))}`, `- ${escapePr(shown(after))}`];
  }
  if (kind === "product-added" || kind === "product-dropped") return about;
  if (before === null || after === null) return [...about, `- ${escapePr(shown(after ?? before))}`];
  const stale = translationUnchanged === true ? ["- the Chinese text did not change: it may be stale"] : [];
  const whole = [`- was: ${escapePr(shown(before))}`, `- now: ${escapePr(shown(after))}`];
  return [...about, `- ${wordDiff(shown(before), shown(after))}`, ...whole, ...stale];
}

/** The heading, where it gives the code no name. */
function titleLine({ code, name, before, after }: Change): readonly string[] {
  const isNamed = code !== null && (name !== null || before !== null || after === null || after === String(code));
  return isNamed || after === null ? [] : [`- ${escapePr(cut(after, 300))}`];
}

/** A text that came is looked for in Chinese too, where the family has a Chinese page. */
function isAwaited({ before, docsUrl }: Change): boolean {
  return before === null && docsUrl?.["zh-CN"] !== undefined;
}

function detailLines(
  { field, en, "zh-CN": chinese }: ChangeDetail,
  maxText: number,
  isChineseAwaited: boolean,
): readonly string[] {
  const lines = [
    ...(en === undefined ? [] : [`- ${field}: ${escapePr(cut(en, maxText))}`]),
    ...(chinese === undefined ? [] : [`${en === undefined ? "" : "  "}- 中文: ${escapePr(cut(chinese, maxText))}`]),
  ];
  return isChineseAwaited && field === "message" && chinese === undefined ? [...lines, "  - 中文: none"] : lines;
}

const MESSAGE_KINDS = /^(?:message|parameter)-/u;

/** Members by family and code, parameters by family and message id: what the emitted API calls them. */
export type ApiNames = ReadonlyMap<string, string>;

/** `+ spot UNKNOWN: -1000`, `+ spot UNKNOWN "some-id": { limit: number }` */
export function apiNames(lines: readonly string[]): ApiNames {
  return new Map(
    lines.flatMap((line): readonly [string, string][] => {
      const [, family = "", name = "", id, value = ""] = /^[+-] (\S+) (\S+)(?: "([^"]+)")?: (.+)$/u.exec(line) ?? [];
      return id === undefined ? [[`${family} ${value}`, name]] : [[`${family} ${id}`, value]];
    }),
  );
}

/** Who is affected: names in the source of programs that use the package. */
function affected(change: Change, api: ApiNames): readonly string[] {
  const { kind, family, code, name, table, before, after } = change;
  if (family === null || (code === null && table === undefined)) return [];
  const member = api.get(`${family} ${String(code)}`) ?? name ?? "";
  const enumName = FAMILIES.find(({ id }) => id === family)?.enumName ?? family;
  const members = /^[A-Za-z_$][\w$]{0,119}$/u.test(member) ? [`\`${enumName}.${member}\``] : [];
  const texts = MESSAGE_KINDS.test(kind) ? [before, after].filter((text) => text !== null) : [];
  const ids = [...new Set(texts.map((text) => templateId(tokenise(text).segments)))].map((id) => {
    const parameters = api.get(`${family} ${id}`) ?? "{}";
    return `message \`${id}\`${parameters === "{}" ? "" : ` with \`${parameters.replaceAll("`", "'")}\``}`;
  });
  const who = kind.startsWith("error-") || ids.length > 0 ? [...members, ...ids] : [];
  return who.length === 0 ? [] : [`- affects ${who.join(", ")}`];
}

/** Where the page's own history can be read: its commits, or its copies in an archive. */
function history({ docsUrl, locale, after, before }: Change): readonly string[] {
  const address = docsUrl?.[locale ?? "en"]?.replace(/#.*$/su, "");
  if (address === undefined || (before === null && after === null)) return [];
  const [, repository = "", file = ""] = /^(https:\/\/github\.com\/[^/]+\/[^/]+)\/blob\/(.+)$/u.exec(address) ?? [];
  const [what, link] =
    repository === ""
      ? ["archived copy", `https://web.archive.org/web/${address}`]
      : ["commits", `${repository}/commits/${file}`];
  const url = escapeUrl(link);
  return url === null ? [] : [`- [${what} of the page](${url})`];
}

/** Longer texts are shown whole, before and after: marks would not be readable. */
const MAX_LENGTH = 4000;
/** Beyond this many edits or this time the library gives up, and the texts are shown whole. */
const LIMITS = { maxEditLength: 400, timeout: 500 } as const;
/** Minimum share of common text for marks. */
const MIN_COMMON = 0.25;

/** Words, single Han characters, runs of spaces, single other characters. Placeholders stay whole. */
const TOKEN = /[%％][sdb]|\{[A-Za-z0-9_]+\}|(?:(?!\p{Script=Han})[\p{L}\p{N}_])+|\s+|./gsu;

/** Both texts in one line, with `<del>` and `<ins>` around differences; escaped for a pull request. */
export function wordDiff(before: string, after: string): string {
  const whole = `<del>${escapePiece(before)}</del> <ins>${escapePiece(after)}</ins>`;
  if (before.length > MAX_LENGTH || after.length > MAX_LENGTH) return whole;
  const parts = diffArrays(tokens(before), tokens(after), LIMITS);
  if (parts === undefined) return whole;
  const common = parts
    .filter(({ added, removed }) => !added && !removed)
    .reduce((sum, { value }) => sum + value.join("").length, 0);
  if (common < MIN_COMMON * Math.max(before.length, after.length)) return whole;
  return parts.map(({ added, removed, value }) => mark(escapePiece(value.join("")), added, removed)).join("");
}

function mark(text: string, added: boolean, removed: boolean): string {
  if (added) return `<ins>${text}</ins>`;
  return removed ? `<del>${text}</del>` : text;
}

function tokens(text: string): string[] {
  return text.match(TOKEN) ?? [];
}

/** An invisible entity that splits mentions, references and addresses for GitHub. */
const SPLIT = "&#8203;";

/** Characters with a meaning in Markdown or HTML, and starts of a list, a heading or a rule. */
const STRUCTURE = /[&<>|\\`*[\]~$^{}]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|^[+=-]|(?<=^\d{1,9})[.)]/gu;
/** `@name`, `#1` (not that of an entity), `GH-1`; `https://`, `//host`, `www.`, which become links, and after "fixes" close an issue; `:emoji:`. */
const REFERENCE =
  /@|(?<!&)#|(?<=\bgh)-(?=\d)|:(?=\/\/)|\/(?=\/)|(?<=\bwww)\.|(?<=\b(?:mailto|xmpp)):|^:|:(?=[a-z0-9_+-]{1,60}(?::|$))/giu;
/** GitHub links a possible commit hash of seven or more characters. Digits only are a number. */
const COMMIT = /(?<![\p{L}\p{N}_])(?=\d{0,39}[a-f])[0-9a-f]{7,40}(?![\p{L}\p{N}_])/giu;

/**
 * Escapes text of a page for the body of a pull request. It shows unchanged and has no effect: no mention, closed
 * issue, link, table cell or section. Invisible characters are written as `[U+202E]`. Uses entities, because Markdown
 * never reads them as structure.
 */
export function escapePr(text: string): string {
  return escapePiece(visibleText(text).trim());
}

/** The same for a piece of a text, keeping spaces at its ends. */
function escapePiece(piece: string): string {
  return visibleText(piece)
    .replace(STRUCTURE, entity)
    .replace(COMMIT, (name) => name.replace(/.{6}/gu, `$&${SPLIT}`))
    .replace(REFERENCE, (character) => entity(character) + SPLIT);
}

function entity(character: string): string {
  return `&#${String(character.charCodeAt(0))};`;
}
