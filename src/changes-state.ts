import type { ParseContext } from "./result.ts";

/**
 * Whether a call changes state: the caller's word, else its HTTP method. Null where nobody said; everything
 * treats that as yes, because looking an order up for nothing costs less than sending it twice.
 */
export function changesState(
  context: Pick<ParseContext, "changesState" | "method">,
  method: string | null,
): boolean | null {
  if (typeof context.changesState === "boolean") return context.changesState;
  const verb = typeof context.method === "string" ? context.method : method;
  if (verb === null) return null;
  switch (verb.toUpperCase()) {
    case "GET":
    case "HEAD":
    case "OPTIONS":
      return false;
    case "POST":
    case "PUT":
    case "PATCH":
    case "DELETE":
      return true;
    default:
      return null;
  }
}
