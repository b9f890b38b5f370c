/**
 * The vocabulary of the project: snapshots (the pages' content) and catalogs (after the overlays). Every JSON input
 * goes through one of these schemas.
 */
import { z } from "zod";
import { FAMILY_IDS, type FamilyId } from "./families.ts";

export const SCHEMA_VERSION = 1;

export const LOCALES = ["en", "zh-CN"] as const;
export const localeSchema = z.enum(LOCALES);
export type Locale = z.infer<typeof localeSchema>;

/** Text in English and, if the Chinese page has it, in Chinese. */
const localizedSchema = z.strictObject({ en: z.string(), "zh-CN": z.string().optional() });
export type Localized = z.infer<typeof localizedSchema>;

/** The same; either language can be missing. */
export const partialLocalizedSchema = z.strictObject({ en: z.string().optional(), "zh-CN": z.string().optional() });
export type PartialLocalized = z.infer<typeof partialLocalizedSchema>;

export const familyIdSchema = z.enum(FAMILY_IDS);
export { FAMILY_IDS, type FamilyId };

/** Product whose page lists the entry: `spot`, `wallet`, `margin-trading`, … (see generator/sources.ts). */
export const productIdSchema = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
export type ProductId = z.infer<typeof productIdSchema>;

const isoDateSchema = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

// ---------------------------------------------------------------------------------------------
// Snapshots: what the pages say, before any overlay.

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

// ---------------------------------------------------------------------------------------------
// Catalog: snapshots with the overlays applied. What generated/ is made from.

const PARAMETER_TYPES = ["string", "integer", "decimal", "timestamp", "ip", "interval", "boolean", "list"] as const;
/**
 * `integer` and `decimal` become numbers, `timestamp` is epoch milliseconds, `interval` is `10 SECOND`
 * or a unit such as `MINUTE`, `list` is the raw text between brackets.
 */
export const parameterTypeSchema = z.enum(PARAMETER_TYPES);
export type ParameterType = z.infer<typeof parameterTypeSchema>;

export const parameterSchema = z.strictObject({
  /** camelCase, unique in its template. */
  name: z.string().regex(/^[a-z][A-Za-z0-9]*$/),
  type: parameterTypeSchema,
  /** The exact piece of the template's text: `%s`, `{0}`, `5.0`. */
  placeholder: z.string().min(1),
});
export type Parameter = z.infer<typeof parameterSchema>;

const messageOriginSchema = z.enum(["documented", "observed", "retired"]);
export type MessageOrigin = z.infer<typeof messageOriginSchema>;

/** Why a translation is in doubt: its figures differ from the English ones, or it is the text of another code. */
export const doubtSchema = z.enum(["figures", "other-code"]);
export type Doubt = z.infer<typeof doubtSchema>;

/** A piece of a template: literal text, or the index of a parameter. */
export type Segment = string | number;

export const messageTemplateSchema = z.strictObject({
  /** Unique among the messages of its code: a slug of the literal text, `too-many-new-orders-current-limit-is`. */
  id: z.string(),
  text: z.string(),
  parameters: z.array(parameterSchema),
  /** The text split at its placeholders: strings are literal, numbers index `parameters`. */
  segments: z.array(z.union([z.string(), z.int().nonnegative()])),
  translation: z.string().optional(),
  doubtful: doubtSchema.optional(),
  explanation: partialLocalizedSchema,
  origin: messageOriginSchema,
  /** Public address where an observed text was seen. */
  source: z.string().optional(),
  /** Observed without a public source. */
  unsourced: z.literal(true).optional(),
  /** Date since which the pages lack the text. */
  retired: isoDateSchema.optional(),
  products: z.array(productIdSchema).optional(),
  /** Id in `Catalog.advice`, if it differs from the entry's. */
  advice: z.string().optional(),
});
export type MessageTemplate = z.infer<typeof messageTemplateSchema>;

