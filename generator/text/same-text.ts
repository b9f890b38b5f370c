const WHITESPACE = /[\s\u200b\u2060\ufeff]+/gu;

/** A text as a reader sees it: how it is broken into lines and spaced is the page's layout, not what it says. */
export function readText(text: string): string {
  return text.normalize("NFC").replace(WHITESPACE, " ").trim();
}

export function sameText(left: string | undefined, right: string | undefined): boolean {
  if (left === right) return true;
  return left !== undefined && right !== undefined && readText(left) === readText(right);
}
