/** Checking and fitting orders, compared with rounding by ccxt and `binance`: correct answers, and time. */
import { checkOrder, fitOrder } from "../src/filters.ts";

type RoundToStep = (value: number, step: string) => number;

const STEPS = ["1", "0.1", "0.01", "0.001", "0.00001", "0.00000001", "5", "0.05", "0.25", "10"];
const ROUNDS = 200_000;

const symbol = (step: string) => ({
  symbol: "X",
  filters: [{ filterType: "LOT_SIZE", minQty: step, maxQty: "100000000", stepSize: step }],
});
const order = { side: "BUY", type: "MARKET", quantity: "" };

/** Exact multiples of a step, as decimal strings. */
function multiples(step: string): readonly string[] {
  const decimals = step.split(".")[1]?.length ?? 0;
  const units = BigInt(step.replace(".", ""));
  return Array.from({ length: 2000 }, (_, index) => {
    const digits = (units * BigInt(index * 37 + 1)).toString().padStart(decimals + 1, "0");
    const text = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
    return text.includes(".") ? text.replace(/\.?0+$/u, "") : text;
  });
}

/** Time of this process, without other work on the machine. */
function microseconds(run: () => void): number {
  const start = process.cpuUsage();
  for (let round = 0; round < ROUNDS; round++) run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / ROUNDS;
}

/** Another library if it is installed, else null: the benchmark runs without it. */
async function optional(name: string): Promise<Record<string, unknown> | null> {
  try {
    return (await import(name)) as Record<string, unknown>;
  } catch {
    return null;
  }
}

const ccxt = await optional("ccxt");
const binance = await optional("binance");
/** Another package's export of a name. */
const isFunction = (value: unknown): value is (...given: readonly unknown[]) => unknown => typeof value === "function";
const precision =
  ccxt?.["decimalToPrecision"] ?? (ccxt?.["default"] as Record<string, unknown> | undefined)?.["decimalToPrecision"];
const roundToStep = binance?.["roundToStepSize"];

const rows = STEPS.map((step) => {
  const values = multiples(step);
  const isKept = (round: (value: string) => string): number => values.filter((value) => round(value) === value).length;
  const lots = symbol(step);
  const own = isKept((quantity) => fitOrder(lots, { ...order, quantity }).order.quantity);
  // 0 TRUNCATE, 4 TICK_SIZE, 5 NO_PADDING: ccxt's constants.
  const theirs = isFunction(precision) ? isKept((value) => String(precision(value, 0, Number(step), 4, 5))) : null;
  const third =
    typeof roundToStep === "function"
      ? isKept((value) => String((roundToStep as RoundToStep)(Number(value), step)))
      : null;
  const share = (kept: number | null): string =>
    kept === null ? "not installed" : `${((100 * kept) / values.length).toFixed(1)} %`;
  return { step, "fitOrder keeps": share(own), "ccxt keeps": share(theirs), "binance keeps": share(third) };
});

const full = {
  symbol: "BTCUSDT",
  baseAssetPrecision: 8,
  quotePrecision: 8,
  filters: [
    { filterType: "PRICE_FILTER", minPrice: "0.01000000", maxPrice: "1000000.00000000", tickSize: "0.01000000" },
    { filterType: "LOT_SIZE", minQty: "0.00001000", maxQty: "9000.00000000", stepSize: "0.00001000" },
    {
      filterType: "NOTIONAL",
      minNotional: "5.00000000",
      applyMinToMarket: true,
      maxNotional: "9000000.00000000",
      applyMaxToMarket: false,
      avgPriceMins: 5,
    },
    { filterType: "MAX_NUM_ORDERS", maxNumOrders: 200 },
  ],
};
const limit = {
  symbol: "BTCUSDT",
  side: "BUY",
  type: "LIMIT",
  timeInForce: "GTC",
  quantity: "0.00123",
  price: "61234.56",
};
const state = { state: { openOrders: 3 } };
const times = [
  ["checkOrder, a limit order that passes", microseconds(() => checkOrder(full, limit, state))],
  ["fitOrder, the same", microseconds(() => fitOrder(full, limit, state))],
  [
    "checkOrder, one that fails LOT_SIZE",
    microseconds(() => checkOrder(full, { ...limit, quantity: "0.0015789" }, state)),
  ],
  [
    "ccxt decimalToPrecision, amount and price",
    isFunction(precision)
      ? microseconds(() => [precision("0.0015789", 0, 0.00001, 4, 5), precision("61234.567", 1, 0.01, 4, 5)])
      : null,
  ],
  [
    "binance roundToStepSize, both",
    typeof roundToStep === "function"
      ? microseconds(() => [
          (roundToStep as RoundToStep)(0.0015789, "0.00001"),
          (roundToStep as RoundToStep)(61234.567, "0.01"),
        ])
      : null,
  ],
] as const;
if (process.argv.includes("--json")) {
  process.stdout.write(`${JSON.stringify({ exactMultiples: rows, microseconds: Object.fromEntries(times) })}\n`);
} else {
  console.log("Exact multiples of a step that stay as they are:");
  console.table(rows);
  console.table(times.map(([what, time]) => ({ what, µs: time === null ? "not installed" : time.toFixed(2) })));
}
