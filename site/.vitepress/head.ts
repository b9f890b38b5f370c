import { createHash } from "node:crypto";

const INLINE_SCRIPT = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/gu;
/** Style attributes that VitePress renders on the server. Its scripts set the same values where they matter. */
const SERVER_STYLE = / style="(?:--vp-vh:0px|position:relative);?"/gu;

/**
 * The page with a Content-Security-Policy that allows the site's own files and exactly the inline scripts that
 * VitePress put into this page (it chooses the colour scheme before the first paint), by their hashes.
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
