// expect: no-unsafe-retry no-bare-code
/** See https://developers.binance.com/docs/binance-spot-api-docs/errors */
export const RETRYABLE_ERROR_CODES: ReadonlySet<number> = new Set([-1001, -1003, -1007, -1008]);
export class BinanceApiError extends Error {
  constructor(
    readonly code: number,
    message: string,
  ) {
    super(message);
  }
  get retryable(): boolean {
    return RETRYABLE_ERROR_CODES.has(this.code);
  }
}
