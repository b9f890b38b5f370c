// expect: no-bare-code
import { binance } from "./exchanges.js";
if (err?.response?.data?.code + "" === "-1021") await binance.syncTime();
if (+err.code === -1022) fail();
