// expect: no-bare-code
import { WebsocketAPIClient } from "binance";
const FATAL_CODES: number[] = [-2014, -2015];
if (err.code == -1121 || err.errorCode === -1100) stop();
