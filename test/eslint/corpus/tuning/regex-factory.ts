// expect: no-message-test
import { MainClient } from "binance";
const is = (re: RegExp) => (e: Error) => re.test(e.message);
export const isLotSize = is(/Filter failure: LOT_SIZE/);
export const c = new MainClient();
