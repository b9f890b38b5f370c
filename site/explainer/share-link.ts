import type { BinanceErrorInfo, ErrorDescription, FamilyId } from "../../src/index.ts";
import type { ExplainOptions } from "./explain.ts";

/** Maximum length: chats and mail programs break longer links. */
export const MAX_SHARED_LENGTH = 4000;

export interface Shared {
  readonly text: string;
  readonly family: string | null;
  readonly reads: boolean;
}

/** Fragment of a link to an answer. A fragment stays in the browser: it is never sent to the server. */
export function toFragment(text: string, { family, reads }: ExplainOptions): string {
  const parameters = new URLSearchParams({ q: withoutSecrets(text).slice(0, MAX_SHARED_LENGTH) });
  if (family !== null) parameters.set("family", family);
  if (reads) parameters.set("reads", "1");
  return `#${parameters.toString()}`;
}

/** The query in a link's fragment; null for other fragments. */
export function fromFragment(fragment: string): Shared | null {
  const parameters = new URLSearchParams(fragment.replace(/^#/u, ""));
  const text = parameters.get("q");
  if (text === null) return null;
  return { text, family: parameters.get("family"), reads: parameters.get("reads") === "1" };
}

const SECRETS =
  /(signature|api[-_]?key|x-mbx-apikey|secret(?:[-_]?key)?|listenKey)(["']?\s*[:=]\s*["']?)[A-Za-z0-9+/=_%-]{8,}/giu;

/** Signatures and keys in logs, which must not be shared in a link. */
export function withoutSecrets(text: string): string {
  return text.replace(SECRETS, "$1$2***");
}

interface ShownValue {
  readonly name: string;
  readonly text: string;
}

/** Larger numbers are read as epoch milliseconds, not as amounts. */
const EARLIEST = 1e12;
const LATEST = 4e12;

/** The values of a message; a timestamp also as a date. */
export function shownValues({ params }: BinanceErrorInfo): readonly ShownValue[] {
  return Object.entries(params).map(([name, value]) => {
    const text = String(value).slice(0, 500);
    const isMoment = typeof value === "number" && value >= EARLIEST && value < LATEST;
    return { name, text: isMoment ? `${text} = ${shownMoment(value)}` : text };
  });
}

/** `2023-11-14 22:13:20 UTC`; the bare number if it is not a date. */
export function shownMoment(epochMs: number): string {
  const date = new Date(epochMs);
  if (Number.isNaN(date.getTime())) return String(epochMs);
  return date
    .toISOString()
    .replace("T", " ")
    .replace(/\.\d+Z$/u, " UTC");
}

/** One meaning with its families. */
export interface Meaning {
  readonly code: number;
  readonly name: string;
  readonly adviceId: string;
  readonly entries: readonly ErrorDescription[];
}

/** Entries grouped by code, name and advice. */
export function groupMeanings(entries: readonly ErrorDescription[]): readonly Meaning[] {
  const groups = new Map<string, ErrorDescription[]>();
  for (const entry of entries) {
    const key = `${String(entry.code)} ${entry.name} ${entry.advice.id}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [entry]);
    else group.push(entry);
  }
  return [...groups.values()].flatMap((group) => {
    const first = group[0];
    return first === undefined
      ? []
      : [{ code: first.code, name: first.name, adviceId: first.advice.id, entries: group }];
  });
}

/** Path of an entry below the language's root: the part about its family on the code's page. */
export function entryPath(family: FamilyId, code: number): string {
  return `${String(code)}/#${family}`;
}
