/** Schemas of the catalog: snapshots with the overlays applied, from which generated/ is made. */
import { z } from "zod";
import {
  SCHEMA_VERSION,
  localizedSchema,
  partialLocalizedSchema,
  familyIdSchema,
  productIdSchema,
  isoDateSchema,
  pageRefSchema,
} from "./model.ts";

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
