import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PROJECT } from "./project.ts";

export interface CodeBlock {
  readonly document: string;
  /** `README.md:13` */
  readonly place: string;
  /** `ts`, `sh`, …; empty if the fence has no language. */
  readonly language: string;
  readonly code: string;
  /** The nearest heading of the second level above, which in the API reference is the entry point. */
  readonly section: string;
  /** The line of text above the block. */
  readonly lead: string;
}

/** Folders with documents of ours. `generated/` has no code blocks, which the test of its texts checks. */
const FOLDERS = [".", "docs", "overlays", "site/pages"];

/** All hand-written or readable Markdown documents. */
export function documents(): readonly string[] {
  return FOLDERS.flatMap((folder) => {
    const names = readdirSync(join(PROJECT, folder), { recursive: folder !== ".", encoding: "utf8" });
    return names.filter((name) => name.endsWith(".md")).map((name) => join(folder, name).replaceAll("\\", "/"));
  }).toSorted();
}

export function readDocument(path: string): string {
  return readFileSync(join(PROJECT, path), "utf8");
}

/** The fenced blocks of a document, of every language, indented ones included. */
export function codeBlocks(document: string): readonly CodeBlock[] {
  const text = readDocument(document);
  return [...text.matchAll(/^([ \t]*)(`{3,}|~{3,})([^\n]*)\n(.*?)^[ \t]*\2[ \t]*$/gmsu)].map((match) => {
    const [, , , info = "", code = ""] = match;
    const above = text.slice(0, match.index);
    const lines = above.trimEnd().split("\n");
    return {
      document,
      place: `${document}:${String(above.split("\n").length)}`,
      language: info.trim(),
      code,
      section: lines.findLast((line) => line.startsWith("## "))?.slice(3) ?? "",
      lead: lines.at(-1) ?? "",
    };
  });
}

/** Whether a block of the API reference is an example; the others are signatures. */
export function isApiExample({ document, lead }: CodeBlock): boolean {
  return document.startsWith("docs/api/") && /^#+ Examples?$/u.test(lead);
}
