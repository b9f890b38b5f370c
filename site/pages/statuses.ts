/** Failures without a code: HTTP statuses, timeouts, answers that were cut off. Facts from Binance's REST pages. */
interface BothLanguages {
  readonly en: string;
  readonly "zh-CN": string;
}

export interface StatusText {
  /** Its path: `http-418`. */
  readonly id: string;
  /** Statuses of the page; empty for failures of the connection. */
  readonly statuses: readonly number[];
  readonly title: BothLanguages;
  /** The client's message, verbatim. */
  readonly seen: readonly string[];
  readonly what: BothLanguages;
  readonly todo: BothLanguages;
  readonly sure: BothLanguages;
  /** Codes sent with it. */
  readonly codes: readonly number[];
}

export const STATUSES: readonly StatusText[] = [
  {
    id: "http-403",
    statuses: [403],
    title: { en: "HTTP 403: blocked by the firewall", "zh-CN": "HTTP 403：被防火墙拦截" },
    seen: ["403 Forbidden", "403 ERROR The request could not be satisfied."],
    what: {
      en: "The web application firewall in front of the API refused the request before the exchange saw it. The body is HTML, not JSON. No order was placed.",
      "zh-CN": "请求在到达交易所之前被 Web 应用防火墙拒绝，返回内容是 HTML 而不是 JSON。订单没有提交。",
    },
    todo: {
      en: "Stop for five minutes, the usual length of a block. Then send fewer requests at a time, and drop unusual headers and characters from the address.",
      "zh-CN": "停止发送五分钟（封锁通常持续的时间），之后降低并发，并去掉地址中的特殊字符和不常见的请求头。",
    },
    sure: {
      en: "Send GET /api/v3/ping from the same machine. If it answers 403 too, the address is blocked; if not, the firewall disliked that one request.",
      "zh-CN": "在同一台机器上请求 GET /api/v3/ping。若同样返回 403，说明该 IP 被封锁；否则是那一个请求触发了规则。",
    },
    codes: [],
  },
  {
    id: "http-408",
    statuses: [408],
    title: { en: "HTTP 408: timed out behind the gateway", "zh-CN": "HTTP 408：网关后端超时" },
    seen: ["408 Request Timeout", "Timeout waiting for response from backend server."],
    what: {
      en: "The gateway took the request and heard nothing back in time. Although the status is a 4xx, an order may have been placed.",
      "zh-CN": "网关已收到请求，但后端没有及时应答。虽然是 4xx，订单仍可能已经提交。",
    },
    todo: {
      en: "Look the order up by its client order id. Do not send it again while it is unknown whether the first one arrived.",
      "zh-CN": "用客户端订单号查询订单。在确定第一次请求的结果之前不要重发。",
    },
    sure: {
      en: 'The body is mostly {"code":-1007,…}. A timeout of your own client has no status at all.',
      "zh-CN": '返回内容通常是 {"code":-1007,…}。客户端自身的超时没有状态码。',
    },
    codes: [-1007],
  },
  {
    id: "http-409",
    statuses: [409],
    title: { en: "HTTP 409: half of a cancel-replace failed", "zh-CN": "HTTP 409：撤单再下单部分失败" },
    seen: ["409 Conflict", "Order cancel-replace partially failed."],
    what: {
      en: "A cancel-replace on spot did one of its two halves. The body has cancelResult and newOrderResult, and the error of the half that failed.",
      "zh-CN": "现货撤单再下单只完成了一半。返回内容中有 cancelResult、newOrderResult，以及失败那一半的错误。",
    },
    todo: {
      en: "Read both results. Where the cancel succeeded and the new order failed, you now have no order: decide anew. Never repeat the whole call.",
      "zh-CN": "分别读取两个结果。若撤单成功而下单失败，则当前没有订单，请重新决定。不要整体重发。",
    },
    sure: {
      en: "The body has code -2021 and a data object with both results.",
      "zh-CN": "返回内容的代码是 -2021，data 对象里有两个结果。",
    },
    codes: [-2021],
  },
  {
    id: "http-410",
    statuses: [410],
    title: { en: "HTTP 410: the endpoint is gone", "zh-CN": "HTTP 410：接口已下线" },
    seen: ["410 Gone", "userDataStream"],
    what: {
      en: "Binance removed the endpoint. On spot this is what listen keys (userDataStream) answer since 2026-02-20.",
      "zh-CN": "该接口已被币安移除。自 2026-02-20 起，现货的 listenKey（userDataStream）接口返回此状态。",
    },
    todo: {
      en: "Move to what replaces it. For the user data of spot, subscribe over the WebSocket API (userDataStream.subscribe).",
      "zh-CN": "改用替代接口。现货用户数据请通过 WebSocket API 订阅（userDataStream.subscribe）。",
    },
    sure: {
      en: "Every try gives the same status, with any key and from any address.",
      "zh-CN": "无论使用哪个密钥、从哪个地址请求，结果都相同。",
    },
    codes: [],
  },
  {
    id: "http-418",
    statuses: [418],
    title: { en: "HTTP 418: banned for ignoring 429", "zh-CN": "HTTP 418：无视 429 后被封禁" },
    seen: ["418 I'm a teapot", "Way too many requests; IP banned until 1700000000000."],
    what: {
      en: "Your IP address kept sending after it got 429, and is banned for 2 minutes to 3 days. Each further request makes the ban longer. Nothing was executed.",
      "zh-CN": "你的 IP 在收到 429 之后仍继续发送请求，因此被封禁 2 分钟到 3 天。继续请求会延长封禁。请求没有执行。",
    },
    todo: {
      en: "Send nothing until the time in the message or in Retry-After has passed, from any program behind this address. Then stay below the limit: read X-MBX-USED-WEIGHT.",
      "zh-CN":
        "在消息或 Retry-After 给出的时间之前，该 IP 上的所有程序都停止请求。之后根据 X-MBX-USED-WEIGHT 控制频率。",
    },
    sure: {
      en: "The message says until when, in epoch milliseconds. Other programs on the same address are banned as well.",
      "zh-CN": "消息中有解封时间（毫秒时间戳）。同一 IP 上的其他程序同样被封禁。",
    },
    codes: [-1003],
  },
  {
    id: "http-429",
    statuses: [429],
    title: { en: "HTTP 429: too many requests", "zh-CN": "HTTP 429：请求过于频繁" },
    seen: ["429 Too Many Requests", "Too many requests; current limit is 2400 requests per minute."],
    what: {
      en: "A limit is used up: the request weight of your IP address, or the order count of your account. Nothing was executed.",
      "zh-CN": "某项限额已用完：IP 的请求权重，或账户的下单次数。请求没有执行。",
    },
    todo: {
      en: "Wait for Retry-After, or where there is none until the minute is over. Going on turns 429 into a 418 ban.",
      "zh-CN": "等待 Retry-After 的时间；若没有该请求头，则等到这一分钟结束。继续请求会导致 418 封禁。",
    },
    sure: {
      en: "Code -1003 means the weight of the address, -1015 the orders of the account. X-MBX-USED-WEIGHT-1M and X-MBX-ORDER-COUNT-10S show how much is used.",
      "zh-CN":
        "-1003 表示 IP 的权重，-1015 表示账户的下单次数。X-MBX-USED-WEIGHT-1M 与 X-MBX-ORDER-COUNT-10S 显示已用额度。",
    },
    codes: [-1003, -1015],
  },
  {
    id: "http-451",
    statuses: [451],
    title: { en: "HTTP 451: not available from this location", "zh-CN": "HTTP 451：所在地区不可用" },
    seen: [
      "451 Unavailable For Legal Reasons",
      "Service unavailable from a restricted location according to 'b. Eligibility'",
    ],
    what: {
      en: "The address that you send from belongs to a country or cloud region that Binance does not serve. Nothing was executed.",
      "zh-CN": "请求来自币安不提供服务的国家或云服务区域。请求没有执行。",
    },
    todo: {
      en: "Trying again does not help. Run the program where you are allowed to trade, or use the exchange of your country (Binance.US has its own API).",
      "zh-CN": "重试没有用。请在允许交易的地区运行程序，或使用当地的交易所（Binance.US 有独立的接口）。",
    },
    sure: {
      en: 'The body has code 0 and the words "restricted location". Hosted runners and many cloud regions in the USA answer so.',
      "zh-CN": "返回内容的代码是 0，并含有 “restricted location”。托管的 CI 与美国的许多云区域都会如此。",
    },
    codes: [],
  },
  {
    id: "http-5xx",
    statuses: [500, 502, 503, 504],
    title: { en: "HTTP 5xx: it may have been executed", "zh-CN": "HTTP 5xx：可能已经执行" },
    seen: ["500 Internal Server Error", "502 Bad Gateway", "503 Service Unavailable", "504 Gateway Timeout"],
    what: {
      en: "Something failed on Binance's side. Binance says to treat the outcome as unknown: the order may exist.",
      "zh-CN": "币安一侧出错。按币安的说明，结果应视为未知：订单可能已经存在。",
    },
    todo: {
      en: "For a read, wait and ask again. For an order, look it up by its client order id and wait at least recvWindow and ten seconds before you believe that it is not there.",
      "zh-CN":
        "只读请求稍后重试即可。若是订单，请用客户端订单号查询，并至少等待 recvWindow 加十秒，才能认为订单不存在。",
    },
    sure: {
      en: "An order that is found is proof. One that is not found proves nothing yet: it can take seconds to appear.",
      "zh-CN": "查到订单即可确认；没查到还不能说明问题，订单可能几秒后才可见。",
    },
    codes: [-1000, -1001, -1008],
  },
  {
    id: "timeout",
    statuses: [],
    title: { en: "Timeout: no answer arrived", "zh-CN": "超时：没有收到应答" },
    seen: ["ETIMEDOUT", "ECONNRESET", "socket hang up", "Read timed out.", "UND_ERR_HEADERS_TIMEOUT", "RequestTimeout"],
    what: {
      en: "The request left and no answer came back in time. It may still be on its way: until recvWindow has passed it can reach the engine and be executed.",
      "zh-CN": "请求已发出，但没有及时收到应答。它可能仍在路上：在 recvWindow 过期之前都可能到达撮合引擎并执行。",
    },
    todo: {
      en: "Do not send an order again. Wait for recvWindow and ten seconds, then look it up by its client order id, twice. Switch off the client's own retries for orders.",
      "zh-CN": "不要重发订单。等待 recvWindow 加十秒，再用客户端订单号查询两次。请关闭客户端对下单请求的自动重试。",
    },
    sure: {
      en: "ECONNREFUSED, ENOTFOUND and a failed certificate check mean that nothing was sent. ETIMEDOUT, ECONNRESET and a read timeout leave it open.",
      "zh-CN": "ECONNREFUSED、ENOTFOUND 与证书校验失败表示请求没有发出；ETIMEDOUT、ECONNRESET 与读取超时则无法确定。",
    },
    codes: [-1006, -1007],
  },
  {
    id: "cut-answer",
    statuses: [],
    title: { en: "Cut answer: the body ends early", "zh-CN": "应答被截断：内容不完整" },
    seen: [
      "Unexpected end of JSON input",
      "Expecting value: line 1 column 1 (char 0)",
      "unexpected end of file",
      "ERR_CONTENT_LENGTH_MISMATCH",
      "terminated",
    ],
    what: {
      en: "The exchange answered, and the connection broke before all of the answer was here. What was asked for may well have been done.",
      "zh-CN": "交易所已经应答，但连接在内容传完之前断开。请求很可能已经执行。",
    },
    todo: {
      en: "Treat it as unknown: look the order up by its client order id. A read can simply be sent again.",
      "zh-CN": "按结果未知处理：用客户端订单号查询订单。只读请求可以直接重发。",
    },
    sure: {
      en: "Log the status and the raw text before parsing it. An empty or HTML body with a 5xx belongs to the page about 5xx instead.",
      "zh-CN": "在解析之前记录状态码与原始文本。若是 5xx 且内容为空或 HTML，请参阅 5xx 页面。",
    },
    codes: [],
  },
];
