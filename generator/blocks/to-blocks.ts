import type { BlockReading } from "./block.ts";
import { htmlToBlocks } from "./html-blocks.ts";
import { markdownToBlocks } from "./markdown-blocks.ts";
import { textToBlocks } from "./text-blocks.ts";

export type BlockFormat = "html" | "markdown" | "text";

/** A page as blocks. What it is written in is detected unless given; whoever gives it had better be sure. */
export function toBlocks(text: string, format: BlockFormat = detectBlockFormat(text)): BlockReading {
  switch (format) {
    case "html":
      return htmlToBlocks(text);
    case "markdown":
      return markdownToBlocks(text);
    case "text":
      return textToBlocks(text);
  }
}

/**
 * By content alone: file names and content types lie. Markdown is known by a heading in its first lines or by
 * headings below the first level; a lone `# comment` further down is code that an article quotes.
 */
export function detectBlockFormat(text: string): BlockFormat {
  const start = text
    .slice(0, 4000)
    .replace(/^\uFEFF/u, "")
    .trimStart();
  if (/^(?:<!doctype|<html|<head|<body|<h[1-6][\s>]|<div|<article|<main|<section|<ul|<table|<p>)/iu.test(start))
    return "html";
  if (/^\s{0,3}#{2,6}\s*\S/mu.test(text) || hasTitle(start) || /^\s{0,3}#{1,6}\s*\\?[-−–]\d{3}/mu.test(text))
    return "markdown";
  if (/^---\r?\n/u.test(start) || /^(?:\\-\d{4}|[-=]{4,}$)/mu.test(text)) return "markdown";
  return countTags(text) >= 3 ? "html" : "text";
}

/** A first-level heading among the first lines that are not blank. */
function hasTitle(start: string): boolean {
  const lines = start.split("\n").filter((line) => line.trim() !== "");
  return lines.slice(0, 4).some((line) => /^\s{0,3}# \S/u.test(line));
}

function countTags(text: string): number {
  return (text.slice(0, 200_000).match(/<\/?(?:h[1-6]|ul|li|table|tr|td|p|div)[\s>]/giu) ?? []).length;
}
