import { fileURLToPath } from "node:url";
import { createCssVariablesTheme, type ShikiTransformer } from "shiki";
import { defineConfig } from "vitepress";
import { readSiteData } from "../catalog/read-data.ts";
import { writePages } from "../pages/write-pages.ts";
import { writeTwins } from "../pages/twins.ts";
import { headOf, withPolicy } from "./head.ts";
import { navigation } from "./navigation.ts";
import { dataModules, oneHash, unusedThemeParts } from "./plugins.ts";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

// The address of the site. SITE_BASE is its path on the host; tests serve it from the root.
const address = process.env.SITE_URL ?? "https://binance-errors.github.io/binance-errors";
const siteUrl = `${address.replace(/\/+$/u, "")}/`;
const base = process.env.SITE_BASE ?? (process.env.SITE_URL === undefined ? "/" : new URL(siteUrl).pathname);
// For tests: another catalog and an output folder.
const data = readSiteData(process.env.SITE_CATALOG);
const name = process.env.SITE_NAME ?? "";
const srcDir = here(`../.generated${name}`);

/** Sources of the pages' scripts, besides the pages. */
const SOURCES = [
  "theme",
  "config.ts",
  "plugins.ts",
  "navigation.ts",
  "../explainer",
  "../search",
  "../../src",
  "../../generated",
];

const pages = writePages(data, srcDir, base);

/**
 * Colours of code blocks by class instead of style attributes, which the Content-Security-Policy forbids:
 * `color:var(--code-token-keyword)` becomes `class="token-keyword"`.
 */
const classesForTokens: ShikiTransformer = {
  name: "classes-for-tokens",
  pre(node) {
    delete node.properties.style;
  },
  span(node) {
    const token = /--code-(token-[a-z-]+)/u.exec(String(node.properties.style))?.[1];
    delete node.properties.style;
    if (token !== undefined) this.addClassToHast(node, token);
  },
};

export default defineConfig({
  base,
  srcDir,
  outDir: here(`./dist${name}`),
  title: "binance-errors",
  description: "What an error of the Binance API means, and what to do next.",
  titleTemplate: ":title · Binance API",
  lastUpdated: false,
  // The default adds a style element for the moment of the switch, which the Content-Security-Policy forbids.
  appearance: { disableTransition: false },
  metaChunk: true,
  // Rendering 64 pages at once takes 2 GB.
  buildConcurrency: 8,
  router: { prefetchLinks: false },
  head: [
    ["link", { rel: "icon", type: "image/svg+xml", href: `${base}icon.svg` }],
    ["meta", { name: "referrer", content: "no-referrer" }],
    ["noscript", {}, `<link rel="stylesheet" href="${base}noscript.css">`],
  ],
  markdown: {
    theme: createCssVariablesTheme({ name: "css-variables", variablePrefix: "--code-", fontStyle: false }),
    codeTransformers: [classesForTokens],
  },
  vite: {
    plugins: [
      dataModules(data),
      unusedThemeParts(),
      oneHash([srcDir, ...SOURCES.map(here), here("../package-lock.json")]),
    ],
    // No component here or in the theme uses the options API.
    define: { __VUE_OPTIONS_API__: "false" },
    server: { fs: { allow: [here("../..")] } },
    build: { target: "es2022", chunkSizeWarningLimit: 2000 },
  },
  sitemap: { hostname: siteUrl },
  transformHead: ({ pageData }) => headOf(pageData, siteUrl),
  transformHtml: withPolicy,
  buildEnd: ({ outDir }) => {
    writeTwins(pages, outDir, siteUrl);
  },
  ...navigation(data),
});
