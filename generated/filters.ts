// Stepping stone; emitted later.
export const PARENTS: Readonly<Record<string, string>> = {
  "binance-us": "spot",
  sapi: "spot",
  "coin-futures": "usds-futures",
  options: "usds-futures",
  "portfolio-margin": "usds-futures",
};

export const FILTER_RULES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  spot: {
    PRICE_FILTER: "price,stopPrice>=minPrice?; price,stopPrice<=maxPrice?; price,stopPrice%tickSize?",
    PERCENT_PRICE: "price<=average*multiplierUp; price>=average*multiplierDown",
    PERCENT_PRICE_BY_SIDE: "BUY: price<=average*bidMultiplierUp; BUY: price>=average*bidMultiplierDown; SELL: price<=average*askMultiplierUp; SELL: price>=average*askMultiplierDown",
    LOT_SIZE: "quantity,icebergQty>=minQty; quantity,icebergQty<=maxQty; quantity,icebergQty%stepSize?",
    MIN_NOTIONAL: "price|applyToMarket: quantity*price|average>=minNotional",
    NOTIONAL: "price|applyMaxToMarket: quantity*price|average<=maxNotional; price|applyMinToMarket: quantity*price|average>=minNotional",
    ICEBERG_PARTS: "icebergQty*limit>=quantity",
    MARKET_LOT_SIZE: "MARKET: quantity>=minQty; MARKET: quantity<=maxQty; MARKET: quantity%stepSize?",
    MAX_NUM_ORDERS: "!MARKET: openOrders+orders<=maxNumOrders|limit #-2010",
    MAX_NUM_ALGO_ORDERS: "STOP_LOSS|STOP_LOSS_LIMIT|TAKE_PROFIT|TAKE_PROFIT_LIMIT: openAlgoOrders+orders<=maxNumAlgoOrders|limit #-2010",
    MAX_NUM_ICEBERG_ORDERS: "icebergQty: openIcebergOrders+orders<=maxNumIcebergOrders #-2010",
    MAX_POSITION: "BUY: quantity+position<=maxPosition #-2010",
    TRAILING_DELTA: "STOP_LOSS.BUY|STOP_LOSS_LIMIT.BUY|TAKE_PROFIT.SELL|TAKE_PROFIT_LIMIT.SELL: trailingDelta>=minTrailingAboveDelta; STOP_LOSS.BUY|STOP_LOSS_LIMIT.BUY|TAKE_PROFIT.SELL|TAKE_PROFIT_LIMIT.SELL: trailingDelta<=maxTrailingAboveDelta; STOP_LOSS.SELL|STOP_LOSS_LIMIT.SELL|TAKE_PROFIT.BUY|TAKE_PROFIT_LIMIT.BUY: trailingDelta>=minTrailingBelowDelta; STOP_LOSS.SELL|STOP_LOSS_LIMIT.SELL|TAKE_PROFIT.BUY|TAKE_PROFIT_LIMIT.BUY: trailingDelta<=maxTrailingBelowDelta",
    MAX_NUM_ORDER_AMENDS: "",
    MAX_NUM_ORDER_LISTS: "list: openOrderLists+orders<=maxNumOrderLists #-2010",
    EXCHANGE_MAX_NUM_ORDERS: "!MARKET: openOrders+orders<=maxNumOrders|limit #-2010",
    EXCHANGE_MAX_NUM_ALGO_ORDERS: "STOP_LOSS|STOP_LOSS_LIMIT|TAKE_PROFIT|TAKE_PROFIT_LIMIT: openAlgoOrders+orders<=maxNumAlgoOrders|limit #-2010",
    EXCHANGE_MAX_NUM_ICEBERG_ORDERS: "icebergQty: openIcebergOrders+orders<=maxNumIcebergOrders #-2010",
    EXCHANGE_MAX_NUM_ORDER_LISTS: "list: openOrderLists+orders<=maxNumOrderLists #-2010",
    MAX_ASSET: "base: quantity<=limit; quote: quantity*price|average<=limit",
    T_PLUS_SELL: "SELL: now>=endTime",
    BAD_RECV_WINDOW: "recvWindow<=most #-1131",
  },
  "usds-futures": {
    PRICE_FILTER: "price,stopPrice>=minPrice? #-4013,-4001; price,stopPrice<=maxPrice? #-4002; price,stopPrice-minPrice%tickSize? #-4014",
    LOT_SIZE: "quantity>=minQty #-4004,-4003; quantity<=maxQty #-4005; quantity-minQty%stepSize? #-4023",
    MARKET_LOT_SIZE: "MARKET: quantity>=minQty #-4004,-4003; MARKET: quantity<=maxQty #-4005; MARKET: quantity-minQty%stepSize? #-4023",
    MAX_NUM_ORDERS: "!MARKET: openOrders+orders<=limit|maxNumOrders #-2025",
    MAX_NUM_ALGO_ORDERS: "STOP|STOP_MARKET|TAKE_PROFIT|TAKE_PROFIT_MARKET|TRAILING_STOP_MARKET: openAlgoOrders+orders<=limit|maxNumAlgoOrders #-4045",
    PERCENT_PRICE: "BUY & stopPrice: price<=stopPrice*multiplierUp #-4183; SELL & stopPrice: price>=stopPrice*multiplierDown #-4184; BUY & !stopPrice: price<=markPrice*multiplierUp #-4016; SELL & !stopPrice: price>=markPrice*multiplierDown #-4024",
    MIN_NOTIONAL: "!reduceOnly & !closePosition: quantity*price|markPrice>=notional|minNotional #-4164",
    POSITION_RISK_CONTROL: "",
    BAD_RECV_WINDOW: "recvWindow<=most #-1131",
  },
  "coin-futures": {
    PERCENT_PRICE: "BUY & stopPrice: price<=stopPrice*multiplierUp #-4151; SELL & stopPrice: price>=stopPrice*multiplierDown #-4152; BUY & !stopPrice: price<=markPrice*multiplierUp #-4016; SELL & !stopPrice: price>=markPrice*multiplierDown #-4024",
  },
  options: {
    PRICE_FILTER: "SELL: price>=minPrice? #-4013,-4001; BUY: price<=maxPrice? #-4002; price-minPrice%tickSize? #-1111",
    LOT_SIZE: "quantity>=minQty #-4004,-4003; quantity<=maxQty #-4005; quantity-minQty%stepSize? #-1111",
  },
};

