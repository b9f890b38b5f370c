/**
 * What a heading calls the error, where that says more than its official name does: the Chinese name, or a
 * sentence. Undefined for `-1021 INVALID_TIMESTAMP` and for `-1008 Request Throttled`.
 */
export function publishedName(
  title: string | undefined,
  { code, name }: { readonly code: number; readonly name: string },
): string | undefined {
  if (title === undefined) return undefined;
  const trimmed = title.trim();
  const rest = trimmed.startsWith(String(code)) ? trimmed.slice(String(code).length).trim() : trimmed;
  return letters(rest) === letters(name) || letters(rest) === "" ? undefined : rest;
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}
