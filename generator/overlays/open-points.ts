import type { LanguageFinding } from "../diff/languages.ts";
import type { Catalog, ErrorEntry, Family, MessageTemplate } from "../catalog-model.ts";
import type { FamilyId, FamilySnapshot } from "../model.ts";
import { nameEntries } from "./names.ts";
import type { Overlays } from "./schemas.ts";
import { type Problem, groupBy } from "../problem.ts";

/** A gap in the data that a person has to fill. It is shown in the pull request and blocks the release. */
export interface OpenPoint {
  readonly kind: "advice" | "parameter" | "name" | "finding" | "acceptance";
  readonly family: string;
  readonly code: number | null;
  /** What is missing, in one sentence. */
  readonly message: string;
  /** The overlay file for the record, and the position in it. */
  readonly place: string;
  /** JSON, ready to paste there. */
  readonly record: string;
}

/** A page stopped by a gate because codes are missing. */
export interface LostCodes {
  readonly family: string;
  readonly product: string;
  readonly codes: readonly number[];
  readonly date: string;
}

export interface OpenPointInput {
  readonly catalog: Catalog;
  readonly snapshots: readonly FamilySnapshot[];
  readonly overlays: Overlays;
  /** New findings about the languages, not in overlays/findings.json. */
  readonly findings: readonly LanguageFinding[];
  readonly lost?: readonly LostCodes[];
}

/** All open points of the data, for the pull request, the release and the tests. */
export function openPoints({
  catalog,
  snapshots,
  overlays,
  findings,
  lost = [],
}: OpenPointInput): readonly OpenPoint[] {
  return [
    ...lost.map(acceptancePoint),
    ...catalog.families.flatMap((family) => advicePoints(family, overlays)),
    ...snapshots.flatMap((snapshot) => namePoints(snapshot, overlays)),
    ...parameterPoints(catalog, overlays),
    ...findingPoints(findings),
  ];
}

function advicePoints(family: Family, { advice: { advice } }: Overlays): readonly OpenPoint[] {
  const claims = advice.flatMap(({ applies }) => applies[family.id] ?? []);
  const isClaimed = ({ code, name }: ErrorEntry): boolean =>
    claims.some((claim) => (typeof claim === "number" ? claim === code : claim.code === code && claim.name === name));
  const open = family.errors.filter((entry) => !isClaimed(entry));
  const claimed = new Set(family.errors.filter(isClaimed).map(({ code }) => code));
  return open.map((entry): OpenPoint => {
    const id = likelyAdvice(family, entry, claimed);
    const codes = [...(advice.find((record) => record.id === id)?.applies[family.id] ?? []), entry.code];
    return {
      kind: "advice",
      family: family.id,
      code: entry.code,
      message: `No advice names ${String(entry.code)} ${entry.name}: programs get the cautious fallback. Codes near it have "${id}".`,
      place: `overlays/advice.json, in "applies" of the record that fits, for example "${id}"`,
      record: `${JSON.stringify(family.id)}: ${JSON.stringify(codes)}`,
    };
  });
}

/** The advice of most codes in the same section, or else of the nearest code. */
function likelyAdvice(family: Family, entry: ErrorEntry, claimed: ReadonlySet<number>): string {
  const advised = family.errors.filter(({ code }) => claimed.has(code));
  const section = advised.filter((other) => other.section === entry.section);
  const counts = [...groupBy(section, ({ advice }) => advice)].toSorted((a, b) => b[1].length - a[1].length);
  const nearest = advised.toSorted((a, b) => Math.abs(a.code - entry.code) - Math.abs(b.code - entry.code));
  return counts[0]?.[0] ?? nearest[0]?.advice ?? entry.advice;
}

