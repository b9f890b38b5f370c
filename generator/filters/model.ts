/** Model of snapshots/filters.json: the filters pages per family, before any overlay. */
import { z } from "zod";
import { familyIdSchema, partialLocalizedSchema, SCHEMA_VERSION } from "../model.ts";

const isoDateSchema = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const filterNameSchema = z.string().regex(/^[A-Z][A-Z_]+$/);

/** An inequality over named values: `price >= minPrice`, `(quantity - minQty) % stepSize == 0`. */
export const conditionSchema = z.strictObject({
  formula: z.string().min(1),
  /** Sides, order types, or both (`STOP_LOSS.BUY`), one of which an order must match. */
  of: z.array(z.string()).optional(),
});
export type Condition = z.infer<typeof conditionSchema>;

const FIELD_TYPES = ["decimal", "integer", "boolean", "string"] as const;
export const filterFieldSchema = z.strictObject({
  name: z.string().regex(/^[a-z][A-Za-z]*$/),
  /** `decimal`: a string of digits; `integer`: a number. */
  type: z.enum(FIELD_TYPES),
});
export type FilterField = z.infer<typeof filterFieldSchema>;

/** Conditions of a filter and the orders that they apply to. */
const rulesSchema = z.strictObject({
  fields: z.array(filterFieldSchema),
  conditions: z.array(conditionSchema),
  /** Other parameters with the same conditions: `{ price: ["stopPrice"] }`. */
  alsoFor: z.record(z.string(), z.array(z.string())),
  /** Fields whose value 0 switches their condition off. */
  zeroDisables: z.array(z.string()),
  /** Order types that the filter applies to or counts; all if empty. */
  orderTypes: z.array(z.string()),
});
export type FilterRules = z.infer<typeof rulesSchema>;

/** Former rules of a page, and the date of their replacement. */
const formerlySchema = z.strictObject({ until: isoDateSchema, ...rulesSchema.shape });

export const filterSchema = z.strictObject({
  name: filterNameSchema,
  scope: z.enum(["symbol", "exchange", "asset"]),
  ...rulesSchema.shape,
  /** The page's text around the conditions. */
  text: partialLocalizedSchema,
  /** Date and source of the first recording with the filter. */
  since: z.strictObject({ date: isoDateSchema, evidence: z.string() }),
  formerly: z.array(formerlySchema),
});
export type Filter = z.infer<typeof filterSchema>;

const filterPageSchema = z.strictObject({
  url: z.string(),
  locale: z.enum(["en", "zh-CN"]),
  recorded: isoDateSchema,
});

/** snapshots/filters.json */
export const filtersSnapshotSchema = z.strictObject({
  schemaVersion: z.literal(SCHEMA_VERSION),
  kind: z.literal("filters"),
  families: z.array(
    z.strictObject({
      family: familyIdSchema,
      pages: z.array(filterPageSchema),
      filters: z.array(filterSchema),
    }),
  ),
});
export type FiltersSnapshot = z.infer<typeof filtersSnapshotSchema>;
export type FilterFamily = FiltersSnapshot["families"][number];
