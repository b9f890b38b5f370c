import { z } from "zod";
import type { Level } from "./change.ts";

/** TypeScript types of parameters, by their type in the catalog. */
const parameterSchema = z.looseObject({ name: z.string(), type: z.string() });
const messagesSchema = z.array(z.looseObject({ id: z.string(), parameters: z.array(parameterSchema) }));

/** The part of generated/catalog.json that programs compile against. Any version of the file fits. */
export const publicCatalogSchema = z.looseObject({
  families: z.array(
    z.looseObject({
      id: z.string(),
      errors: z.array(
        z.looseObject({
          code: z.int(),
          name: z.string(),
          messages: messagesSchema,
          retired: z.string().optional(),
        }),
      ),
      tables: z.array(z.looseObject({ id: z.string(), messages: messagesSchema })),
    }),
  ),
});
export type PublicCatalog = z.infer<typeof publicCatalogSchema>;

export interface ApiDiff {
  readonly level: Level;
  /** `- …` and `+ …`, in the order of the catalog. */
  readonly lines: readonly string[];
}

/** The meaning of each name: `spot/UNKNOWN` → `-1000`, `spot/UNKNOWN "some-id"` → `{ limit: number }`. */
function apiOf({ families }: PublicCatalog): ReadonlyMap<string, string> {
  const api = new Map<string, string>();
  for (const { id, errors, tables } of families) {
    api.set(`binance-errors/${id}`, "entry point");
    for (const { code, name, messages, retired } of errors) {
      api.set(`${id} ${name}`, String(code));
      if (retired !== undefined) api.set(`${id} ${name} @deprecated`, "yes");
      for (const message of messages) api.set(`${id} ${name} "${message.id}"`, parametersOf(message));
    }
    for (const table of tables)
      for (const message of table.messages) api.set(`${id} ${table.id} "${message.id}"`, parametersOf(message));
  }
  return api;
}

function parametersOf({ parameters }: PublicCatalog["families"][number]["tables"][number]["messages"][number]): string {
  return `{ ${parameters.map(({ name, type }) => `${name}: ${type}`).join("; ")} }`.replace("{  }", "{}");
}

/**
 * Compares the public API, whether pages, overlays or the generator changed it. Removed or redefined names are major,
 * new names minor.
 */
export function diffApi(before: PublicCatalog, after: PublicCatalog): ApiDiff {
  const [old, now] = [apiOf(before), apiOf(after)];
  const gone = [...old].filter(([key, value]) => now.get(key) !== value && !isDeprecation(key));
  const came = [...now].filter(([key, value]) => old.get(key) !== value && !isRepeated(key, value, now));
  const undeprecated = [...old.keys()].filter((key) => isDeprecation(key) && !now.has(key));
  const lines = [
    ...gone.map(([key, value]) => `- ${key}: ${value}`),
    ...undeprecated.map((key) => `- ${key}`),
    ...came.map(([key, value]) => `+ ${isDeprecation(key) ? key : `${key}: ${value}`}`),
  ];
  const level = gone.length > 0 ? "major" : came.length + undeprecated.length > 0 ? "minor" : "none";
  return { level, lines };
}

function isDeprecation(key: string): boolean {
  return key.endsWith(" @deprecated");
}

/** `some-id-2` beside `some-id` with the same parameters: an older wording with other punctuation, not a new name. */
function isRepeated(key: string, value: string, all: ReadonlyMap<string, string>): boolean {
  const first = key.replace(/-\d+"$/u, '"');
  return first !== key && all.get(first) === value;
}
