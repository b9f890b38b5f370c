import type { Catalog } from "../model.ts";
import { canonicalCatalog } from "./canonical-catalog.ts";
import { emitDocs } from "./docs/emit-docs.ts";
import { emitCatalog } from "./emit-catalog.ts";
import { emitChinese } from "./emit-chinese.ts";
import { emitEnums } from "./emit-enum.ts";
import type { EmittedFile } from "./emitted-file.ts";
import { compareCodePoints } from "./order.ts";
import { emitPatterns } from "./patterns.ts";
import { emitTables } from "./table.ts";

/** Everything in generated/, sorted by path. The same catalog gives the same bytes on any machine. */
export async function emitFiles(catalog: Catalog): Promise<readonly EmittedFile[]> {
  const canonical = canonicalCatalog(catalog);
  const files = [
    ...(await emitEnums(canonical)),
    ...emitChinese(canonical),
    ...emitDocs(canonical),
    ...emitCatalog(canonical),
    ...emitTables(canonical),
    ...emitPatterns(canonical),
  ];
  return files.toSorted((left, right) => compareCodePoints(left.path, right.path));
}
