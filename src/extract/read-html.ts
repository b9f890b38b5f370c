const HTML = /<(?:!doctype\s{1,4}html|html|head|body|title|h1)\b/i;
/** CloudFront's words, for pages that lost their tags on the way. */
const FIREWALL = /we can't connect to the server for this app|\(cloudfront\)|cloudfront documentation/i;
const HEADING = /<(?:title|h1|h2)[^<>]{0,200}>([^<]{0,300})/gi;
const STATUS = /(?:^|\D)([45]\d\d)(?!\d)/;

/** A page of a firewall or proxy in place of an answer: its headline and the status that it names. */
export function readHtml(text: string): { readonly headline: string; readonly status: number | null } | null {
  if (!HTML.test(text) && !FIREWALL.test(text)) return null;
  const headlines = [...text.matchAll(HEADING)]
    .map(([, headline = ""]) => headline.trim())
    .filter((line) => line !== "");
  const numbered = headlines.find((line) => STATUS.test(line));
  const status = numbered === undefined ? undefined : STATUS.exec(numbered)?.[1];
  return {
    headline: numbered ?? headlines[0] ?? "",
    status: status === undefined ? statusOfWords(text) : Number(status),
  };
}

/** CloudFront's error page has its status in the words only where the title is `ERROR: …`. */
function statusOfWords(text: string): number | null {
  if (/\bcloudfront\b|request blocked|access denied/i.test(text)) return 403;
  if (/\bbad gateway\b/i.test(text)) return 502;
  return /service (?:temporarily )?unavailable/i.test(text) ? 503 : null;
}
