/**
 * The one table of families. Entry points, lists, types, enum names, `exports` of package.json and the command's words
 * are made from it. A new family is a record here, a line in sources.ts and a snapshot.
 */
interface FamilyRecord {
  /** Lower-case letters and hyphens; also the name of the import. */
  readonly id: string;
  /** REST base path; the host if the family is another exchange. */
  readonly basePath: string;
  readonly title: { readonly en: string; readonly "zh-CN": string };
  readonly enumName: string;
  /** First path segments and first labels of hosts, REST and WebSocket. */
  readonly segments: readonly string[];
  /** Whole domains, if the first label says nothing. */
  readonly domains: readonly string[];
  /** Other names, also ids of clients: lower case, letters and digits only. */
  readonly words: readonly string[];
}

export const FAMILIES = [
  {
    id: "spot",
    basePath: "/api",
    title: { en: "Spot", "zh-CN": "现货" },
    enumName: "SpotErrorCode",
    segments: ["api", "stream", "data-stream", "ws-api"],
    domains: ["binance.vision"],
    words: ["api", "testnet", "demo"],
  },
  {
    id: "usds-futures",
    basePath: "/fapi",
    title: { en: "USDⓈ-M Futures", "zh-CN": "U本位合约" },
    enumName: "UsdsFuturesErrorCode",
    segments: ["fapi", "fstream", "ws-fapi", "fstream-auth"],
    domains: ["fstream.binancefuture.com", "testnet.binancefuture.com"],
    words: [
      "fapi",
      "usdm",
      "um",
      "usdtm",
      "usdcm",
      "usdsm",
      "binanceusdm",
      "usdtfutures",
      "usdmfutures",
      "linear",
      "futures",
      "perp",
      "swap",
      "testnet",
      "demo",
    ],
  },
  {
    id: "coin-futures",
    basePath: "/dapi",
    title: { en: "COIN-M Futures", "zh-CN": "币本位合约" },
    enumName: "CoinFuturesErrorCode",
    segments: ["dapi", "dstream", "ws-dapi"],
    domains: ["dstream.binancefuture.com"],
    words: ["dapi", "coinm", "cm", "delivery", "binancecoinm", "coinmfutures", "inverse", "futures", "perp", "swap"],
  },
  {
    id: "options",
    basePath: "/eapi",
    title: { en: "European Options", "zh-CN": "欧式期权" },
    enumName: "OptionsErrorCode",
    segments: ["eapi", "nbstream", "ws-eapi"],
    domains: [],
    words: ["eapi", "option", "voptions", "vanillaoptions", "europeanoptions"],
  },
  {
    id: "portfolio-margin",
    basePath: "/papi",
    title: { en: "Portfolio Margin", "zh-CN": "统一账户" },
    enumName: "PortfolioMarginErrorCode",
    segments: ["papi"],
    domains: [],
    words: ["papi", "pm", "portfolio", "unified"],
  },
  {
    id: "sapi",
    basePath: "/sapi",
    title: { en: "Wallet, Margin and other SAPI", "zh-CN": "钱包、杠杆及其他 SAPI" },
    enumName: "SapiErrorCode",
    segments: ["sapi", "wapi"],
    domains: [],
    words: ["wapi", "margin", "wallet", "subaccount", "convert", "algo", "copytrading"],
  },
  {
    id: "binance-us",
    basePath: "api.binance.us",
    title: { en: "Binance.US", "zh-CN": "Binance.US" },
    enumName: "BinanceUsErrorCode",
    segments: [],
    domains: ["binance.us"],
    words: ["us", "binanceus"],
  },
] as const satisfies readonly FamilyRecord[];

export type FamilyId = (typeof FAMILIES)[number]["id"];

/** In listing order. The REST base path of a call decides the family. */
export const FAMILY_IDS: readonly FamilyId[] = FAMILIES.map(({ id }) => id);

export function familyRecord(id: FamilyId): FamilyRecord {
  const record = FAMILIES.find((family) => family.id === id);
  if (record === undefined) throw new Error(`No family has the id "${id}"`);
  return record;
}
