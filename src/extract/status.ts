/** HTTP status of an error or a failed call. */
export function statusOf(value: unknown): number | null {
  const number = typeof value === "string" && /^\d{3}$/.test(value) ? Number(value) : value;
  return typeof number === "number" && Number.isInteger(number) && number >= 100 && number <= 599 ? number : null;
}

/**
 * A code of the exchange: an integer, or one in a string (`"-1128"`, `"400002"`). Those that JSON-RPC keeps for
 * itself are a wrapper's.
 */
export function codeOf(value: unknown): number | null {
  const code = typeof value === "string" && /^-?\d{1,15}$/.test(value) ? Number(value) : value;
  if (typeof code !== "number" || !Number.isSafeInteger(code)) return null;
  return code <= -32_000 && code >= -32_768 ? null : code;
}
