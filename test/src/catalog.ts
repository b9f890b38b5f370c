import { readFileSync } from "node:fs";
import { type Catalog, catalogSchema, type Family, type MessageTemplate } from "../../generator/catalog-model.ts";

/** The catalog that the tables in generated/ were made from. */
export const CATALOG: Catalog = catalogSchema.parse(
  JSON.parse(readFileSync(new URL("../../generated/catalog.json", import.meta.url), "utf8")),
);

export interface CatalogMessage {
  readonly family: Family["id"];
  readonly code: number;
  readonly name: string;
  readonly message: MessageTemplate;
}

/** Every message under each of its codes. */
export const MESSAGES: readonly CatalogMessage[] = CATALOG.families.flatMap((family) =>
  family.errors.flatMap(({ code, name, messages, tables }) => {
    const shared = family.tables.filter(({ id }) => tables.includes(id)).flatMap((table) => table.messages);
    return [...messages, ...shared].map((message) => ({ family: family.id, code, name, message }));
  }),
);

export function fill(message: MessageTemplate, values: readonly string[]): string {
  return message.segments.map((part) => (typeof part === "string" ? part : (values[part] ?? ""))).join("");
}
