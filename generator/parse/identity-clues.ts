/** Where a page's content says which page it is. Each clue is an address, best first. */
interface AddressClue {
  readonly name: string;
  readonly find: (text: string) => string | null;
}

const HEAD_LENGTH = 60_000;
const TAIL_LENGTH = 3_000;

export const ADDRESS_CLUES: readonly AddressClue[] = [
  { name: "canonical link", find: (text) => hrefOf(text, /<link\s[^>]{0,400}rel="?canonical"?[^>]{0,400}>/iu) },
  { name: "og:url", find: (text) => contentOf(text, /<meta\s[^>]{0,400}property="og:url"[^>]{0,400}>/iu) },
  { name: "document id", find: documentId },
  {
    name: "front matter",
    find: (text) =>
      firstGroup(text.slice(0, HEAD_LENGTH), /^(?:source_url|source|url|canonical):\s*["']?(https?:\/\/[^\s"']+)/imu),
  },
  { name: "heading links", find: headingLinkTarget },
  { name: "URL line", find: (text) => firstGroup(text.slice(0, HEAD_LENGTH), /^URL:\s*(\S+)$/mu) },
  {
    name: "source line",
    find: (text) => firstGroup(text.slice(-TAIL_LENGTH), /^>?\s*Source:\s*>?\s*\[?<?(https?:\/\/[^\s\])>]+)/imu),
  },
];

/** Products as the live site names them above a page's title, in either language. */
const PRODUCT_LINES: readonly { readonly line: RegExp; readonly product: string }[] = [
  { line: /^(?:Spot(?: Trading)?|现货(?:交易)?)$/iu, product: "spot" },
  { line: /error codes for binance spot testnet|^Spot Testnet$/iu, product: "spot-testnet" },
  { line: /error codes for binance[. ]us\b/iu, product: "binance-us" },
  {
    line: /^(?:USD[SⓈ]?(?:-?M(?:argined)?)? Futures|(?:Derivatives Trading )?USDⓈ?-?M Futures|U\s?本位合约)$/iu,
    product: "usds-margined-futures",
  },
  { line: /^(?:COIN(?:-?M(?:argined)?)? Futures|币本位合约)$/iu, product: "coin-margined-futures" },
  { line: /^(?:(?:European )?Options(?: Trading)?|(?:欧式)?期权)$/iu, product: "options" },
  { line: /^(?:Portfolio Margin|统一账户)$/iu, product: "portfolio-margin" },
  { line: /^(?:Portfolio Margin Pro|统一账户专业版)$/iu, product: "portfolio-margin-pro" },
  { line: /^(?:Wallet|钱包)$/iu, product: "wallet" },
  { line: /^(?:Sub[- ]?Accounts?|子母?账户|子账户)$/iu, product: "sub-account" },
  { line: /^(?:Convert|闪兑)$/iu, product: "convert" },
  { line: /^(?:Algo(?: Trading)?|算法交易)$/iu, product: "algo" },
  { line: /^(?:Copy Trading|跟单交易)$/iu, product: "copy-trading" },
  { line: /^(?:Institutional Loans?|机构借贷)$/iu, product: "institutional-loan" },
  { line: /^(?:Margin(?: Trading)?|杠杆(?:交易)?)$/iu, product: "margin-trading" },
];

/** Product that one of the page's first lines names, or null. */
export function productOfTitle(lines: readonly string[]): string | null {
  for (const line of lines.slice(0, 6)) {
    const found = PRODUCT_LINES.find((rule) => rule.line.test(line.trim()));
    if (found !== undefined) return found.product;
  }
  return null;
}

/** Language that the page's HTML declares, or null. */
export function declaredLanguage(text: string): string | null {
  return firstGroup(text.slice(0, 4000), /<html\s[^>]{0,300}\blang="?([A-Za-z-]{2,10})/iu);
}

/** `docs-doc-id-binance-spot-api-docs/errors` among the classes of `<html>`. */
function documentId(text: string): string | null {
  const id = firstGroup(text.slice(0, 4000), /<html\s[^>]{0,300}\bdocs-doc-id-([^\s"]{1,200})/iu);
  return id === null ? null : `/docs/${id}`;
}

/** The path that most links of headings point to: their own page. */
function headingLinkTarget(text: string): string | null {
  const counts = new Map<string, number>();
  for (const match of text.matchAll(
    /(?:\]\(|class="hash-link"[^<>]{0,600}href=")((?:https?:\/\/[^\s/]{1,100})?\/[^\s)#"]{1,200})#/gu,
  )) {
    const target = match[1] ?? "";
    counts.set(target, (counts.get(target) ?? 0) + 1);
  }
  const best = [...counts].toSorted((a, b) => b[1] - a[1])[0];
  return best !== undefined && best[1] >= 2 ? best[0] : null;
}

function hrefOf(text: string, tag: RegExp): string | null {
  return firstGroup(tag.exec(text.slice(0, HEAD_LENGTH))?.[0] ?? "", /\bhref="?([^\s">]+)/iu);
}

function contentOf(text: string, tag: RegExp): string | null {
  return firstGroup(tag.exec(text.slice(0, HEAD_LENGTH))?.[0] ?? "", /\bcontent="?([^\s">]+)/iu);
}

function firstGroup(text: string, pattern: RegExp): string | null {
  return pattern.exec(text)?.[1] ?? null;
}