function parameterPoints({ families }: Catalog, { parameters, observed }: Overlays): readonly OpenPoint[] {
  const named = new Set([
    ...parameters.map(({ text }) => text),
    ...[...observed.messages, ...observed.codes.flatMap(({ messages }) => messages)].flatMap((message) =>
      message.parameters === undefined ? [] : [message.text],
    ),
  ]);
  const open = new Map<string, OpenPoint>();
  for (const { family, code, template } of families.flatMap(templatesOf)) {
    if (template.parameters.length === 0 || named.has(template.text) || open.has(template.text)) continue;
    const names = template.parameters.map(({ name }) => name).join(", ");
    open.set(template.text, {
      kind: "parameter",
      family,
      code,
      message: `The parameters of "${template.text}" have no names of their own; they are called ${names} for now.`,
      place: "overlays/parameters.json",
      record: JSON.stringify({
        text: template.text,
        parameters: template.parameters.map(({ placeholder, name, type }) => ({ placeholder, name, type })),
      }),
    });
  }
  return [...open.values()];
}

/** Codes whose name on the page is missing, not an identifier, or used twice. */
function namePoints(snapshot: FamilySnapshot, { names }: Overlays): readonly OpenPoint[] {
  const given = nameEntries(snapshot, names).names;
  const records = names.filter(({ family }) => family === snapshot.family);
  return snapshot.entries.flatMap((entry): readonly OpenPoint[] => {
    const { code, name: published } = entry;
    const name = given.get(entry) ?? "";
    if (name === published || records.some((record) => record.code === code && record.expects === published)) return [];
    const record = { family: snapshot.family, code, expects: published, name, why: "Made of the heading." };
    const message = `The page gives ${String(code)} no name that can be used; it is called ${name} for now.`;
    return [
      {
        kind: "name",
        family: snapshot.family,
        code,
        message,
        place: "overlays/names.json",
        record: JSON.stringify(record),
      },
    ];
  });
}

interface Placed {
  readonly family: FamilyId;
  readonly code: number | null;
  readonly template: MessageTemplate;
}

function templatesOf({ id, errors, tables }: Family): readonly Placed[] {
  return [
    ...errors.flatMap(({ code, messages }) => messages.map((template) => ({ family: id, code, template }))),
    ...tables.flatMap(({ messages }) => messages.map((template) => ({ family: id, code: null, template }))),
  ];
}

/** One record for each kind and family, as overlays/findings.json has them. */
function findingPoints(findings: readonly LanguageFinding[]): readonly OpenPoint[] {
  const groups = groupBy(findings, ({ kind, family }) => `${kind} ${family}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { kind, family } = first;
    const codes = kind === "missing-code" ? group.flatMap(({ code }) => code ?? []) : [];
    const texts = group.flatMap(({ code, chinese, english }) =>
      kind === "missing-code" && code !== null ? [] : [chinese ?? english ?? ""],
    );
    const what = {
      kind,
      family,
      ...(codes.length === 0 ? {} : { codes }),
      ...(texts.length === 0 ? {} : { texts }),
      why: first.detail,
    };
    return [
      {
        kind: "finding",
        family,
        code: group.length === 1 ? first.code : null,
        message: `${kind.replaceAll("-", " ")} (${String(group.length)}): ${first.detail}. Read both pages; if it is so, record it as known.`,
        place: "overlays/findings.json",
        record: JSON.stringify(what),
      } as const,
    ];
  });
}

export function acceptancePoint({ family, product, codes, date }: LostCodes): OpenPoint {
  return {
    kind: "acceptance",
    family,
    code: codes.length === 1 ? (codes[0] ?? null) : null,
    message: `A gate stopped ${family} ${product}: ${codes.map(String).join(", ")} ${codes.length === 1 ? "is" : "are"} gone from the page. If they were really removed, accept it.`,
    place: "overlays/acceptances.json",
    record: JSON.stringify({ family, product, codes, date, why: "Read on the page: the codes were removed." }),
  };
}

/** The open points as reasons that forbid a release. */
export function blockedRelease(points: readonly OpenPoint[]): readonly Problem[] {
  return points.map(({ kind, family, code, message, place, record }) => ({
    check: `open-${kind}`,
    severity: "error",
    at: { family, code: code ?? undefined },
    message,
    fix: `Add to ${place}: ${record}`,
  }));
}
