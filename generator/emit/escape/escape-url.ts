const SAFE = /[^A-Za-z0-9\-._~:/?#@!$&+,;=%]/gu;

/**
 * A link that stays one word in comments, Markdown and HTML: everything else is percent-encoded
 * (`*`, brackets, quotes and Chinese anchors too). Null for what is no https address.
 */
export function escapeUrl(url: string): string | null {
  if (!/^https:\/\/[A-Za-z0-9]/u.test(url)) return null;
  return url.replace(/\p{Cs}/gu, "\ufffd").replace(SAFE, percentEncode);
}

function percentEncode(character: string): string {
  return encodeURIComponent(character).replace(
    /[!'()*]/gu,
    (plain) => `%${plain.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
