import type { FamilySnapshot, Locale, PageRef, PartialLocalized } from "../model.ts";

/** The page a person opens, with the entry's anchor, in each language that has it. */
export function docsUrls(
  pages: readonly PageRef[],
  family: FamilySnapshot["family"],
  products: readonly string[],
  anchor: PartialLocalized,
): PartialLocalized {
  const urls: { [locale in Locale]?: string } = {};
  for (const locale of ["en", "zh-CN"] as const) {
    const page = products
      .map((product) => pages.find((ref) => ref.family === family && ref.product === product && ref.locale === locale))
      .find((ref) => ref !== undefined);
    if (page === undefined) continue;
    const fragment = anchor[locale];
    urls[locale] =
      fragment === undefined ? readableUrl(page.url) : `${readableUrl(page.url)}#${encodeFragment(fragment)}`;
  }
  return urls;
}

/** From the URL that the pipeline read to the one for people: no Markdown twin, no raw file, no pinned commit. */
export function readableUrl(url: string): string {
  return url
    .replace(/^https:\/\/raw\.githubusercontent\.com\/([^/]+)\/([^/]+)\//u, "https://github.com/$1/$2/blob/")
    .replace(/^(https:\/\/github\.com\/[^/]+\/[^/]+\/blob\/)[0-9a-f]{40}\//u, "$1master/")
    .replace(/^(https:\/\/developers\.binance\.com\/.+)\.md$/u, "$1");
}

function encodeFragment(fragment: string): string {
  return encodeURIComponent(fragment.replace(/\p{Cs}/gu, "\ufffd"));
}
