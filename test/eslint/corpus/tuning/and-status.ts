// expect: no-bare-code
import { MainClient } from "binance";
const isBanned = (r: any) => r.error.code === -1003 && r.status === 418;
