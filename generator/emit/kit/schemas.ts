import { z } from "zod";
import { executionSchema, parameterTypeSchema, retrySchema, scopeSchema } from "../../catalog-model.ts";
import { familyIdSchema, partialLocalizedSchema } from "../../model.ts";

/** Schemas of the files in generated/kit/, for other languages. See docs/kit.md. */

/** Version of the kit's format. A change that breaks readers raises it. */
export const KIT_VERSION = 1;
/** Version of the vectors' answers. New vectors do not raise it; a changed answer does. */
export const VECTORS_VERSION = 1;
/** Arrival time of all answers of the vectors, in epoch milliseconds. */
export const RECEIVED_AT = 1_700_000_000_000;

const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const axes = z.strictObject({ execution: executionSchema, retry: retrySchema });
const texts = z.strictObject({ en: z.string(), "zh-CN": z.string() });

const kitAdviceSchema = z.strictObject({
  scope: scopeSchema,
  /** For calls that change state. */
  write: axes,
  /** For calls that only read. */
  read: axes,
  text: texts,
  readText: texts.optional(),
});
export type KitAdvice = z.infer<typeof kitAdviceSchema>;

const kitMessageSchema = z.strictObject({
  /** Unique under its code. */
  id: z.string(),
  /** Literal text, or the index of a parameter. */
  segments: z.array(z.union([z.string(), z.int().nonnegative()])),
  parameters: z.array(z.strictObject({ name: z.string(), type: parameterTypeSchema })),
  "zh-CN": z.string().optional(),
  retired: isoDate.optional(),
  /** If it differs from the code's. */
  advice: z.string().optional(),
});
export type KitMessage = z.infer<typeof kitMessageSchema>;

/** kit/errors.<family>.json */
export const kitErrorsSchema = z.strictObject({
  version: z.literal(KIT_VERSION),
  family: familyIdSchema,
  basePath: z.string(),
  /** Address of a code's page. Replace `{code}` and `{name}` (lower case). Some codes have their own address. */
  docs: z.string(),
  title: texts,
  advice: z.record(z.string(), kitAdviceSchema),
  errors: z.array(
    z.strictObject({
      code: z.int(),
      name: z.string(),
      /** Heading on the page, if it says more than the code and its name. */
      title: partialLocalizedSchema.optional(),
      /** If it differs from the family's; null if no page has the code. */
      docs: z.string().nullable().optional(),
      since: isoDate.optional(),
      retired: isoDate.optional(),
      advice: z.string(),
      messages: z.array(kitMessageSchema),
      /** Ids of tables whose messages also arrive under this code. */
      tables: z.array(z.string()),
    }),
  ),
  tables: z.array(z.strictObject({ id: z.string(), messages: z.array(kitMessageSchema) })),
});
export type KitErrors = z.infer<typeof kitErrorsSchema>;

/** kit/patterns.<family>.json, in the order in which they are tried: texts without parameters first. */
export const kitPatternsSchema = z.strictObject({
  version: z.literal(KIT_VERSION),
  family: familyIdSchema,
  patterns: z.array(
    z.strictObject({
      code: z.int(),
      name: z.string(),
      message: z.string(),
      /** Anchored. Uses only syntax that RE2, Rust, Go, Python, Java, .NET, PCRE and JavaScript share. */
      pattern: z.string(),
      /** Parameters of the numbered groups. */
      names: z.array(z.string()),
      /** Flags of the pattern: always empty. */
      flags: z.literal(""),
    }),
  ),
});
export type KitPatterns = z.infer<typeof kitPatternsSchema>;

const paramSchema = z.union([z.string(), z.number(), z.boolean()]);

const expectedSchema = z.strictObject({
  code: z.int().nullable(),
  name: z.string().nullable(),
  /** Id of the message; null if the text is not in the catalog. */
  message: z.string().nullable(),
  params: z.record(z.string(), paramSchema),
  execution: executionSchema,
  retry: retrySchema,
  /** Wait that the answer states; null if it states none. */
  delayMs: z.int().nonnegative().nullable(),
});

/** A line of kit/vectors.jsonl. */
export const vectorSchema = z.strictObject({
  family: familyIdSchema,
  method: z.enum(["GET", "POST", "PUT", "DELETE"]),
  /** Null for a frame of a WebSocket. */
  status: z.int().nullable(),
  headers: z.record(z.string(), z.string()),
  /** As it arrives. */
  body: z.string(),
  expect: expectedSchema,
});
export type Vector = z.infer<typeof vectorSchema>;

/** overlays/vectors.json: hand-written cases. */
export const vectorsOverlaySchema = z.array(vectorSchema.extend({ why: z.string().min(1) }));
export type VectorsOverlay = z.infer<typeof vectorsOverlaySchema>;

const changedSchema = z.strictObject({
  family: familyIdSchema,
  code: z.int(),
  name: z.string().nullable(),
  /** The text; null for the code itself. */
  text: z.string().nullable(),
});

/** snapshots/releases.json, newest last: `npm run release` appends to it. kit/history.json holds the same, newest first. */
export const releasesSchema = z.strictObject({
  version: z.literal(KIT_VERSION),
  releases: z.array(
    z.strictObject({
      version: z.string().regex(/^\d+\.\d+\.\d+$/),
      date: isoDate,
      added: z.array(changedSchema),
      reworded: z.array(changedSchema.extend({ before: z.string() })),
      retired: z.array(changedSchema),
    }),
  ),
});
export type Releases = z.infer<typeof releasesSchema>;

/** kit/kit.json: versions and facts that the other files share. */
export const kitIndexSchema = z.strictObject({
  version: z.literal(KIT_VERSION),
  vectorsVersion: z.literal(VECTORS_VERSION),
  vectors: z.int().nonnegative(),
  /** Epoch milliseconds at which every answer of the vectors arrives. */
  receivedAt: z.literal(RECEIVED_AT),
  families: z.array(familyIdSchema),
});
