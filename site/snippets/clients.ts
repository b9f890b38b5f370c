import {
  type Handling,
  type Parts,
  CCXT_JS,
  CCXT_PYTHON,
  CONNECTOR_JS,
  CONNECTOR_PYTHON,
  CONNECTOR_PYTHON_FUTURES,
  PACKAGE,
  PYTHON_BINANCE,
  PYTHON_BINANCE_FUTURES,
} from "./calls.ts";

interface Filling {
  readonly code: number;
  readonly family: string;
  readonly handling: Handling;
  readonly line: string | undefined;
  readonly call: string;
}

export interface Client {
  readonly id: string;
  readonly language: "ts" | "js" | "python";
  readonly frame: (filling: Filling) => string;
  readonly spot?: Parts;
  readonly futures?: Parts;
}

function ccxtExchange(family: string): string {
  return family === "coin-futures" ? "binancecoinm" : family === "usds-futures" ? "binanceusdm" : "binance";
}

/** ccxt's class, if ccxt leaves the body out of its message. */
const CCXT_CLASSES: Readonly<Record<number, string>> = { [-2010]: "InsufficientFunds" };

/** Lines that let other errors pass. */
function ccxtTest(code: number): string {
  const name = CCXT_CLASSES[code];
  return name === undefined ? `!String(error).includes('"code":${String(code)}')` : `!(error instanceof ccxt.${name})`;
}

function ccxtExcept(code: number): string {
  const name = CCXT_CLASSES[code];
  if (name !== undefined) return `except ccxt.${name} as error:`;
  return `except ccxt.BaseError as error:
    if '"code":${String(code)}' not in str(error):
        raise`;
}

function importTime(line: string | undefined): string {
  return line !== undefined && /\btime\.(?:time|sleep)\(/u.test(line) ? "import time\n\n" : "";
}

export const CLIENTS: readonly Client[] = [
  {
    id: "binance-errors",
    language: "ts",
    spot: PACKAGE,
    futures: PACKAGE,
    frame: ({ code, family, line, call }) => {
      const handled = line ?? 'console.error(error.message, nextStep(error, { method: "POST" }).action);';
      return `import { ${handled.includes("nextStep") ? "nextStep, " : ""}parseError } from "binance-errors";

try {
  ${call}
} catch (caught) {
  const error = parseError(caught, { family: "${family}", method: "POST" });
  if (error?.code !== ${String(code)}) throw caught;
  ${handled}
}`;
    },
  },
  {
    id: "ccxt-js",
    language: "js",
    spot: CCXT_JS,
    futures: CCXT_JS,
    frame: ({ code, family, handling, line, call }) => `import ccxt from "ccxt";

const exchange = new ccxt.${ccxtExchange(family)}({ apiKey, secret${handling === "clock" ? ", options: { adjustForTimeDifference: true }" : ""} });
try {
  ${call}
} catch (error) {
  if (${ccxtTest(code)}) throw error;
  ${line ?? "console.error(error.message);"}
}`,
  },
  {
    id: "ccxt-python",
    language: "python",
    spot: CCXT_PYTHON,
    futures: CCXT_PYTHON,
    frame: ({ code, family, handling, line, call }) => `import ccxt

exchange = ccxt.${ccxtExchange(family)}({"apiKey": api_key, "secret": secret${handling === "clock" ? ', "options": {"adjustForTimeDifference": True}' : ""}})
try:
    ${call}
${ccxtExcept(code)}
    ${line ?? "print(error)"}`,
  },
  {
    id: "python-binance",
    language: "python",
    spot: PYTHON_BINANCE,
    futures: PYTHON_BINANCE_FUTURES,
    frame: ({ code, line, call }) => `${importTime(line)}from binance.client import Client
from binance.exceptions import BinanceAPIException

client = Client(api_key, api_secret)
try:
    ${call}
except BinanceAPIException as error:
    if error.code != ${String(code)}:
        raise
    ${line ?? "print(error.message)"}`,
  },
  {
    id: "connector-python",
    language: "python",
    spot: CONNECTOR_PYTHON,
    futures: CONNECTOR_PYTHON_FUTURES,
    frame: ({ code, family, line, call }) => {
      const [module, client] =
        family === "coin-futures"
          ? ["cm_futures", "CMFutures"]
          : family === "usds-futures"
            ? ["um_futures", "UMFutures"]
            : ["spot", "Spot"];
      const keys = module === "spot" ? "api_key, api_secret" : "key=api_key, secret=api_secret";
      return `${importTime(line)}from binance.${module} import ${client}
from binance.error import ClientError

client = ${client}(${keys})
try:
    ${call}
except ClientError as error:
    if error.error_code != ${String(code)}:
        raise
    ${line ?? "print(error.error_message)"}`;
    },
  },
  {
    id: "connector-js",
    language: "js",
    spot: CONNECTOR_JS,
    frame: ({
      code,
      handling,
      line,
      call,
    }) => `${handling === "rate" ? 'import { setTimeout } from "node:timers/promises";\n' : ""}import { Spot } from "@binance/connector";

const client = new Spot(apiKey, apiSecret);
try {
  ${call}
} catch (error) {
  if (error.response?.data?.code !== ${String(code)}) throw error;
  ${line ?? "console.error(error.response.data.msg);"}
}`,
  },
];