export const REJECTIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  spot: {
    "-1000": "UNKNOWN: An unknown error occurred while processing the request.",
    "-1013": "INVALID_MESSAGE: Filter failure: {filter}",
    "-1100": "ILLEGAL_CHARS: Illegal characters found in parameter '{field}'; legal range is '{range}'.",
    "-1102": "MANDATORY_PARAM_EMPTY_OR_MALFORMED: Mandatory parameter '{field}' was not sent, was empty/null, or malformed.",
    "-1106": "PARAM_NOT_REQUIRED: Parameter '{field}' sent when not required.",
    "-1111": "BAD_PRECISION: Parameter '{field}' has too much precision.",
    "-1116": "INVALID_ORDER_TYPE: Invalid orderType.",
    "-1131": "BAD_RECV_WINDOW: 'recvWindow' must be less than 60000.",
    "-2010": "NEW_ORDER_REJECTED: Filter failure: {filter}",
  },
  "usds-futures": {
    "-1000": "UNKNOWN: An unknown error occured while processing the request.",
    "-1100": "ILLEGAL_CHARS: Illegal characters found in parameter '{field}'; legal range is '{range}'.",
    "-1102": "MANDATORY_PARAM_EMPTY_OR_MALFORMED: Mandatory parameter '{field}' was not sent, was empty/null, or malformed.",
    "-1106": "PARAM_NOT_REQUIRED: Parameter '{field}' sent when not required.",
    "-1111": "BAD_PRECISION: Precision is over the maximum defined for this asset.",
    "-1116": "INVALID_ORDER_TYPE: Invalid orderType.",
    "-1131": "BAD_RECV_WINDOW: 'recvWindow' must be less than 60000.",
    "-2025": "MAX_OPEN_ORDER_EXCEEDED: Reach max open order limit.",
    "-4001": "PRICE_LESS_THAN_ZERO: Price less than 0.",
    "-4002": "PRICE_GREATER_THAN_MAX_PRICE: Price greater than max price.",
    "-4003": "QTY_LESS_THAN_ZERO: Quantity less than zero.",
    "-4004": "QTY_LESS_THAN_MIN_QTY: Quantity less than min quantity.",
    "-4005": "QTY_GREATER_THAN_MAX_QTY: Quantity greater than max quantity.",
    "-4013": "PRICE_LESS_THAN_MIN_PRICE: Price less than min price.",
    "-4014": "PRICE_NOT_INCREASED_BY_TICK_SIZE: Price not increased by tick size.",
    "-4015": "INVALID_CL_ORD_ID_LEN: Client order id is not valid.",
    "-4016": "PRICE_HIGHTER_THAN_MULTIPLIER_UP: Limit price can't be higher than {bound}.",
    "-4023": "QTY_NOT_INCREASED_BY_STEP_SIZE: Qty not increased by step size.",
    "-4024": "PRICE_LOWER_THAN_MULTIPLIER_DOWN: Limit price can't be lower than {bound}.",
    "-4045": "MAX_STOP_ORDER_EXCEEDED: Reach max stop order limit.",
    "-4164": "MIN_NOTIONAL: Order's notional must be no smaller than {limit} (unless you choose reduce only)",
    "-4183": "PRICE_HIGHTER_THAN_STOP_MULTIPLIER_UP: Limit price can't be higher than {bound}.",
    "-4184": "PRICE_LOWER_THAN_STOP_MULTIPLIER_DOWN: Limit price can't be lower than {bound}.",
  },
  "coin-futures": {
    "-4151": "PRICE_HIGHTER_THAN_STOP_MULTIPLIER_UP: Limit price can't be higher than {bound}.",
    "-4152": "PRICE_LOWER_THAN_STOP_MULTIPLIER_DOWN: Limit price can't be lower than {bound}.",
  },
};

