import { createHash } from "node:crypto";

/** The used parts of VitePress's types: tests read this file without the site's packages. */
type HeadConfig = [string, Record<string, string>] | [string, Record<string, string>, string];
interface PageData {
  readonly relativePath: string;
  readonly title: string;
  readonly description: string;
  readonly frontmatter: Record<string, unknown>;
  readonly isNotFound?: boolean;
}

interface FrontMatter {
  readonly kind?: string;
  readonly changed?: string;
  readonly questions?: readonly (readonly [string, string])[];
}

/** Metadata for search engines and chat programs: a page's address in both languages, and its topic. */
export function headOf(page: PageData, siteUrl: string): HeadConfig[] {
  if (page.relativePath === "404.md" || page.isNotFound === true)
    return [["meta", { name: "robots", content: "noindex" }]];
  const isChinese = page.relativePath.startsWith("zh-CN/");
  const path = page.relativePath
    .replace(/^zh-CN\//u, "")
    .replace(/(^|\/)index\.md$/u, "$1")
    .replace(/\.md$/u, "");
  const english = siteUrl + path;
  const chinese = `${siteUrl}zh-CN/${path}`;
  const url = isChinese ? chinese : english;
  // Front matter comes from site/pages/site-page.ts or from a guide.
  const matter = page.frontmatter as FrontMatter;
  return [
    ["link", { rel: "canonical", href: url }],
    ["link", { rel: "alternate", hreflang: "en", href: english }],
    ["link", { rel: "alternate", hreflang: "zh-CN", href: chinese }],
    ["link", { rel: "alternate", hreflang: "x-default", href: english }],
    ["link", { rel: "alternate", type: "text/markdown", href: siteUrl + twinPath(page.relativePath) }],
    ["meta", { property: "og:title", content: page.title }],
    ["meta", { property: "og:description", content: page.description }],
    ["meta", { property: "og:url", content: url }],
    ["meta", { property: "og:type", content: "article" }],
    ["meta", { property: "og:site_name", content: "binance-errors" }],
    ["meta", { property: "og:locale", content: isChinese ? "zh_CN" : "en_US" }],

    ["script", { type: "application/ld+json" }, linkedData(page, matter, { url, isChinese })],
  ];
}

/** `-1021.md` for the page `-1021/`. */
export function twinPath(relativePath: string): string {
  return /^(?:zh-CN\/)?index\.md$/u.test(relativePath) ? relativePath : relativePath.replace(/\/index\.md$/u, ".md");
}

/** Questions and answers if the page has any, else an article. */
function linkedData(
  { title, description }: PageData,
  { questions, changed }: FrontMatter,
  { url, isChinese }: { readonly url: string; readonly isChinese: boolean },
): string {
  const about = {
    name: title,
    url,
    inLanguage: isChinese ? "zh-CN" : "en",
    ...(changed === undefined ? {} : { dateModified: changed }),
  };
  const data =
    questions === undefined
      ? { "@type": "TechArticle", headline: title, description, ...about }
      : {
          "@type": "FAQPage",
          ...about,
          mainEntity: questions.map(([question, answer]) => ({
            "@type": "Question",
            name: question,
            acceptedAnswer: { "@type": "Answer", text: answer },
          })),
        };
  // Only this character can end the script element or begin a comment in it.
  return JSON.stringify({ "@context": "https://schema.org", ...data }).replaceAll("<", "\\u003c");
}

/** Executable scripts; data such as JSON-LD needs no permission. */
const INLINE_SCRIPT = /<script(?![^>]*\s(?:src=|type="application\/ld\+json"))[^>]*>([\s\S]*?)<\/script>/gu;
/** Style attributes that VitePress renders on the server. Its scripts set the needed values. */
const SERVER_STYLE = / style="(?:--vp-vh:0px|position:relative);?"/gu;

/**
 * The page with a Content-Security-Policy that allows the site's own files and exactly the inline scripts that
 * VitePress put into this page (they choose the colour scheme before the first paint), by their hashes.
 */
export function withPolicy(page: string): string {
  const html = page.replace(SERVER_STYLE, "");
  const hashes = [...html.matchAll(INLINE_SCRIPT)].map(([, script = ""]) => `'sha256-${sha256(script)}'`);
  const charset = /<meta charset="utf-8">/u;
  if (!charset.test(html)) throw new Error("VitePress's page has no <meta charset> to put the policy behind");
  return html.replace(
    charset,
    (meta) => `${meta}\n    <meta http-equiv="Content-Security-Policy" content="${policy(hashes)}">`,
  );
}

export function policy(scriptHashes: readonly string[]): string {
  return [
    "default-src 'none'",
    `script-src ${["'self'", ...new Set(scriptHashes)].join(" ")}`,
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("base64");
}
