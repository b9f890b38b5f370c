import { type ChangelogEvent, isChangelog, parseChangelog } from "../../generator/changelog/parse-changelog.ts";
import type { Locale } from "../../generator/model.ts";
import { parsePage } from "../../generator/parse/parse-page.ts";
import type { LocaleText, ParsedEntry, ParsedMessage, ParsedPage } from "../../generator/parse/parsed-page.ts";
import type { Problem } from "../../generator/problem.ts";
import { fetchAddress, withNetwork } from "../fetch/fetch-address.ts";
import { decodeBody } from "../fetch/judge-content.ts";
import type { Input } from "./list-inputs.ts";

export interface InspectOptions {
  readonly family?: string | undefined;
  readonly locale?: Locale | undefined;
}

/** One line of the output. */
export interface InspectRecord {
  readonly file: string;
  readonly family: string | null;
  readonly locale: Locale | null;
  readonly entries: readonly InspectEntry[];
  /** What a change-log says about error codes; only where the page is one. */
  readonly events?: readonly ChangelogEvent[];
  readonly problems: readonly Problem[];
}

type InspectEntry = Pick<ParsedEntry, "codes" | "name" | "title" | "section"> & {
  readonly messages: readonly InspectMessage[];
  readonly notes: readonly LocaleText[];
};

interface InspectMessage extends LocaleText {
  /** Description column of the message's table. */
  readonly explanation?: LocaleText;
}

/** A page's documents as records; a record without entries if there is nothing to read. */
export async function inspectPage(input: Input, options: InspectOptions): Promise<readonly InspectRecord[]> {
  const { file } = input;
  const { text, problems } = await input.read();
  if (text === null)
    return [{ file, family: options.family ?? null, locale: options.locale ?? null, entries: [], problems }];
  const parsed = parsePage(text, { file, url: input.url });
  const [first] = parsed.pages;
  if (first !== undefined && isChangelog(first)) {
    const { events, problems: found } = parseChangelog(text, { file });
    const { family = first.family, locale = first.locale } = options;
    return [{ file, family, locale, entries: [], events, problems: [...problems, ...found] }];
  }
  const all = [...problems, ...parsed.problems];
  return parsed.pages.map((page, index) => ({
    file,
    family: options.family ?? page.family,
    locale: options.locale ?? page.locale,
    entries: page.entries.map(toEntry),
    problems: all.filter((problem) => recordOf(problem, parsed.pages) === index),
  }));
}

/** A problem of one language's part belongs to its record, all others to the first. */
function recordOf(problem: Problem, pages: readonly ParsedPage[]): number {
  return Math.max(
    0,
    pages.findIndex(({ locale }) => locale === problem.at.locale),
  );
}

function toEntry({ codes, name, title, section, messages, notes }: ParsedEntry): InspectEntry {
  return { codes, name, title, section, messages: messages.map(toMessage), notes: notes.map(toText) };
}

function toMessage({ text, locale, explanation }: ParsedMessage): InspectMessage {
  return { text, locale, ...(explanation === undefined ? {} : { explanation: toText(explanation) }) };
}

function toText({ text, locale }: LocaleText): LocaleText {
  return { text, locale };
}

export interface InputText {
  /** Null if there is none. */
  readonly text: string | null;
  readonly problems: readonly Problem[];
}

/** Text at an address, with the pipeline's limits and retries; redirects within its host are followed to any path. */
export async function fetchText(url: string): Promise<InputText> {
  if (!URL.canParse(url)) return failed(url, "It is not an address.");
  const address = { url, hosts: [], mayLeadTo: () => true, onRetry: () => undefined };
  const answer = await withNetwork({}, (network) => fetchAddress(address, network));
  if (!answer.ok) return failed(url, `${answer.reason}: ${answer.detail}`);
  const text = decodeBody(answer.body, answer.contentType);
  return typeof text === "string" ? { text, problems: [] } : failed(url, `${text.reason}: ${text.detail}`);
}

function failed(url: string, why: string): InputText {
  const fix = "Check the address; save the page to a file if the site blocks programs.";
  const message = `The page could not be fetched. ${why}`;
  return { text: null, problems: [{ check: "unreadable-address", severity: "error", at: { url }, message, fix }] };
}
