import type { Snippet } from "./snippets.ts";

interface Failure {
  readonly id: string;
  readonly statuses: readonly number[];
}

/** Statuses that state a wait. */
const WAITS: readonly number[] = [418, 429];
/** Statuses after which it is unknown whether the call took effect, as after a failure without a status. */
const OPEN: readonly number[] = [408, 500, 502, 503, 504];

/** Code for a failure without a code: how to recognise it, and what to do. */
export function statusSnippets({ statuses }: Failure): readonly Snippet[] {
  const [status] = statuses;
  if (status !== undefined && WAITS.includes(status)) return waitSnippets(status);
  if (status === undefined || OPEN.includes(status)) return lookSnippets(statuses);
  return [packageSnippet(`error?.status !== ${String(status)}`, "console.error(error.message);")];
}

function packageSnippet(isOther: string, line: string): Snippet {
  return {
    id: "binance-errors",
    client: "binance-errors",
    language: "ts",
    code: `import { ${line.includes("nextStep") ? "nextStep, " : ""}parseError } from "binance-errors";

try {
  await newOrder();
} catch (caught) {
  const error = parseError(caught, { family: "spot", method: "POST" });
  if (${isOther}) throw caught;
  ${line}
}`,
  };
}

function waitSnippets(status: number): readonly Snippet[] {
  return [
    packageSnippet(`error?.status !== ${String(status)}`, 'await sleep(nextStep(error, { method: "POST" }).delayMs);'),
    {
      id: "ccxt-js",
      client: "ccxt (JavaScript)",
      language: "js",
      code: `import ccxt from "ccxt";

const exchange = new ccxt.binance({ apiKey, secret, enableRateLimit: true });
try {
  await exchange.fetchBalance();
} catch (error) {
  if (!(error instanceof ccxt.DDoSProtection || error instanceof ccxt.RateLimitExceeded)) throw error;
  await exchange.sleep(${String(status === 418 ? 120_000 : 60_000)});
}`,
    },
    {
      id: "ccxt-python",
      client: "ccxt (Python)",
      language: "python",
      code: `import ccxt

exchange = ccxt.binance({"apiKey": api_key, "secret": secret, "enableRateLimit": True})
try:
    exchange.fetch_balance()
except (ccxt.DDoSProtection, ccxt.RateLimitExceeded):
    exchange.sleep(${String(status === 418 ? 120_000 : 60_000)})`,
    },
    {
      id: "python-binance",
      client: "python-binance",
      language: "python",
      code: `import time

from binance.client import Client
from binance.exceptions import BinanceAPIException

client = Client(api_key, api_secret)
try:
    client.get_account()
except BinanceAPIException as error:
    if error.status_code != ${String(status)}:
        raise
    time.sleep(int(error.response.headers.get("Retry-After", ${String(status === 418 ? 120 : 60)})))`,
    },
    {
      id: "connector-python",
      client: "binance-connector (Python)",
      language: "python",
      code: `import time

from binance.error import ClientError
from binance.spot import Spot

client = Spot(api_key, api_secret)
try:
    client.account()
except ClientError as error:
    if error.status_code != ${String(status)}:
        raise
    time.sleep(int(error.header.get("Retry-After", ${String(status === 418 ? 120 : 60)})))`,
    },
  ];
}

function lookSnippets(statuses: readonly number[]): readonly Snippet[] {
  const isLost = statuses.length === 0;
  return [
    packageSnippet('error?.advice.execution !== "unknown"', "console.error(await findOrder());"),
    {
      id: "ccxt-js",
      client: "ccxt (JavaScript)",
      language: "js",
      code: `import ccxt from "ccxt";

const exchange = new ccxt.binance({ apiKey, secret });
try {
  await exchange.createOrder(symbol, "limit", "buy", amount, price, { clientOrderId });
} catch (error) {
  if (!(error instanceof ccxt.NetworkError)) throw error;
  await exchange.sleep(16_000);
  console.error(await exchange.fetchOrder(undefined, symbol, { origClientOrderId: clientOrderId }));
}`,
    },
    {
      id: "ccxt-python",
      client: "ccxt (Python)",
      language: "python",
      code: `import ccxt

exchange = ccxt.binance({"apiKey": api_key, "secret": secret})
try:
    exchange.create_order(symbol, "limit", "buy", amount, price, {"clientOrderId": client_order_id})
except ccxt.NetworkError:
    exchange.sleep(16_000)
    print(exchange.fetch_order(None, symbol, {"origClientOrderId": client_order_id}))`,
    },
    {
      id: "python-binance",
      client: "python-binance",
      language: "python",
      code: isLost
        ? `import time

import requests
from binance.client import Client

client = Client(api_key, api_secret)
try:
    client.create_order(**order)
except requests.exceptions.RequestException:
    time.sleep(16)
    print(client.get_order(symbol=symbol, origClientOrderId=client_order_id))`
        : `import time

from binance.client import Client
from binance.exceptions import BinanceAPIException

client = Client(api_key, api_secret)
try:
    client.create_order(**order)
except BinanceAPIException as error:
    if error.status_code not in (${statuses.join(", ")}${statuses.length === 1 ? "," : ""}):
        raise
    time.sleep(16)
    print(client.get_order(symbol=symbol, origClientOrderId=client_order_id))`,
    },
  ];
}
