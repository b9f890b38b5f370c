// expect: no-unsafe-retry no-bare-code
export const BINANCE_ERRORS = [
  { code: -1003, name: "TOO_MANY_REQUESTS", retryable: true },
  { code: -1007, name: "TIMEOUT", retryable: true },
  { code: -2010, name: "NEW_ORDER_REJECTED", retryable: false },
];
export async function withRetry<T>(call: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await call();
    } catch (error: any) {
      const known = BINANCE_ERRORS.find((entry) => entry.code === error.code);
      if (!known?.retryable) throw error;
    }
  }
}
export const place = (client: any, order: object) => withRetry(() => client.createOrder(order));
