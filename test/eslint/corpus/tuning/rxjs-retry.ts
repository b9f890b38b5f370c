// expect: no-unsafe-retry
import { retry, catchError, from, throwError, timer } from "rxjs";
import { MainClient } from "binance";
const client = new MainClient();
export const place$ = (o: any) =>
  from(client.submitNewOrder(o)).pipe(
    retry({ count: 3, delay: (e: any) => (e.status >= 500 ? timer(1000) : throwError(() => e)) }),
  );
