import type { ParseContext } from "../result.ts";

/**
 * Whether a call changes state: from the caller, else from its known HTTP methods, where one that writes wins. null =
 * unknown, which counts as yes, because an unneeded state check costs less than a second order.
 */
export function changesState(
  context: Pick<ParseContext, "changesState" | "method">,
  methods: readonly string[],
): boolean | null {
  if (typeof context.changesState === "boolean") return context.changesState;
  if (methods.length === 0) return typeof context.method === "string" ? writes(context.method) : null;
  const verbs = typeof context.method === "string" ? [context.method, ...methods] : methods;
  const said = verbs.map(writes);
  return said.includes(true) ? true : said.includes(false) ? false : null;
}

function writes(verb: string): boolean | null {
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
