/**
 * Docusaurus puts a link with an invisible label behind every heading; converters keep it, and its target is the
 * heading's anchor. The link's title repeats the heading, quotes and broken characters included, so that Markdown
 * parsers may not even see a link: it is cut off before any of them runs. A wrong charset makes the label anything.
 */
const TAIL =
  /\[(?:[^\p{L}\p{N}\][]{0,10}|(?:Direct link to|Permalink)[^\]]{0,300}|[^\][]{0,300}的直接链接|[^\][]{0,12}(?=\]\([^\s)]{0,500}\s"Direct link to))\]\(/u;
const EXPLICIT_ID = /\{#([^}\s]{1,300})(?:\s[^}]{0,200})?\}$/u;
const WHOLE_LINK = /^\[([^\][]{1,500})\]\(([^()\s]{0,500}#[^()\s]{1,500})\)$/u;

export interface HeadingText {
  readonly text: string;
  readonly anchor: string | null;
}

export function splitHeadingLink(source: string): HeadingText {
  const tail = TAIL.exec(source);
  if (tail !== null) {
    const target = source.slice(tail.index + tail[0].length);
    return { text: source.slice(0, tail.index).trim(), anchor: anchorOf(target) };
  }
  const id = EXPLICIT_ID.exec(source.trimEnd());
  if (id?.[1] !== undefined) return { text: source.slice(0, id.index).trimEnd(), anchor: id[1] };
  const link = WHOLE_LINK.exec(source.trim());
  if (link?.[1] !== undefined && link[2] !== undefined) return { text: link[1], anchor: anchorOf(link[2]) };
  return { text: source, anchor: null };
}

/** The part after `#`, up to the title or the end of the link. */
function anchorOf(target: string): string | null {
  const hash = target.indexOf("#");
  if (hash < 0) return null;
  const end = target.slice(hash + 1).search(/\s|\)\s*$/u);
  const anchor = end < 0 ? target.slice(hash + 1) : target.slice(hash + 1, hash + 1 + end);
  // Converters have cut characters in two: an anchor with a broken one leads nowhere.
  return anchor === "" || anchor.includes("\uFFFD") ? null : decodeAnchor(anchor);
}

/** Percent-encoded anchors are the same as the page's own ids; a malformed one stays as it is. */
function decodeAnchor(anchor: string): string {
  if (!/%[0-9a-f]{2}/iu.test(anchor)) return anchor;
  const bytes = new TextDecoder().decode(Uint8Array.from(percentBytes(anchor)));
  return bytes.includes("\uFFFD") ? anchor : bytes;
}

function percentBytes(anchor: string): readonly number[] {
  const parts = anchor.match(/%[0-9a-f]{2}|[^%]+|%/giu) ?? [];
  return parts.flatMap((part) =>
    /^%[0-9a-f]{2}$/iu.test(part) ? [Number.parseInt(part.slice(1), 16)] : [...new TextEncoder().encode(part)],
  );
}
