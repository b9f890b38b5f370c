/** Lines that are headings where a text has no marks for them. Each kind, and a page that has it. */
const SECTION_LINES: readonly { readonly pattern: RegExp; readonly seen: string }[] = [
  {
    pattern: /^-?\d{1,2}[xX]{2,3}(?:\s|\/|-|$)/u,
    seen: "10xx - General Server or Network issues; 6XXX; -9xxx Filter failures",
  },
  { pattern: /^\d?xxx-\d?xxx\b/iu, seen: "3xxx-5xxx SAPI-specific issues" },
  {
    pattern: /^(?:[IVX]{1,5}\.|[一二三四五六七八九十]{1,3}、)\s*\S/u,
    seen: "IV. Filter Failures (-1013), in an article",
  },
  { pattern: /^(?:Filter failures|过滤器故障|订单未能通过过滤器)$/iu, seen: "the filter table" },
  { pattern: /^(?:Order Rejection Issues|订单拒绝错误)$/iu, seen: "the reject table of the sapi pages" },
  { pattern: /^(?:Messages for|消息)\s+[-−–]\d{4}/iu, seen: "the reject table of the spot page" },
  {
    pattern: /^(?:Errors regarding|有关使用|关于)\s.{3,60}(?:cancelReplace|的错误)/iu,
    seen: "Errors regarding placing orders via cancelReplace",
  },
];

export function isSectionLine(line: string): boolean {
  const text = line.trim();
  return text.length <= 200 && SECTION_LINES.some(({ pattern }) => pattern.test(text));
}
