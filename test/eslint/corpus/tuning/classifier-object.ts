// expect: no-unsafe-retry no-bare-code
export function classifyBinanceError(code: number): { kind: string; retryable: boolean } {
  if (code === -1003) return { kind: "rate-limit", retryable: true };
  if (code === -1007 || code === -1006) return { kind: "timeout", retryable: true };
  if (code === -2010) return { kind: "rejected", retryable: false };
  return { kind: "unknown", retryable: false };
}
