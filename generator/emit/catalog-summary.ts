import type { Catalog, Family, FamilyId } from "../model.ts";

/** Counts of one family, for the summary of a run and for the index of the documents. */
export interface FamilySummary {
  readonly family: FamilyId;
  readonly codes: number;
  readonly retired: number;
  /** Templates, those of shared tables once. */
  readonly messages: number;
  readonly parameters: number;
  /** Codes that have any Chinese text, and templates that have a translation or a Chinese explanation. */
  readonly chineseCodes: number;
  readonly chineseMessages: number;
}

export function catalogSummary(catalog: Catalog): readonly FamilySummary[] {
  return catalog.families.map(familySummary);
}

function familySummary(family: Family): FamilySummary {
  const messages = [...family.errors, ...family.tables].flatMap((holder) => holder.messages);
  const chinese = messages.filter(
    ({ translation, explanation }) => translation !== undefined || explanation["zh-CN"] !== undefined,
  );
  return {
    family: family.id,
    codes: new Set(family.errors.map(({ code }) => code)).size,
    retired: new Set(family.errors.filter(({ retired }) => retired !== undefined).map(({ code }) => code)).size,
    messages: messages.length,
    parameters: messages.reduce((sum, { parameters }) => sum + parameters.length, 0),
    chineseCodes: new Set(family.errors.filter((entry) => entry.title["zh-CN"] !== undefined).map(({ code }) => code))
      .size,
    chineseMessages: chinese.length,
  };
}
