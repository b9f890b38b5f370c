/**
 * Lines of the site or the archive around a page that text renderings carry along. They are no text of the last
 * entry. Only lines that are wholly such furniture are listed.
 */
const FURNITURE: readonly { readonly line: RegExp; readonly why: string }[] = [
  { line: /^Source:\s*<?https?:\/\/\S+$/iu, why: "archives name the address below the page" },
  { line: /^(?:Last (?:modified|updated)|最后更新|最近更新)(?: on|于)?\b.{0,60}$/iu, why: "footer of the live site" },
  {
    line: /^(?:Edit this page|编辑此页|Skip to main content|跳到主要内容|On this page|本页总览|Copy page)$/iu,
    why: "links of the documentation engine",
  },
  { line: /^(?:Previous|Next|上一页|下一页)(?:\s.{0,60})?$/iu, why: "links to the neighbouring pages" },
  { line: /^Copyright © .{0,80}$/iu, why: "footer" },
];

export function isFurnitureLine(text: string): boolean {
  return text.length < 300 && FURNITURE.some(({ line }) => line.test(text));
}
