const HEAD_END = "\r\n\r\n";

/**
 * Where the answer in these bytes ends, by what its own head says of its length; null where the head says nothing
 * that can be relied on. Bytes behind that end mean that the announced length is wrong and the page is cut.
 */
export function answerEnd(raw: Buffer): number | null {
  const found = finalHead(raw);
  if (found === null) return null;
  const { head, bodyStart } = found;
  const length = headerValues(head, "content-length");
  const coding = headerValues(head, "transfer-encoding");
  if (coding.length > 0) return length.length === 0 && isChunked(coding) ? chunkedEnd(raw, bodyStart) : null;
  return length.length === 1 && /^\d{1,12}$/u.test(length[0] ?? "") ? bodyStart + Number(length[0]) : null;
}

/** The head of the answer itself: interim ones (103 Early Hints) may come before it, and as many as a server likes. */
function finalHead(raw: Buffer): { readonly head: string; readonly bodyStart: number } | null {
  for (let start = 0; ;) {
    const end = raw.indexOf(HEAD_END, start);
    if (end < 0) return null;
    const head = raw.toString("latin1", start, end);
    start = end + HEAD_END.length;
    if (!/^HTTP\/1\.1 1\d\d\b/u.test(head)) return { head, bodyStart: start };
  }
}

/** With any other coding, alone or behind it, the body ends with the connection, and half of it looks like all. */
function isChunked(coding: readonly string[]): boolean {
  return coding.length === 1 && coding[0]?.toLowerCase() === "chunked";
}

function headerValues(head: string, name: string): readonly string[] {
  const lines = head.split("\r\n").slice(1);
  return lines.flatMap((line) => {
    const colon = line.indexOf(":");
    return line.slice(0, colon).toLowerCase() === name ? [line.slice(colon + 1).trim()] : [];
  });
}

function chunkedEnd(raw: Buffer, start: number): number | null {
  for (let at = start; ;) {
    const lineEnd = raw.indexOf("\r\n", at);
    if (lineEnd < 0) return null;
    const size = /^[\da-f]{1,8}(?=\s*(?:;|$))/iu.exec(raw.toString("latin1", at, lineEnd))?.[0];
    if (size === undefined) return null;
    const bytes = Number.parseInt(size, 16);
    if (bytes === 0) {
      // Trailers may follow, or at once the empty line that ends them.
      const end = raw.indexOf(HEAD_END, lineEnd);
      return end < 0 ? null : end + HEAD_END.length;
    }
    at = lineEnd + 2 + bytes + 2;
  }
}
