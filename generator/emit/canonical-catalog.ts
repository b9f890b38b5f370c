import { type Catalog, catalogSchema, FAMILY_IDS, type Family } from "../model.ts";
import { compareCodePoints, compareErrors } from "./order.ts";

/**
 * The catalog in the one order in which it is emitted. Parsing gives every object the schema's key order,
 * whatever order the input had, and refuses what no emitter may see (a name that is no identifier).
 */
export function canonicalCatalog(catalog: Catalog): Catalog {
  const { schemaVersion, advice, families } = catalogSchema.parse(catalog);
  return {
    schemaVersion,
    advice: advice.toSorted((left, right) => compareCodePoints(left.id, right.id)),
    families: families
      .toSorted((left, right) => FAMILY_IDS.indexOf(left.id) - FAMILY_IDS.indexOf(right.id))
      .map(canonicalFamily),
  };
}

function canonicalFamily(family: Family): Family {
  return {
    ...family,
    pages: family.pages.toSorted(
      (left, right) => compareCodePoints(left.product, right.product) || compareCodePoints(left.locale, right.locale),
    ),
    errors: family.errors.toSorted(compareErrors),
    tables: family.tables.toSorted((left, right) => compareCodePoints(left.id, right.id)),
  };
}
