import { type Meaning, type PageContext, compareCodes, familyTitle, isConflict } from "../catalog/catalog.ts";
import { type Html, joinHtml, markup } from "../catalog/html.ts";

/** Codes whose name depends on the family: why no program may look a code up without its family. */
export function conflictsPage(context: PageContext): SitePage {
  const { title, lead, code, names } = context.words.conflicts;
  const rows = [...context.index.byCode]
    .filter(([, meanings]) => isConflict(meanings))
    .toSorted(([left], [right]) => compareCodes(left, right))
    .map(([value, meanings]) => conflictRow(value, meanings, context));
  const body = markup`<h1 id="top" tabindex="-1">${title}</h1><p>${lead}</p>
    <div class="table-scroll" tabindex="0" role="region" aria-label="${title}"><table class="conflicts">
    <thead><tr><th scope="col">${code}</th><th scope="col">${names}</th></tr></thead><tbody>${rows}</tbody></table></div>`;
  return sitePage({ path: "conflicts/index.md", title, description: lead, body });
}

function conflictRow(code: number, meanings: readonly Meaning[], context: PageContext): Html {
  const byName = new Map<string, Meaning[]>();
  for (const meaning of meanings) {
    const same = byName.get(meaning.entry.name);
    if (same === undefined) byName.set(meaning.entry.name, [meaning]);
    else same.push(meaning);
  }
  const lines = [...byName].map(
    ([name, same]) => markup`<li><code>${name}</code> <span class="where">${familyLinks(same, context)}</span></li>`,
  );
  return markup`<tr id="${code}"><th scope="row">${code}</th><td><ul>${lines}</ul></td></tr>`;
}

function familyLinks(meanings: readonly Meaning[], { links, locale, words }: PageContext): Html {
  return joinHtml(
    meanings.map(
      ({ family, entry }) => markup`<a href="${links.entry(family, entry)}">${familyTitle(family, locale)}</a>`,
    ),
    words.comma,
  );
}

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
