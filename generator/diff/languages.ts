import { TranslationOwners } from "../catalog/doubtful.ts";
import { figureDifference, hasDifference } from "../catalog/figures.ts";
import {
  type FamilyId,
  type FamilySnapshot,
  type PageRef,
  type PartialLocalized,
  type SnapshotEntry,
  type SnapshotMessage,
  type SnapshotTable,
  familyIdSchema,
} from "../model.ts";
import { docsUrls } from "../overlays/apply-overlays.ts";
import { placeholdersIn } from "../template.ts";
import { readText } from "../text.ts";
import { isCurrent } from "./diff-catalogs.ts";
import { z } from "zod";

/** All differences between the languages, in the order of the snapshots. */
export function findLanguageGaps(
  snapshots: readonly FamilySnapshot[],
  pages: readonly PageRef[] = [],
): readonly LanguageFinding[] {
  return snapshots.filter(hasChinese).flatMap((snapshot) => {
    const owners = translationOwners(snapshot);
    return [
      ...snapshot.entries.filter(isCurrent).flatMap((entry) => entryFindings(snapshot, entry, owners, pages)),
      ...snapshot.tables.flatMap((table) => tableFindings(snapshot, table)),
    ];
  });
}

/** Binance.US has no Chinese page, so nothing is missing. */
function hasChinese({ entries }: FamilySnapshot): boolean {
  return entries.some(({ title }) => title["zh-CN"] !== undefined);
}

function entryFindings(
  { family }: FamilySnapshot,
  entry: SnapshotEntry,
  owners: TranslationOwners,
  pages: readonly PageRef[],
): readonly LanguageFinding[] {
  const { code } = entry;
  const finding: Report = (kind, english, chinese, detail) => ({
    kind,
    family,
    code,
    english,
    chinese,
    detail,
    docsUrl: docsUrls(pages, family, entry.products, entry.anchor),
  });
  if (entry.title["zh-CN"] === undefined) {
    return [finding("missing-code", entry.title.en ?? entry.name, null, "the Chinese page lacks the code")];
  }
  return [
    ...nameFindings(entry, finding),
    ...entry.messages.filter(isCurrent).flatMap((message) => messageFindings(message, finding)),
    ...entry.messages.filter(isCurrent).flatMap((message) => strayFindings(code, message, owners, finding)),
    ...entry.notes.flatMap((note) =>
      note.en === undefined && note["zh-CN"] !== undefined
        ? [finding("english-missing", null, note["zh-CN"], "only the Chinese page says it")]
        : [],
    ),
  ];
}

type Report = (kind: FindingKind, english: string | null, chinese: string | null, detail: string) => LanguageFinding;

function tableFindings({ family }: FamilySnapshot, table: SnapshotTable): readonly LanguageFinding[] {
  const base = { family, code: null, table: table.id };
  if (table.title["zh-CN"] === undefined) {
    const english = table.title.en ?? table.id;
    return [{ ...base, kind: "missing-code", english, chinese: null, detail: "the Chinese page lacks the table" }];
  }
  // The messages of a table are English on both pages; only the explanation beside them is translated.
  return table.messages
    .filter(
      (message) =>
        isCurrent(message) && message.explanation?.en !== undefined && message.explanation["zh-CN"] === undefined,
    )
    .map((message) => ({
      ...base,
      kind: "missing-translation",
      english: message.text,
      chinese: null,
      detail: "the explanation has no translation",
    }));
}

/** Spot translates its names, so only a heading that begins like a name is compared, such as `TOO_MANY_参数`. */
function nameFindings(entry: SnapshotEntry, finding: Report): readonly LanguageFinding[] {
  const chinese = (entry.title["zh-CN"] ?? "").replace(/^\s*\\?[-−–]\d+\s*/u, "").trim();
  if (entry.name === null || !/^[A-Z][A-Z0-9]*_/u.test(chinese)) return [];
  if (readText(chinese) === readText(entry.name)) return [];
  return [finding("names-differ", entry.name, chinese, `${entry.name} in English, ${chinese} in Chinese`)];
}

function messageFindings(message: SnapshotMessage, finding: Report): readonly LanguageFinding[] {
  const { text, "zh-CN": chinese } = message;
  if (chinese === undefined) {
    return [finding("missing-translation", text, null, "the Chinese page shows it in English or not at all")];
  }
  const [english, translated] = [placeholdersIn(text).length, placeholdersIn(chinese).length];
  if (english !== translated) {
    const detail = `${String(english)} placeholders in English, ${String(translated)} in Chinese`;
    return [finding("placeholders-differ", text, chinese, detail)];
  }
  const difference = figureDifference(text, chinese);
  if (!hasDifference(difference)) return [];
  const detail = `${figureList(difference.english)} in English, ${figureList(difference.chinese)} in Chinese`;
  return [finding("figures-differ", text, chinese, detail)];
}

function figureList(figures: readonly number[]): string {
  return figures.length === 0 ? "no such figure" : figures.map(String).join(", ");
}

function translationOwners({ entries }: FamilySnapshot): TranslationOwners {
  return new TranslationOwners(
    entries
      .filter(isCurrent)
      .flatMap(({ code, messages }) =>
        messages
          .filter(isCurrent)
          .flatMap(({ text, "zh-CN": chinese }) => (chinese === undefined ? [] : [{ code, english: text, chinese }])),
      ),
  );
}

function strayFindings(
  code: number,
  { text, "zh-CN": chinese }: SnapshotMessage,
  owners: TranslationOwners,
  finding: Report,
): readonly LanguageFinding[] {
  if (chinese === undefined) return [];
  const [rival] = owners.rivals({ code, english: text, chinese });
  if (rival === undefined) return [];
  return [finding("translation-of-another-code", text, chinese, `${String(rival.code)} has the same Chinese text`)];
}

const FINDING_KINDS = [
  "missing-code",
  "missing-translation",
  "english-missing",
  "placeholders-differ",
  "figures-differ",
  "translation-of-another-code",
  "names-differ",
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** A difference between the two languages of a page. */
export interface LanguageFinding {
  readonly kind: FindingKind;
  readonly family: FamilyId;
  /** Null for a message of a shared table. */
  readonly code: number | null;
  readonly table?: string;
  /** The texts of the English and the Chinese page; null if missing. */
  readonly english: string | null;
  readonly chinese: string | null;
  /** In a few words: `600 in English, 60 in Chinese`. */
  readonly detail: string;
  readonly docsUrl?: PartialLocalized;
}

/**
 * overlays/findings.json: findings that a person has read; one record per kind and family, with its reason. A record
 * covers the texts that it names, or the whole code if it names only the code.
 */
export const findingsOverlaySchema = z.array(
  z.strictObject({
    kind: z.enum(FINDING_KINDS),
    family: familyIdSchema,
    /** Codes, all of whose findings of this kind are known. */
    codes: z.array(z.int()).optional(),
    /** Single texts: the Chinese text, else the English one. */
    texts: z.array(z.string().min(1)).optional(),
    why: z.string().min(1),
  }),
);
export type FindingsOverlay = z.infer<typeof findingsOverlaySchema>;
