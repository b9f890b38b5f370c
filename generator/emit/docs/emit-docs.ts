import { type Catalog, LOCALES } from "../../model.ts";
import type { EmittedFile } from "../emitted-file.ts";
import { emitConflictsDoc } from "./doc-conflicts.ts";
import { emitFamilyDoc } from "./doc-family.ts";
import { emitIndexDoc } from "./doc-index.ts";

/** Reference documents: one per family and language, an index, and the codes that families disagree on. */
export function emitDocs(catalog: Catalog): readonly EmittedFile[] {
  return [
    emitIndexDoc(catalog),
    emitConflictsDoc(catalog),
    ...catalog.families.flatMap((family) => LOCALES.map((locale) => emitFamilyDoc(catalog, family, locale))),
  ];
}
