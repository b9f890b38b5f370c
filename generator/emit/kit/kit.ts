import { z } from "zod";
import type { Catalog, Family, MessageTemplate } from "../../catalog-model.ts";
import type { EmittedFile } from "../emit-files.ts";
import { escapeJson } from "../../../src/text/printable.ts";
import { kitErrors } from "./errors.ts";
import { portablePattern } from "./portable-pattern.ts";
import {
  KIT_VERSION,
  kitErrorsSchema,
  kitIndexSchema,
  type KitPatterns,
  kitPatternsSchema,
  RECEIVED_AT,
  type Releases,
  releasesSchema,
  VECTORS_VERSION,
  type VectorsOverlay,
  vectorSchema,
} from "./schemas.ts";
import { vectorsOf } from "./vectors.ts";

/** The kit's files beside the catalog. */
export interface KitInput {
  readonly composed: VectorsOverlay;
  readonly releases: Releases;
}

export const NO_KIT_INPUT: KitInput = { composed: [], releases: { version: KIT_VERSION, releases: [] } };

const SCHEMAS = {
  errors: ["Errors of one Binance API", kitErrorsSchema],
  patterns: ["Patterns of the messages of one Binance API", kitPatternsSchema],
  vectors: ["One conformance case: a line of vectors.jsonl", vectorSchema],
  history: ["What each release changed", releasesSchema],
  kit: ["The kit", kitIndexSchema],
} as const;

/** The files for other languages: lists, patterns, conformance cases, history. One record a line keeps diffs small. */
export function emitKit(catalog: Catalog, { composed, releases }: KitInput): readonly EmittedFile[] {
  const vectors = [...vectorsOf(catalog), ...composed.map((vector) => vectorSchema.strip().parse(vector))];
  const history = { ...releases, releases: releases.releases.toReversed() };
  const index = {
    version: KIT_VERSION,
    vectorsVersion: VECTORS_VERSION,
    vectors: vectors.length,
    receivedAt: RECEIVED_AT,
    families: catalog.families.map(({ id }) => id),
  };
  return [
    ...catalog.families.flatMap((family) => [
      kitFile(`errors.${family.id}.json`, kitErrors(catalog, family)),
      kitFile(`patterns.${family.id}.json`, patternsOf(family)),
    ]),
    { path: "kit/vectors.jsonl", content: escapeJson(vectors.map((vector) => `${JSON.stringify(vector)}\n`).join("")) },
    kitFile("history.json", history),
    kitFile("kit.json", index),
    ...Object.entries(SCHEMAS).map(([name, [title, schema]]) =>
      kitFile(`${name}.schema.json`, { title, ...z.toJSONSchema(schema) }),
    ),
  ];
}

function patternsOf(family: Family): KitPatterns {
  const patterns = family.errors.flatMap((entry) => {
    const shared = entry.tables.flatMap((id) => family.tables.find((table) => table.id === id)?.messages ?? []);
    return [...entry.messages, ...shared].toSorted(byLiteral).map((message) => ({
      code: entry.code,
      name: entry.name,
      message: message.id,
      ...portablePattern(message),
      flags: "" as const,
    }));
  });
  return {
    version: KIT_VERSION,
    family: family.id,
    patterns: patterns.map((one) => ({ ...one, names: [...one.names] })),
  };
}

/**
 * Sorts patterns. A reader takes the first match, as the package does: texts without parameters come first, then those
 * with the most literal text.
 */
const byLiteral = (left: MessageTemplate, right: MessageTemplate): number =>
  Number(left.parameters.length > 0) - Number(right.parameters.length > 0) ||
  literalLength(right) - literalLength(left);

const literalLength = ({ segments }: MessageTemplate): number =>
  segments.reduce<number>((sum, segment) => sum + (typeof segment === "string" ? segment.length : 0), 0);

/** A list with one record a line. */
function kitFile(name: string, data: object): EmittedFile {
  const fields = Object.entries(data).filter(([, value]) => value !== undefined);
  const lines = fields.map(([key, value]) => `${JSON.stringify(key)}: ${fieldText(value)}`);
  return { path: `kit/${name}`, content: escapeJson(`{\n${lines.join(",\n")}\n}\n`) };
}

function fieldText(value: unknown): string {
  if (Array.isArray(value) && value.some((item) => typeof item === "object")) {
    return `[\n${value.map((item) => JSON.stringify(item)).join(",\n")}\n]`;
  }
  return JSON.stringify(value);
}
