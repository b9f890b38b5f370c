import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import TurndownService from "turndown";
import { twinPath } from "../.vitepress/head.ts";
import type { WrittenPage } from "./write-pages.ts";

/** For programs that read the site: a Markdown twin of each page, llms.txt, and robots.txt. */
export function writeTwins(pages: readonly WrittenPage[], folder: string, siteUrl: string): void {
  const base = new URL(siteUrl).pathname;
  const turndown = markdownWriter(siteUrl, base);
  for (const { path, title, body } of pages) {
    const file = join(folder, twinPath(path));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, typeof body === "string" ? guideTwin(title, body) : `${turndown.turndown(body.markup)}\n`);
  }
  writeFileSync(join(folder, "robots.txt"), `User-agent: *\nAllow: /\n\nSitemap: ${siteUrl}sitemap.xml\n`);
  writeFileSync(join(folder, "llms.txt"), llmsText(pages, siteUrl));
}

/** A hand-written page is Markdown except its front matter, its components and its filled-in lists. */
function guideTwin(title: string, markdown: string): string {
  const body = markdown
    .replace(/^---\n[\s\S]*?\n---\n/u, "")
    .replace(/^<(?:Explainer|ClientOnly)[^>]*\/>$/gmu, "")
    .replace(/^:::.*$/gmu, "")
    .replace(/^<script setup>[\s\S]*?<\/script>$/gmu, "")
    .replace(/^<noscript>[\s\S]*?<\/noscript>$/gmu, "")
    .replace(/^<div v-pre[\s\S]*?<\/div>$/gmu, "")
    .replace(/ \{#[a-z0-9-]+\}$/gmu, "")
    .trim();
  return `${body.startsWith("# ") ? "" : `# ${title}\n\n`}${body}\n`;
}

/** The markup of our own pages as Markdown. Links become absolute; a tag in a text stays text. */
export function markdownWriter(siteUrl: string, base: string): TurndownService {
  const service = new TurndownService({ headingStyle: "atx", codeBlockStyle: "fenced", bulletListMarker: "-" });
  const escapeMarkdown = service.escape.bind(service);
  service.escape = (text) => escapeMarkdown(text).replaceAll("<", "&lt;").replaceAll("~", "\\~");
  service.addRule("link", {
    filter: "a",
    replacement: (content, node) => {
      const href = elementOf(node).getAttribute("href");
      if (href === null || href.startsWith("#") || content.trim() === "") return content;
      return `[${content.trim()}](${href.startsWith(base) ? siteUrl + href.slice(base.length) : href})`;
    },
  });
  service.addRule("term", {
    filter: (node) => node.nodeName === "DT",
    replacement: (content) => `- ${content.trim()}: `,
  });
  service.addRule("description", {
    filter: (node) => node.nodeName === "DD",
    replacement: (content) => `${content.trim()}\n`,
  });
  service.addRule("cell", {
    filter: ["th", "td"],
    replacement: (content) =>
      ` ${content
        .trim()
        .replace(/\s*\n\s*/gu, " ")
        .replaceAll("|", "\\|")} |`,
  });
  service.addRule("row", {
    filter: "tr",
    replacement: (content, node) => {
      const isHead = node.parentNode?.nodeName === "THEAD";
      const cells = elementOf(node).querySelectorAll("th,td").length;
      return `|${content}\n${isHead ? `|${" --- |".repeat(cells)}\n` : ""}`;
    },
  });
  service.addRule("table", {
    filter: "table",
    replacement: (content) => `\n\n${content.replace(/\n{2,}/gu, "\n").trim()}\n\n`,
  });
  service.addRule("rows", { filter: ["thead", "tbody"], replacement: (content) => content });
  service.addRule("client", {
    filter: (node) => node.nodeName === "SUMMARY",
    replacement: (content) => `\n\n**${content}**\n\n`,
  });
  service.remove((node) => ["SVG", "FOOTER"].includes(node.nodeName.toUpperCase()));
  return service;
}

interface ElementLike {
  readonly getAttribute: (name: string) => string | null;
  readonly querySelectorAll: (selector: string) => { readonly length: number };
}

/** Boundary: turndown passes nodes of its own document; the rules above only match elements. */
function elementOf(node: unknown): ElementLike {
  return node as ElementLike;
}

function llmsText(pages: readonly WrittenPage[], siteUrl: string): string {
  const english = pages.filter(({ locale }) => locale === "en");
  const line = ({ path, title }: WrittenPage): string =>
    `- [${title.replaceAll("[", "(").replaceAll("]", ")")}](${siteUrl}${twinPath(path)})`;
  const isCode = ({ path }: WrittenPage): boolean => /^-?\d+\//u.test(path);
  return `# binance-errors

> What each error of the Binance API means in every family (spot, futures, options, portfolio margin, sapi, Binance.US), whether the call took effect, and what to do next. Unofficial. Every page has a Chinese twin under zh-CN/.

## Pages

${english
  .filter((page) => !isCode(page))
  .map(line)
  .join("\n")}

## Codes

${english.filter(isCode).map(line).join("\n")}
`;
}