/** Did a state-changing call take effect? */
export const executionSchema = z.enum(["not-executed", "unknown", "partial"]);
export type Execution = z.infer<typeof executionSchema>;
export const retrySchema = z.enum([
  "never",
  "after-delay",
  "after-fix",
  "after-clock-sync",
  "after-state-check",
  "already-done",
]);
export type Retry = z.infer<typeof retrySchema>;
/** What the error is about, and which other calls it affects. */
export const scopeSchema = z.enum(["request", "order", "account", "ip", "service"]);
export type Scope = z.infer<typeof scopeSchema>;

export const adviceSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  execution: executionSchema,
  retry: retrySchema,
  scope: scopeSchema,
  text: z.strictObject({ en: z.string().min(1), "zh-CN": z.string().min(1) }),
  /** Advice for a call that only reads, if it differs: usually retry after a delay. */
  readOnly: z
    .strictObject({ retry: retrySchema, text: z.strictObject({ en: z.string().min(1), "zh-CN": z.string().min(1) }) })
    .optional(),
});
export type Advice = z.infer<typeof adviceSchema>;

/** Since when a code exists; only days with evidence. */
export const sinceSchema = z.strictObject({
  /** Day of the change-log's announcement. */
  announced: isoDateSchema.optional(),
  effective: isoDateSchema.optional(),
  /** Day of the first recording with the code, if an earlier recording lacks it. */
  firstSeen: isoDateSchema.optional(),
  source: z.string(),
});
export type Since = z.infer<typeof sinceSchema>;

export const errorEntrySchema = z.strictObject({
  code: z.int(),
  /** Other codes under which the runtime finds the entry: the code with the other sign. */
  aliases: z.array(z.int()).optional(),
  /** Valid identifier, unique in its family; official spelling, typos included. */
  name: z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/),
  title: partialLocalizedSchema,
  section: z.string().nullable(),
  products: z.array(productIdSchema).min(1),
  /** Own messages; messages of shared tables with this code come after them in matching. */
  messages: z.array(messageTemplateSchema),
  /** Ids of the family's tables whose messages arrive under this code. */
  tables: z.array(z.string()),
  notes: z.array(partialLocalizedSchema),
  docsUrl: partialLocalizedSchema,
  origin: messageOriginSchema,
  source: z.string().optional(),
  unsourced: z.literal(true).optional(),
  since: sinceSchema.optional(),
  retired: isoDateSchema.optional(),
  /** Id in `Catalog.advice`. */
  advice: z.string(),
});
export type ErrorEntry = z.infer<typeof errorEntrySchema>;

export const messageTableSchema = z.strictObject({
  id: z.string(),
  title: partialLocalizedSchema,
  codes: z.array(z.int()).min(1),
  messages: z.array(messageTemplateSchema),
  notes: z.array(partialLocalizedSchema),
  docsUrl: partialLocalizedSchema,
});
export type MessageTable = z.infer<typeof messageTableSchema>;

export const familySchema = z.strictObject({
  id: familyIdSchema,
  /** REST base path: `/api`, `/fapi`, … */
  basePath: z.string(),
  title: localizedSchema,
  pages: z.array(pageRefSchema),
  errors: z.array(errorEntrySchema),
  tables: z.array(messageTableSchema),
});
export type Family = z.infer<typeof familySchema>;

const bothLanguages = z.strictObject({ en: z.string().min(1), zh: z.string().min(1) });

/** One of the most common errors, with its hand-written texts. */
export const commonErrorSchema = z.strictObject({
  /** If only one family is meant. */
  family: familyIdSchema.optional(),
  code: z.int(),
  /** The text of the meant message, if the code has several. */
  match: z.string().min(1).optional(),
  /** Reason for its rank. */
  why: z.string().min(1),
  source: z.string().regex(/^https:\/\/\S+$/u),
  /** Causes. */
  cause: bothLanguages,
  /** How to confirm it. */
  check: bothLanguages,
});
export type CommonError = z.infer<typeof commonErrorSchema>;

export const catalogSchema = z.strictObject({
  schemaVersion: z.literal(SCHEMA_VERSION),
  advice: z.array(adviceSchema),
  families: z.array(familySchema),
  /** The most common errors, most common first. */
  common: z.array(commonErrorSchema).optional(),
});
/** generated/catalog.json */
export type Catalog = z.infer<typeof catalogSchema>;
