import { z } from "zod";
import { type Catalog, catalogSchema } from "../model.ts";
import type { EmittedFile } from "./emitted-file.ts";
import { writeJson } from "./write-data.ts";

/** The catalog as JSON for other languages and tools, and the JSON Schema that describes it. */
export function emitCatalog(catalog: Catalog): readonly EmittedFile[] {
  const schema = z.toJSONSchema(catalogSchema);
  return [
    { path: "catalog.json", content: writeJson(catalog) },
    {
      path: "catalog.schema.json",
      content: writeJson(z.json().parse({ title: "Catalog of Binance API errors", ...schema })),
    },
  ];
}
