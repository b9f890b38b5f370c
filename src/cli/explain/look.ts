import type { FamilyId } from "../../result.ts";
import type { Language } from "../catalog/catalog.ts";
import type { Console } from "../console.ts";
import { FAMILY_IDS } from "../families.ts";
import type { Words } from "./words.ts";

export interface Look extends Pick<Console, "paint" | "width"> {
  readonly language: Language;
  /** Whether long lists are shown in full. */
  readonly all: boolean;
}

export function familiesText(families: readonly FamilyId[], words: Words): string {
  return families.length === FAMILY_IDS.length ? words.allFamilies : families.join(words.comma);
}
