/** overlays/filters.json: facts that the filters pages do not state in a form that programs can read. */
import { z } from "zod";
import { familyIdSchema, partialLocalizedSchema } from "../model.ts";
import { conditionSchema, filterFieldSchema, filterSchema } from "./model.ts";

const why = z.string().min(1);
const evidence = { why, source: why };
const families = z.array(familyIdSchema).min(1);
const guardsSchema = z.array(z.string().min(1));

export const filtersOverlaySchema = z.strictObject({
  /** Conditions that a page states in prose. The page must still have the sentence `expects`. */
  conditions: z.array(
    z.strictObject({
      families,
      filter: z.string(),
      expects: z.string().min(1),
      formula: z.string().min(1),
      /** Additional guards: sides, types, sent parameters; `!` negates. */
      when: guardsSchema.optional(),
      ...evidence,
    }),
  ),
  /** Conditions that replace the page's. */
  corrections: z.array(
    z.strictObject({ families, filter: z.string(), expects: z.string(), formula: z.string(), ...evidence }),
  ),
  /** Guards for conditions that the page states without them. */
  guards: z.array(
    z.strictObject({ families, filter: z.string(), contains: z.string(), when: guardsSchema, ...evidence }),
  ),
  zeroDisables: z.array(z.strictObject({ families, filters: z.array(z.string()), field: z.string(), ...evidence })),
  /** Filters on no page. */
  filters: z.array(
    z.strictObject({
      families,
      name: z.string(),
      scope: filterSchema.shape.scope,
      fields: z.array(filterFieldSchema),
      conditions: z.array(conditionSchema),
      text: partialLocalizedSchema,
      ...evidence,
    }),
  ),
  /** Other names of a field in bodies. */
  aliases: z.array(z.strictObject({ field: z.string(), also: z.string(), ...evidence })),
  /** The price used to value an order without a price. */
  marketPrice: z.partialRecord(familyIdSchema, z.string()),
  /** Codes of a failed condition, by the start of its formula: for any value, and for a value of zero or less. */
  codes: z.array(z.strictObject({ families, formula: z.string(), codes: z.array(z.int()).min(1).max(2), source: why })),
  /** Messages of these codes on the error pages, and the values of their placeholders. */
  rejections: z.array(
    z.strictObject({
      family: familyIdSchema,
      code: z.int(),
      text: z.string(),
      values: z.array(z.enum(["filter", "field", "range", "limit", "bound"])),
    }),
  ),
  /** Parameters that an order type needs (`|` for alternatives) and refuses (`!`), and valid client order ids. */
  requests: z.partialRecord(
    familyIdSchema,
    z.strictObject({
      types: z.record(z.string(), z.string()),
      /** One character class with a maximum length, so that matching is linear. */
      clientId: z
        .string()
        .regex(/^\^\[[^[\]]+\]\{1,\d+\}\$$/u)
        .optional(),
      clientIdCode: z.int().optional(),
      source: why,
    }),
  ),
});
export type FiltersOverlay = z.infer<typeof filtersOverlaySchema>;