export const ORDER_TYPES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  spot: {
    LIMIT: "timeInForce quantity price|pegPriceType !stopPrice !trailingDelta !quoteOrderQty",
    MARKET: "quantity|quoteOrderQty !price !timeInForce !stopPrice !trailingDelta",
    STOP_LOSS: "quantity stopPrice|trailingDelta !price !timeInForce !quoteOrderQty",
    STOP_LOSS_LIMIT: "timeInForce quantity price|pegPriceType stopPrice|trailingDelta !quoteOrderQty",
    TAKE_PROFIT: "quantity stopPrice|trailingDelta !price !timeInForce !quoteOrderQty",
    TAKE_PROFIT_LIMIT: "timeInForce quantity price|pegPriceType stopPrice|trailingDelta !quoteOrderQty",
    LIMIT_MAKER: "quantity price|pegPriceType !timeInForce !stopPrice !trailingDelta !quoteOrderQty",
  },
  "usds-futures": {
    LIMIT: "timeInForce quantity price|priceMatch !stopPrice",
    MARKET: "quantity !price !timeInForce !stopPrice",
    STOP: "quantity price|priceMatch stopPrice",
    TAKE_PROFIT: "quantity price|priceMatch stopPrice",
    STOP_MARKET: "quantity|closePosition stopPrice",
    TAKE_PROFIT_MARKET: "quantity|closePosition stopPrice",
    TRAILING_STOP_MARKET: "quantity callbackRate",
  },
  options: { LIMIT: "quantity price" },
};
/** Which ids the exchange takes for an order, and the code of those that it does not. */
export const CLIENT_IDS: Readonly<Record<string, Readonly<Record<string, readonly [string, number]>>>> = {
  spot: { pattern: ["^[a-zA-Z0-9-_]{1,36}$", -1100] },
  "usds-futures": { pattern: ["^[\\.A-Z\\:/a-z0-9_-]{1,36}$", -4015] },
};
