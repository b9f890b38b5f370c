/** Schemas of snapshots, the pages' content. Those of the catalog, after the overlays, are in catalog-model.ts. */
import { z } from "zod";
import { FAMILY_IDS, type FamilyId } from "./families.ts";

export const SCHEMA_VERSION = 1;

export const LOCALES = ["en", "zh-CN"] as const;
export const localeSchema = z.enum(LOCALES);
export type Locale = z.infer<typeof localeSchema>;

/** Text in English and, if the Chinese page has it, in Chinese. */
export const localizedSchema = z.strictObject({ en: z.string(), "zh-CN": z.string().optional() });
export type Localized = z.infer<typeof localizedSchema>;

/** The same; either language can be missing. */
export const partialLocalizedSchema = z.strictObject({ en: z.string().optional(), "zh-CN": z.string().optional() });
export type PartialLocalized = z.infer<typeof partialLocalizedSchema>;

export const familyIdSchema = z.enum(FAMILY_IDS);
export { FAMILY_IDS, type FamilyId };

/** Product whose page lists the entry: `spot`, `wallet`, `margin-trading`, … (see generator/sources.ts). */
export const productIdSchema = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
export type ProductId = z.infer<typeof productIdSchema>;

export const isoDateSchema = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** One message as published in English, its Chinese translation, and its explanation. */
export const snapshotMessageSchema = z.strictObject({
  /** Rendered text of the page, placeholders verbatim, without markup (no backticks, no link targets). */
  text: z.string().min(1),
  /** The Chinese page's rendering of the same message. */
  "zh-CN": z.string().optional(),
  /** Description column of a table. */
  explanation: partialLocalizedSchema.optional(),
  /** Products that list it, if fewer than the entry's. */
  products: z.array(productIdSchema).optional(),
  /** Older wordings of this message, each with the date since which the page lacks it. The API may still send them. */
  formerly: z.array(z.strictObject({ text: z.string().min(1), retired: isoDateSchema })).optional(),
  /** Date since which the page lacks the message. */
  retired: isoDateSchema.optional(),
});
export type SnapshotMessage = z.infer<typeof snapshotMessageSchema>;

export const snapshotEntrySchema = z.strictObject({
  code: z.int(),
  /** The same code with the other sign, if a page or the API uses it. */
  aliases: z.array(z.int()).optional(),
  /** Official name as published on the English page; null if the heading has none. */
  name: z.string().nullable(),
  /** Heading text as published. */
  title: partialLocalizedSchema,
  /** Section heading of the English page, or null. */
  section: z.string().nullable(),
  /** Anchor of the heading on each language's page, without `#`. */
  anchor: partialLocalizedSchema,
  products: z.array(productIdSchema).min(1),
  messages: z.array(snapshotMessageSchema),
  /** Explanations of the page: paragraphs, and bullets that aren't messages. */
  notes: z.array(partialLocalizedSchema),
  /** First recorded date on which the page had the code, with evidence in overlays/history.json. */
  since: isoDateSchema.optional(),
  retired: isoDateSchema.optional(),
});
export type SnapshotEntry = z.infer<typeof snapshotEntrySchema>;

/** A table of messages that several codes share: the reject table, the filter table. Stored once. */
export const snapshotTableSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  title: partialLocalizedSchema,
  anchor: partialLocalizedSchema,
  /** Codes under which its messages arrive. */
  codes: z.array(z.int()).min(1),
  messages: z.array(snapshotMessageSchema),
  notes: z.array(partialLocalizedSchema),
});
export type SnapshotTable = z.infer<typeof snapshotTableSchema>;

export const familySnapshotSchema = z.strictObject({
  schemaVersion: z.literal(SCHEMA_VERSION),
  family: familyIdSchema,
  entries: z.array(snapshotEntrySchema),
  tables: z.array(snapshotTableSchema),
});
/** snapshots/<family>.json */
export type FamilySnapshot = z.infer<typeof familySnapshotSchema>;

/** The last text of a page, and its entry or table. A cut page has another. */
export const pageEndSchema = z.strictObject({ title: z.string(), text: z.string() });
export type PageEnd = z.infer<typeof pageEndSchema>;

/** One page that a snapshot was made from. */
export const pageRefSchema = z.strictObject({
  family: familyIdSchema,
  product: productIdSchema,
  locale: localeSchema,
  /** Public URL that answered. */
  url: z.string(),
  /** SHA-256 of the parsed content (not of the markup), so that a new page design is not a change. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Date on which this content was first seen. */
  changed: isoDateSchema,
  entries: z.int().nonnegative(),
  end: pageEndSchema.optional(),
});
export type PageRef = z.infer<typeof pageRefSchema>;

/** snapshots/manifest.json */
export const snapshotManifestSchema = z.strictObject({
  schemaVersion: z.literal(SCHEMA_VERSION),
  pages: z.array(pageRefSchema),
});
export type SnapshotManifest = z.infer<typeof snapshotManifestSchema>;
