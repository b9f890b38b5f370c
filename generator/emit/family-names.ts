import type { FamilyId } from "../model.ts";

/** What a family's enum is called, which is public: `usds-futures` → `UsdsFuturesErrorCode`. */
export function enumName(family: FamilyId): string {
  const words = family.split("-").map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`);
  return `${words.join("")}ErrorCode`;
}
