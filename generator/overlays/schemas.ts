import { adviceSchema, commonErrorSchema, parameterTypeSchema } from "../catalog-model.ts";
import { familyIdSchema } from "../model.ts";
import { vectorsOverlaySchema } from "../emit/kit/schemas.ts";
import { z } from "zod";

/** Schemas of overlays/*.json: facts that are not on the pages, each record with its reason. See overlays/README.md. */

const why = z.string().min(1);
const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

const parameterNameSchema = z.strictObject({
  /** The exact piece of the text: `%s`, `{0}`, or a figure such as `5.0`. */
  placeholder: z.string().min(1),
  name: z.string().regex(/^[a-z][A-Za-z0-9]*$/),
  type: parameterTypeSchema,
});

/** overlays/parameters.json: names and types of a template's parameters, by the template's exact text. */
const parametersOverlaySchema = z.array(
  z.strictObject({ text: z.string().min(1), parameters: z.array(parameterNameSchema).min(1), why: why.optional() }),
);

/** overlays/names.json: a unique identifier if the page's name is missing, invalid or used twice. */
const namesOverlaySchema = z.array(
  z.strictObject({
    family: familyIdSchema,
    code: z.int(),
    /** The name as published; null if the page has none. */
    expects: z.string().nullable(),
    name: z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/),
    why,
  }),
);

/** overlays/roles.json: whether a text is sent by the API or is an explanation, if the parser's rules cannot decide. */
const rolesOverlaySchema = z.array(
  z.strictObject({
    family: familyIdSchema,
    code: z.int(),
    text: z.string().min(1),
    role: z.enum(["message", "note"]),
    why,
  }),
);

/** The source of an observation: a public address, or that there is none. */
const sourceSchema = {
  source: z
    .string()
    .regex(/^https:\/\/\S+$/u)
    .optional(),
  unsourced: z.literal(true).optional(),
};

function saysWhere({ source, unsourced }: { source?: string | undefined; unsourced?: true | undefined }): boolean {
  return (source === undefined) !== (unsourced === undefined);
}

const WHERE = { error: 'Give either "source", an address that anyone can open, or "unsourced": true.' };

const observedTextSchema = z.strictObject({
  text: z.string().min(1),
  parameters: z.array(parameterNameSchema).optional(),
});

/** overlays/observed.json: what the API sends and no page has, each with its public source. */
export const observedOverlaySchema = z.strictObject({
  messages: z.array(
    observedTextSchema
      .extend({
        families: z.array(familyIdSchema).min(1),
        code: z.int(),
        ...sourceSchema,
        seen: z.string().optional(),
        why: z.string().optional(),
      })
      .refine(saysWhere, WHERE),
  ),
  codes: z.array(
    z
      .strictObject({
        family: familyIdSchema,
        code: z.int(),
        name: z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/),
        title: z.string().optional(),
        messages: z.array(observedTextSchema),
        ...sourceSchema,
        seen: z.string().optional(),
        why: z.string().optional(),
      })
      .refine(saysWhere, WHERE),
  ),
  /** Tables of one family whose messages other families also send, with the codes in those families. */
  tables: z
    .array(
      z
        .strictObject({
          from: familyIdSchema,
          table: z.string(),
          families: z.array(familyIdSchema).min(1),
          ...sourceSchema,
          why,
        })
        .refine(saysWhere, WHERE),
    )
    .optional(),
});

/** overlays/advice.json: what happened, what to do next, and the errors that it applies to. */
const adviceOverlaySchema = z.strictObject({
  advice: z.array(
    adviceSchema.extend({
      /** Codes by family; with the name if the number was used twice. */
      applies: z.partialRecord(
        familyIdSchema,
        z.array(z.union([z.int(), z.strictObject({ code: z.int(), name: z.string() })])),
      ),
      /** Single messages of a code whose advice differs from the code's. */
      messages: z
        .array(z.strictObject({ families: z.array(familyIdSchema).min(1), code: z.int(), text: z.string().min(1) }))
        .optional(),
      /** The record for new codes until a person has classified them. */
      fallback: z.boolean().optional(),
      why,
      source: z.string().optional(),
    }),
  ),
});

/** overlays/acceptances.json: removals and other changes that a person has read on the page and accepted. */
const acceptancesOverlaySchema = z.array(
  z.strictObject({
    family: familyIdSchema,
    product: z.string().optional(),
    codes: z.array(z.int()).default([]),
    /** Gates that one content may pass, with the beginning of that content's SHA-256, as printed by the gate. */
    checks: z.array(z.string()).min(1).optional(),
    content: z.string().min(8).optional(),
    date: isoDate,
    why,
    /** Set by a second person who has also read the page; a release needs it. */
    reviewed: z.boolean().optional(),
  }),
);

/** overlays/history.json: since and until when a code is documented, with evidence. */
export const historyOverlaySchema = z.array(
  z.strictObject({
    family: familyIdSchema,
    code: z.int(),
    /** As published: -1108 was used twice. */
    name: z.string().nullable(),
    since: isoDate.optional(),
    retired: isoDate.optional(),
    evidence: why,
    source: z.string().optional(),
  }),
);

const address = z.string().regex(/^https:\/\/\S+$/u);

/** overlays/common.json: the most common errors, most common first, with hand-written texts. */
const commonOverlaySchema = z.array(commonErrorSchema);

/** overlays/dates.json: since when codes are there, for families without a parsed change log. */
export const datesOverlaySchema = z.array(
  z
    .strictObject({
      family: familyIdSchema,
      codes: z.array(z.int()).min(1),
      announced: isoDate.optional(),
      effective: isoDate.optional(),
      /** Day of a copy that has them; `why` names an older one that lacks them. */
      firstSeen: isoDate.optional(),
      source: address,
      why: why.optional(),
    })
    .refine(({ announced, effective, firstSeen }) => (announced ?? effective ?? firstSeen) !== undefined, {
      error: 'Give "announced", "effective" or "firstSeen".',
    })
    .refine(({ firstSeen, why: reason }) => firstSeen === undefined || /https:\/\//u.test(reason ?? ""), {
      error: '"firstSeen" asks for a "why" with the address of an older copy that lacks the codes.',
    }),
);

/** The overlay files by name: overlays/<name>.json. Optional ones may be missing. */
export const overlaysSchema = z.strictObject({
  parameters: parametersOverlaySchema,
  names: namesOverlaySchema,
  roles: rolesOverlaySchema,
  observed: observedOverlaySchema,
  advice: adviceOverlaySchema,
  acceptances: acceptancesOverlaySchema,
  /** Without it no error has a rank. */
  common: commonOverlaySchema.optional(),
  dates: datesOverlaySchema.optional(),
  vectors: vectorsOverlaySchema.optional(),
});
export type Overlays = z.infer<typeof overlaysSchema>;
