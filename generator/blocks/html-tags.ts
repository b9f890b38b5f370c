/** Tags that HTML knows, as far as pages use them. Any other `<word>` in Markdown is text. */
const TAGS = new Set(
  (
    "a abbr article aside b bdi bdo big blockquote body br button center cite code col colgroup dd del details dfn div dl dt em " +
    "figcaption figure font footer form h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins kbd label li link main " +
    "mark meta nav ol option p path picture pre q s samp script section select small source span strike strong style sub " +
    "summary sup svg table tbody td template textarea tfoot th thead time title tr tt u ul var video wbr"
  ).split(" "),
);

/** Start of a line of Markdown that opens block-level HTML. */
const BLOCK_START =
  /^\s{0,20}<(?:h[1-6]|ul|ol|li|table|thead|tbody|tr|p|div|pre|details|blockquote|dl|section|article|main)[\s>]/iu;

export function isHtmlTag(tag: string): boolean {
  if (tag.startsWith("<!") || tag.startsWith("<?")) return true;
  const name = /^<\/?([a-z][a-z0-9]*)/iu.exec(tag)?.[1];
  return name !== undefined && TAGS.has(name.toLowerCase());
}

/** `<br>`, `<br/>`, `<br />`, `</br>`. */
export function isLineBreak(tag: string): boolean {
  return /^<\/?br\b/iu.test(tag);
}

export function startsHtmlBlock(line: string): boolean {
  return BLOCK_START.test(line);
}
