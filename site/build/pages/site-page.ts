import { type Html } from "../html.ts";

/** A page of the site as VitePress reads it. */
export interface SitePage {
  /** Relative to the language's root: `spot/index.md`. */
  readonly path: string;
  readonly content: string;
}

interface PageParts {
  readonly path: string;
  readonly title: string;
  readonly description: string;
  readonly body: Html;
}

/**
 * Front matter as JSON, which YAML reads too, and one HTML block without an empty line, inside `v-pre`, so that
 * neither Markdown nor Vue looks for syntax in it.
 */
export function sitePage({ path, title, description, body }: PageParts): SitePage {
  const frontMatter = JSON.stringify({
    title: plain(title),
    description: plain(description),
    outline: 2,
    editLink: false,
  });
  const block = `<div v-pre class="reference">${body.markup}</div>`.replace(/\s*\n\s*/gu, "\n");
  return { path, content: `---\n${frontMatter}\n---\n\n${block}\n` };
}

/** VitePress writes the title into the head and escapes it there; line breaks and controls have no place in it. */
function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, " ");
}
