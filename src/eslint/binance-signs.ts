import type { FamilyId } from "../result.ts";
import { cookedText, nameOf, type Node } from "./ast.ts";
import { moduleOf, type SourceFile } from "./source-file.ts";

const WORD = /binance/iu;
const HOST =
  /\bbinance(?:future)?\.(?:com|us|vision|me|je)\b|binance-docs\.github\.io|\/(?:f|d|p|e|s)?api\/v\d+\/|X-MBX-/iu;
/** Other systems whose error numbers look like Binance's. */
const FOREIGN = /NSURL|NSError|kCFURL|bybit|okx|kucoin|bitget|kraken|coinbase|gate-?io|mexc|huobi/iu;

export type Sign = "strong" | "weak" | "none";

/** An import, a host or a client is a strong sign of Binance. Its name in a text or a comment is a weak sign. */
export function binanceSign(file: SourceFile): Sign {
  const texts = file.nodes.map(textOf);
  const comments = file.code.getAllComments().map(({ value }) => value);
  if (file.nodes.some((node) => WORD.test(moduleOf(node) ?? "") || (isName(node) && WORD.test(nameOf(node)))))
    return "strong";
  if ([...texts, ...comments].some((text) => HOST.test(text))) return "strong";
  if (![...texts, ...comments].some((text) => WORD.test(text))) return "none";
  return FOREIGN.test(file.code.text) ? "none" : "weak";
}

const isName = (node: Node): boolean => node.type === "Identifier" || node.type === "PrivateIdentifier";

function textOf(node: Node): string {
  if (node.type === "TemplateElement") return cookedText(node);
  return node.type === "Literal" && typeof node["value"] === "string" ? node["value"] : "";
}

const FAMILY_SIGNS: readonly (readonly [FamilyId, RegExp])[] = [
  ["spot", /\/api\/v\d|binance-errors\/spot|SpotErrorCode|@binance\/spot/u],
  ["portfolio-margin", /\/papi\/|papi\.binance|PortfolioMargin|portfolio-margin/u],
  ["coin-futures", /\/dapi\/|dapi\.binance|CoinM|COINM|binancecoinm|coin-futures|CMFutures/u],
  ["options", /\/eapi\/|eapi\.binance|binance-errors\/options/u],
  ["usds-futures", /\/fapi\/|fapi\.binance|fstream|USDM|UsdsFutures|usds-futures|UMFutures|binanceusdm|[fF]utures/u],
  ["binance-us", /binance\.us|binanceus|binance-us/iu],
  ["sapi", /\/sapi\/|binance-errors\/sapi/u],
];

/** The families that a file names by a path, a host, a client or an import. */
export const familiesOf = (file: SourceFile): readonly FamilyId[] =>
  FAMILY_SIGNS.filter(([, sign]) => sign.test(file.code.text)).map(([family]) => family);
