/** How a program handles an error. */
export type Handling =
  "clock" | "rate" | "balance" | "filter" | "key" | "unknown" | "gone" | "symbol" | "same" | "mode" | "other";

/** The call that fails. */
export type Call = "order" | "cancel" | "margin" | "mode";

export interface Parts {
  readonly title: string;
  readonly calls: Readonly<Partial<Record<Call, string>>>;
  /** The line that handles the error; without one it is printed. */
  readonly lines: Readonly<Partial<Record<Handling, string>>>;
}

export const PACKAGE: Parts = {
  title: "binance-errors",
  calls: {
    order: "await newOrder();",
    cancel: "await cancelOrder();",
    margin: "await setMarginType();",
    mode: "await setPositionMode();",
  },
  lines: {
    clock: "offset = (await serverTime()) - Date.now();",
    rate: 'await sleep(nextStep(error, { method: "POST" }).delayMs);',
    filter: "console.error(error.message, error.params);",
    key: "console.error(error.message, error.requestIp);",
    unknown: "console.error(await findOrder());",
    gone: "console.error(await findOrder());",
    same: 'console.log("nothing to change");',
  },
};

export const CCXT_JS: Parts = {
  title: "ccxt (JavaScript)",
  calls: {
    order: 'await exchange.createOrder(symbol, "limit", "buy", amount, price, { clientOrderId });',
    cancel: "await exchange.cancelOrder(orderId, symbol);",
    margin: 'await exchange.setMarginMode("isolated", symbol);',
    mode: "await exchange.setPositionMode(true, symbol);",
  },
  lines: {
    clock: "await exchange.loadTimeDifference();",
    rate: "await exchange.sleep(60_000);",
    balance: "console.error((await exchange.fetchBalance()).free);",
    filter: "console.error(exchange.market(symbol).limits, exchange.market(symbol).precision);",
    unknown: "console.error(await exchange.fetchOrder(undefined, symbol, { origClientOrderId: clientOrderId }));",
    gone: "console.error(await exchange.fetchOrder(orderId, symbol));",
    symbol: "console.error(Object.keys(await exchange.loadMarkets(true)));",
    mode: "console.error(await exchange.fetchPositionMode(symbol));",
    same: 'console.log("nothing to change");',
  },
};

export const CCXT_PYTHON: Parts = {
  title: "ccxt (Python)",
  calls: {
    order: 'exchange.create_order(symbol, "limit", "buy", amount, price, {"clientOrderId": client_order_id})',
    cancel: "exchange.cancel_order(order_id, symbol)",
    margin: 'exchange.set_margin_mode("isolated", symbol)',
    mode: "exchange.set_position_mode(True, symbol)",
  },
  lines: {
    clock: "exchange.load_time_difference()",
    rate: "exchange.sleep(60_000)",
    balance: 'print(exchange.fetch_balance()["free"])',
    filter: 'print(exchange.market(symbol)["limits"], exchange.market(symbol)["precision"])',
    unknown: 'print(exchange.fetch_order(None, symbol, {"origClientOrderId": client_order_id}))',
    gone: "print(exchange.fetch_order(order_id, symbol))",
    symbol: "print(list(exchange.load_markets(True)))",
    mode: "print(exchange.fetch_position_mode(symbol))",
    same: 'print("nothing to change")',
  },
};

export const PYTHON_BINANCE: Parts = {
  title: "python-binance",
  calls: {
    order: "client.create_order(**order)",
    cancel: "client.cancel_order(symbol=symbol, orderId=order_id)",
  },
  lines: {
    clock: 'client.timestamp_offset = client.get_server_time()["serverTime"] - int(time.time() * 1000)',
    rate: 'time.sleep(int(error.response.headers.get("Retry-After", 60)))',
    balance: 'print(client.get_account()["balances"])',
    filter: 'print(client.get_symbol_info(symbol)["filters"])',
    unknown: "print(client.get_order(symbol=symbol, origClientOrderId=client_order_id))",
    gone: "print(client.get_order(symbol=symbol, orderId=order_id))",
    symbol: 'print([each["symbol"] for each in client.get_exchange_info()["symbols"]])',
  },
};

export const PYTHON_BINANCE_FUTURES: Parts = {
  title: "python-binance",
  calls: {
    order: "client.futures_create_order(**order)",
    cancel: "client.futures_cancel_order(symbol=symbol, orderId=order_id)",
    margin: 'client.futures_change_margin_type(symbol=symbol, marginType="ISOLATED")',
    mode: "client.futures_change_position_mode(dualSidePosition=True)",
  },
  lines: {
    ...PYTHON_BINANCE.lines,
    balance: "print(client.futures_account_balance())",
    filter: 'print([each for each in client.futures_exchange_info()["symbols"] if each["symbol"] == symbol])',
    unknown: "print(client.futures_get_order(symbol=symbol, origClientOrderId=client_order_id))",
    gone: "print(client.futures_get_order(symbol=symbol, orderId=order_id))",
    symbol: 'print([each["symbol"] for each in client.futures_exchange_info()["symbols"]])',
    mode: "print(client.futures_get_position_mode())",
    same: 'print("nothing to change")',
  },
};

export const CONNECTOR_PYTHON: Parts = {
  title: "binance-connector (Python)",
  calls: { order: "client.new_order(**order)", cancel: "client.cancel_order(symbol, orderId=order_id)" },
  lines: {
    clock: 'print(client.time()["serverTime"] - int(time.time() * 1000))',
    rate: 'time.sleep(int(error.header.get("Retry-After", 60)))',
    balance: 'print(client.account()["balances"])',
    filter: 'print(client.exchange_info(symbol=symbol)["symbols"][0]["filters"])',
    unknown: "print(client.get_order(symbol, origClientOrderId=client_order_id))",
    gone: "print(client.get_order(symbol, orderId=order_id))",
    symbol: 'print([each["symbol"] for each in client.exchange_info()["symbols"]])',
  },
};

export const CONNECTOR_PYTHON_FUTURES: Parts = {
  title: "binance-futures-connector (Python)",
  calls: {
    ...CONNECTOR_PYTHON.calls,
    margin: 'client.change_margin_type(symbol=symbol, marginType="ISOLATED")',
    mode: 'client.change_position_mode(dualSidePosition="true")',
  },
  lines: {
    ...CONNECTOR_PYTHON.lines,
    balance: "print(client.balance())",
    filter: 'print([each for each in client.exchange_info()["symbols"] if each["symbol"] == symbol])',
    unknown: "print(client.query_order(symbol, origClientOrderId=client_order_id))",
    gone: "print(client.query_order(symbol, orderId=order_id))",
    mode: "print(client.get_position_mode())",
    same: 'print("nothing to change")',
  },
};

export const CONNECTOR_JS: Parts = {
  title: "@binance/connector (JavaScript)",
  calls: {
    order: 'await client.newOrder(symbol, "BUY", "LIMIT", order);',
    cancel: "await client.cancelOrder(symbol, { orderId });",
  },
  lines: {
    clock: "console.error(Date.now() - (await client.time()).data.serverTime);",
    rate: 'await setTimeout(1000 * Number(error.response.headers["retry-after"] ?? 60));',
    balance: "console.error((await client.account()).data.balances);",
    filter: "console.error((await client.exchangeInfo({ symbol })).data.symbols[0].filters);",
    unknown: "console.error((await client.getOrder(symbol, { origClientOrderId: clientOrderId })).data);",
    gone: "console.error((await client.getOrder(symbol, { orderId })).data);",
    symbol: "console.error((await client.exchangeInfo()).data.symbols.map((each) => each.symbol));",
  },
};
