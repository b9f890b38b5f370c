/** overlays/filters.json: what the filters pages do not say in a form that a program can read. */
import { z } from "zod";
import { familyIdSchema, partialLocalizedSchema } from "../model.ts";
import { conditionSchema, filterFieldSchema, filterSchema } from "./model.ts";

const why = z.string().min(1);
const evidence = { why, source: why };
const families = z.array(familyIdSchema).min(1);
const guardsSchema = z.array(z.string().min(1));

export const filtersOverlaySchema = z.strictObject({
  /** Conditions that a page says in prose: `expects` is the sentence that has to stand there still. */
  conditions: z.array(
    z.strictObject({
      families,
      filter: z.string(),
      expects: z.string().min(1),
      formula: z.string().min(1),
      /** Guards beside those of the page: sides, types, parameters that are sent, `!` for the opposite. */
      when: guardsSchema.optional(),
      ...evidence,
    }),
  ),
  /** Conditions that hold instead of those of the page. */
  corrections: z.array(
    z.strictObject({ families, filter: z.string(), expects: z.string(), formula: z.string(), ...evidence }),
  ),
  /** Guards of conditions that the page has without them. */
  guards: z.array(
    z.strictObject({ families, filter: z.string(), contains: z.string(), when: guardsSchema, ...evidence }),
  ),
  zeroDisables: z.array(z.strictObject({ families, filters: z.array(z.string()), field: z.string(), ...evidence })),
  /** Filters that no page has. */
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
  /** Other names that bodies have for a field. */
  aliases: z.array(z.strictObject({ field: z.string(), also: z.string(), ...evidence })),
  /** What an order without a price is valued by. */
  marketPrice: z.partialRecord(familyIdSchema, z.string()),
  /** Codes of a failed condition, by the beginning of its formula: of any value, and of one of zero or less. */
  codes: z.array(z.strictObject({ families, formula: z.string(), codes: z.array(z.int()).min(1).max(2), source: why })),
  /** Messages of the error pages that these codes come with, and what stands for their placeholders. */
  rejections: z.array(
    z.strictObject({
      family: familyIdSchema,
      code: z.int(),
      text: z.string(),
      values: z.array(z.enum(["filter", "field", "range", "limit", "bound"])),
    }),
  ),
  /** What a type of order needs (alternatives by `|`), and refuses (`!`); which ids are taken. */
  requests: z.partialRecord(
    familyIdSchema,
    z.strictObject({
      types: z.record(z.string(), z.string()),
      /** One class of characters and the greatest length: such an expression is linear. */
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
