import { type Meaning, compareCodes, familyTitle, isConflict } from "../catalog/catalog.ts";
import type { PageContext } from "../catalog/context.ts";
import { type Html, joinHtml, markup } from "../catalog/html.ts";
import { familyAnchor } from "./meanings.ts";
import { pageFooter } from "./page-parts.ts";
import { type SitePage, heading, scrollTable, sitePage } from "./site-page.ts";

/** Codes whose name depends on the family: the reason to look a code up only with its family. */
export function conflictsPage(context: PageContext): SitePage {
  const { title, lead, code, names } = context.words.conflicts;
  const rows = [...context.index.byCode]
    .filter(([, meanings]) => isConflict(meanings))
    .toSorted(([left], [right]) => compareCodes(left, right))
    .map(([value, meanings]) => conflictRow(value, meanings, context));
  const heads = [code, names].map((head) => markup`<th scope="col">${head}</th>`);
  const body = markup`${heading(1, "top", title)}<p>${lead}</p>
    ${scrollTable(title, "conflicts", markup`<tr>${heads}</tr>`, [markup`<tbody>${rows}</tbody>`])}
    ${pageFooter({ subject: title }, context)}`;
  return sitePage({ path: "conflicts/index.md", title, description: lead, kind: "list", body });
}

function conflictRow(code: number, meanings: readonly Meaning[], context: PageContext): Html {
  const byName = new Map<string, Meaning[]>();
  for (const meaning of meanings) {
    const same = byName.get(meaning.entry.name);
    if (same === undefined) byName.set(meaning.entry.name, [meaning]);
    else same.push(meaning);
  }
  const lines = [...byName].map(
    ([name, same]) =>
      markup`<li><code>${name}</code> <span class="where">${familyLinks(same, meanings, context)}</span></li>`,
  );
  return markup`<tr id="${code}"><th scope="row"><a href="${context.links.code(code)}">${code}</a></th><td><ul>${lines}</ul></td></tr>`;
}

function familyLinks(same: readonly Meaning[], all: readonly Meaning[], { links, locale, words }: PageContext): Html {
  return joinHtml(
    same.map(
      (meaning) =>
        markup`<a href="${links.code(meaning.entry.code, familyAnchor(meaning, all))}">${familyTitle(meaning.family, locale)}</a>`,
    ),
    words.comma,
  );
}
