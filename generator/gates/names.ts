import { afterLeadingCode } from "../blocks/code-line.ts";
import { cut, readText } from "../text.ts";
import { type GateInput, entriesBefore, knownCode, listCodes } from "./gate.ts";
import { FEW, type Finding } from "./texts.ts";

interface CodeName {
  readonly code: number;
  readonly before: string;
  readonly after: string | undefined;
}

/** The former and current name of each known code on this page; a code with two names counts once for each. */
export function namesOf(input: GateInput): readonly CodeName[] {
  const { locale } = input.source;
  const now = new Map<number | string, Set<string>>();
  const asKnown = knownCode(input);
  for (const { codes, title, kind } of input.page.entries) {
    if (kind === "table") continue;
    for (const code of codes.map(asKnown)) now.set(code, (now.get(code) ?? new Set()).add(nameIn(title)));
  }
  return entriesBefore(input).flatMap(({ code, title }) => {
    const published = title[locale];
    if (published === undefined || codesInTitle(published)) return [];
    const before = nameIn(published);
    const names = now.get(code);
    return [{ code, before, after: names?.has(before) === true ? before : [...(names ?? [])][0] }];
  });
}

/** A code in a section's title has no own heading. */
function codesInTitle(title: string): boolean {
  return !/^\W{0,40}\d/u.test(title);
}

function nameIn(title: string): string {
  return readText(afterLeadingCode(title)).normalize("NFKC");
}

export function findExchangedNames(input: GateInput): readonly Finding[] {
  const names = namesOf(input);
  const owners = new Map<string, CodeName[]>();
  for (const name of names) if (name.before !== "") owners.set(name.before, [...(owners.get(name.before) ?? []), name]);
  return names.flatMap(({ code, before, after }) => {
    if (after === undefined || after === before || after === "") return [];
    const former = owners.get(after)?.filter((other) => other.code !== code && other.after !== after) ?? [];
    const [other] = former;
    if (other === undefined) return [];
    return [
      { message: `${String(code)} has the name that ${String(other.code)} had: ${cut(after, 60)}.`, codes: [code] },
    ];
  });
}

/** New codes with the name of a known code: copies of its entry with another number. */
export function copiesOf(input: GateInput): readonly number[] {
  const before = entriesBefore(input);
  const codes = new Set(before.map(({ code }) => Math.abs(code)));
  const names = new Set(
    before.map(({ title }) => nameIn(title[input.source.locale] ?? "")).filter((name) => name !== ""),
  );
  return input.page.entries.flatMap(({ codes: own, title, kind }) =>
    kind === "table" || !names.has(nameIn(title))
      ? []
      : own.flatMap((code) => (typeof code === "number" && !codes.has(Math.abs(code)) ? [code] : [])),
  );
}

export function findCopies(input: GateInput): readonly Finding[] {
  const copies = copiesOf(input);
  if (copies.length < FEW) return [];
  return [
    {
      message: `${String(copies.length)} new codes have the name of a known one: ${listCodes(copies)}.`,
      codes: copies,
    },
  ];
}
