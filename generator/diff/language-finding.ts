import { z } from "zod";
import { type FamilyId, familyIdSchema, type PartialLocalized } from "../model.ts";

export const FINDING_KINDS = [
  "missing-code",
  "missing-translation",
  "english-missing",
  "placeholders-differ",
  "figures-differ",
  "translation-of-another-code",
  "names-differ",
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** Something that one language of a page says and the other does not, or says otherwise. */
export interface LanguageFinding {
  readonly kind: FindingKind;
  readonly family: FamilyId;
  /** Null for a message of a shared table. */
  readonly code: number | null;
  readonly table?: string;
  /** What stands on the English page, and what on the Chinese one; null where there is nothing. */
  readonly english: string | null;
  readonly chinese: string | null;
  /** In a few words: `600 in English, 60 in Chinese`. */
  readonly detail: string;
  readonly docsUrl?: PartialLocalized;
}

/**
 * overlays/findings.json: findings that a person has read, each kind and family once with its reason. A record
 * covers the texts that it names, and all of a code where it names the code only.
 */
export const findingsOverlaySchema = z.array(
  z.strictObject({
    kind: z.enum(FINDING_KINDS),
    family: familyIdSchema,
    /** Codes, all of whose findings of this kind are known. */
    codes: z.array(z.int()).optional(),
    /** Single texts: the Chinese one, or the English one where there is no Chinese. */
    texts: z.array(z.string().min(1)).optional(),
    why: z.string().min(1),
  }),
);
export type FindingsOverlay = z.infer<typeof findingsOverlaySchema>;
