import { type Html, markup } from "../catalog/html.ts";

/** Topic of a page for its head: see .vitepress/head.ts. */
export type PageKind = "code" | "status" | "family" | "list" | "guide" | "home";

/** A page of the site as VitePress reads it. */
export interface SitePage {
  /** Relative to the language's root: `spot/index.md`. */
  readonly path: string;
  readonly content: string;
  /** The body, from which the page's Markdown twin is made. */
  readonly body: Html;
  readonly title: string;
}

export interface PageParts {
  readonly path: string;
  readonly title: string;
  readonly description: string;
  readonly kind: PageKind;
  readonly body: Html;
  /** Day on which the content last changed. */
  readonly changed?: string | undefined;
  /** Pairs of a question and its answer. */
  readonly questions?: readonly (readonly [question: string, answer: string])[];
}

/** Maximum length shown by search engines. */
const MAX_DESCRIPTION_LENGTH = 158;

/**
 * Front matter as JSON, which YAML reads too, and one HTML block without an empty line, inside `v-pre`, so that neither
 * Markdown nor Vue parses it.
 */
export function sitePage({ path, title, description, kind, body, changed, questions }: PageParts): SitePage {
  const frontMatter = JSON.stringify({
    title: plain(title),
    description: cut(plain(description), MAX_DESCRIPTION_LENGTH),
    kind,
    ...(changed === undefined ? {} : { changed }),
    ...(questions === undefined || questions.length === 0
      ? {}
      : { questions: questions.map((pair) => pair.map(plain)) }),
    outline: false,
    aside: false,
    editLink: false,
  });
  const block = `<div v-pre class="reference">${body.markup}</div>`.replace(/\s*\n\s*/gu, "\n");
  return { path, content: `---\n${frontMatter}\n---\n\n${block}\n`, body, title: plain(title) };
}

export function heading(level: 1 | 2 | 3, id: string, ...parts: readonly (string | number | Html)[]): Html {
  if (level === 1) return markup`<h1 id="${id}" tabindex="-1">${parts}</h1>`;
  return level === 2
    ? markup`<h2 id="${id}" tabindex="-1">${parts}</h2>`
    : markup`<h3 id="${id}" tabindex="-1">${parts}</h3>`;
}

/** A table that scrolls sideways if it does not fit, also by keyboard. */
export function scrollTable(label: string, className: string, head: Html, body: readonly Html[]): Html {
  return markup`<div class="table-scroll" tabindex="0" role="region" aria-label="${label}"><table class="${className}"><thead>${head}</thead>${body}</table></div>`;
}

/**
 * A text for the front matter, which VitePress writes into a script unescaped: angle brackets become angle quotation
 * marks, so that no tag can begin. Line breaks and controls are removed.
 */
export function plain(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, " ")
    .replace(/\s+/gu, " ")
    .trim()
    .replaceAll("<", "\u2039")
    .replaceAll(">", "\u203a");
}

/** Cuts a text between words to a maximum of characters. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  const short = text.slice(0, max - 1);
  const space = short.lastIndexOf(" ");
  return `${(space > max * 0.6 ? short.slice(0, space) : short).replace(/[\s,;:.，。；：]+$/u, "")}…`;
}
