/** What makes a request conditional: what the server said of the page that is already here. */
export interface Conditions {
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
}

/** As the standard spells an entity tag and a date. Anything else came from a broken server or an edited cache. */
const ETAG = /^(?:W\/)?"[\x21\x23-\x7e]{0,256}"$/u;
const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/u;

export function isHttpDate(value: string): boolean {
  return HTTP_DATE.test(value);
}

/** The request's headers. A condition that could not be sent as it is, is left out: the page is asked for anew. */
export function requestHeaders({ etag, lastModified }: Conditions, userAgent: string): Record<string, string> {
  return {
    "user-agent": userAgent,
    accept: "text/markdown, text/html;q=0.9, text/plain;q=0.8",
    "accept-encoding": "gzip, br",
    ...(etag !== undefined && ETAG.test(etag) ? { "if-none-match": etag } : {}),
    ...(lastModified !== undefined && isHttpDate(lastModified) ? { "if-modified-since": lastModified } : {}),
  };
}
