const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: " ", "#39": "'" };
/** Where texts stand that several codes share. */
export const TABLE = "table";

/** A page as a search through its lines finds it: no parser, no gates, no knowledge of the project. */
export interface PlainPage {
  /** Every code that a heading names, with its sign. */
  readonly codes: ReadonlySet<string>;
  /** What stands behind the code in a heading of its own. */
  readonly titles: ReadonlyMap<string, string>;
  /** Texts below each heading of a code; all rows of tables are under TABLE. */
  readonly texts: ReadonlyMap<string, ReadonlySet<string>>;
}

/** HTML with a line for each block, and Markdown as it is, both without links and escapes. */
function linesOf(text: string): readonly string[] {
  const isHtml = /^\s*<(?:!doctype|html)/iu.test(text);
  const article = isHtml ? text.slice(text.search(/<h1/u), text.indexOf("</article>")) : text;
  return article
    .replace(/<h[1-6]\b[^>]*>/gu, "\n# ")
    .replace(/<\/t[dh]>/gu, " | ")
    .replace(/<br\s*\/?>/gu, " ")
    .replace(/<\/?(?:p|li|tr|ul|ol|h[1-6]|table|div)\b[^>]*>/gu, "\n")
    .replace(/<\/?[a-z][^>]*>/gu, "")
    .replace(/\[[\u200b\s]*\]\(\S*(?:\s"[^\n]*")?\)/gu, "")
    .replace(/\[([^\]\n]*)\]\([^)\n]*\)/gu, "$1")
    .replace(/&([a-z]+|#\d+|#x27);/gu, (whole, name: string) => ENTITIES[name === "#x27" ? "#39" : name] ?? whole)
    .replaceAll("\\", "")
    .replace(/\n {2,}(?=[^\s*+\d|-])/gu, " ")
    .split("\n")
    .map((line) => line.replace(/^\s*(?:[-*+]|\d+\.)\s+/u, "").trim());
}

export function plainText(text: string): string {
  const plain = text.normalize("NFC").replace(/[*`_"#|\\\u200b\ufeff]/gu, "");
  return plain.replace(/\s+/gu, " ").trim();
}

export function plainPage(text: string): PlainPage {
  const codes = new Set<string>();
  const titles = new Map<string, string>();
  const texts = new Map<string, Set<string>>([[TABLE, new Set()]]);
  let at: string | null = null;
  let inTable = false;
  for (const line of linesOf(text)) {
    const heading = /^#+\s+(.*)$/u.exec(line)?.[1];
    if (heading !== undefined) {
      const own = /^[*\s]*(-?\d{4,})(?![\dx])(.*)$/u.exec(heading);
      at = own?.[1] ?? null;
      inTable = false;
      for (const [code] of heading.matchAll(/-\d{4,}(?!\w)/gu)) codes.add(code);
      if (at === null) continue;
      codes.add(at);
      titles.set(at, plainText(own?.[2] ?? ""));
      texts.set(at, texts.get(at) ?? new Set());
      continue;
    }
    inTable ||= /\S\s*\|/u.test(line);
    // Quoted lines are about the page: where it was recorded.
    if (/^>|^[\s|:-]*$/u.test(line) || (at === null && !inTable)) continue;
    const found = texts.get(inTable ? TABLE : (at ?? TABLE));
    const cells = (inTable ? line.split(/\s*\|\s*|"\s*\/\s*(?=")/u) : [line])
      .map(plainText)
      .filter((cell) => cell !== "");
    // Of a message that a table lists twice, the first row counts.
    if (inTable && cells.length > 1 && found?.has(cells[0] ?? "") === true) continue;
    for (const cell of cells) found?.add(cell);
  }
  return { codes, titles, texts };
}
