// expect: no-float-step
import { Spot } from "@binance/connector";
const lot = info.filters.find((f) => f.filterType === "LOT_SIZE");
const qty = Math.floor((usdt / price) * (1 / lot.stepSize)) / (1 / lot.stepSize);
