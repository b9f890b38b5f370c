// expect: no-bare-code
import { BinanceError } from "./errors";
throw new BinanceError("no such order", -2013);
