import type { Locale } from "../catalog/catalog.ts";
import { HAND_WRITTEN, PAGE_SOURCES } from "../pages/write-pages.ts";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A searchable section of a hand-written page. */
export interface GuideSection {
  readonly title: Readonly<Record<Locale, string>>;
  readonly text: Readonly<Record<Locale, string>>;
  readonly path: string;
}

interface Section {
  readonly anchor: string;
  readonly title: string;
  readonly text: string;
}

/** The sections of the hand-written guides, both languages paired by their anchors. */
export function guideSections(): readonly GuideSection[] {
  return HAND_WRITTEN.flatMap((guide) => {
    const chinese = new Map(readSections(guide, "zh-CN").map((section) => [section.anchor, section]));
    return readSections(guide, "en").map(({ anchor, title, text }) => {
      const other = chinese.get(anchor);
      if (other === undefined) throw new Error(`The Chinese ${guide} has no section {#${anchor}}`);
      return {
        title: { en: title, "zh-CN": other.title },
        text: { en: text, "zh-CN": other.text },
        path: `${guide}/#${anchor}`,
      };
    });
  });
}

function readSections(guide: string, locale: Locale): readonly Section[] {
  const file = join(PAGE_SOURCES, locale === "en" ? "" : locale, guide, "index.md");
  return splitSections(readFileSync(file, "utf8"));
}

/** `## Title {#anchor}` and the prose below it, without code blocks. */
export function splitSections(markdown: string): readonly Section[] {
  const prose = markdown.replace(/^```[^\n]*\n[\s\S]*?^```$/gmu, "");
  return prose.split(/^## /mu).flatMap((section) => {
    const heading = /^([^\n]*?)\s*\{#([a-z0-9-]+)\}\n/u.exec(section);
    if (heading === null) return [];
    const [head, title = "", anchor = ""] = heading;
    return [{ title, anchor, text: section.slice(head.length).trim() }];
  });
}
