import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createCssVariablesTheme, type ShikiTransformer } from "shiki";
import { defineConfig } from "vitepress";
import { readCatalog } from "../catalog/catalog.ts";
import { withPolicy } from "./head.ts";
import { dataModules, unusedThemeParts } from "./plugins.ts";
import { writePages } from "../pages/write-pages.ts";
import { navigation } from "./navigation.ts";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

// Where the site will stand below its host (`/binance-errors/`), and, for tests, another catalog and folder.
const base = process.env.SITE_BASE ?? "/";
const catalog = readCatalog(readFileSync(process.env.SITE_CATALOG ?? here("../../generated/catalog.json"), "utf8"));
const name = process.env.SITE_NAME ?? "";
const srcDir = here(`../.generated${name}`);

writePages(catalog, srcDir, base);

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
  lastUpdated: false,
  // The default adds a style element for the moment of the switch, which the Content-Security-Policy forbids.
  appearance: { disableTransition: false },
  metaChunk: true,
  router: { prefetchLinks: false },
  head: [
    ["link", { rel: "icon", type: "image/svg+xml", href: `${base}icon.svg` }],
    ["meta", { name: "referrer", content: "no-referrer" }],
  ],
  markdown: {
    theme: createCssVariablesTheme({ name: "css-variables", variablePrefix: "--code-", fontStyle: false }),
    codeTransformers: [classesForTokens],
  },
  vite: {
    plugins: [dataModules(catalog), unusedThemeParts()],
    // No component here or in the theme uses the options API.
    define: { __VUE_OPTIONS_API__: "false" },
    server: { fs: { allow: [here("../..")] } },
    build: { target: "es2022", chunkSizeWarningLimit: 2000 },
  },
  transformHtml: withPolicy,
  ...navigation(catalog),
});
