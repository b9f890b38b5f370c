// expect: no-bare-code
import type { MainClient } from "binance";
export type FatalCode = -2014 | -2015 | -1022;
export interface Failure {
  client: MainClient;
  code: FatalCode;
}
