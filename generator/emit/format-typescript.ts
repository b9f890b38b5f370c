import { format } from "prettier";

/**
 * Prettier with the repository's options spelled out, so that no configuration file of the machine takes part.
 * `npx prettier --check` agrees with the result.
 */
export function formatTypescript(source: string): Promise<string> {
  return format(source, { parser: "typescript", printWidth: 120, endOfLine: "lf" });
}
