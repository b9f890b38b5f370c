import { familyTitle } from "../catalog.ts";
import { type Html, markup } from "../html.ts";
import type { PageContext } from "../page-context.ts";
import { matrixPicture } from "../pictures/matrix.ts";
import { shares } from "../pictures/shares.ts";
import { sizesPicture } from "../pictures/sizes.ts";
import { type SitePage, sitePage } from "./site-page.ts";

/** The families at a glance, with the pictures and their figures. */
export function familiesPage(context: PageContext): SitePage {
  const { title, lead } = context.words.families;
  const body = markup`<h1 id="top" tabindex="-1">${title}</h1><p>${lead}</p>
    ${familyCards(context)}${sizesPicture(context)}${matrixPicture(context)}${figures(context)}`;
  return sitePage({ path: "families/index.md", title, description: lead, body });
}

/** A link to every family, for this page and the home page. */
export function familyCards({ index, words, links, locale }: PageContext): Html {
  const items = index.catalog.families.map(
    (family) => markup`<li><a href="${links.page(`${family.id}/`)}"><b>${familyTitle(family, locale)}</b>
      <span><code>${family.basePath}</code> ${words.families.codeCount(family.errors.length)}</span></a></li>`,
  );
  return markup`<ul class="cards">${items}</ul>`;
}

function figures({ index, words, locale }: PageContext): Html {
  const { family, codes, own, shared, conflicting, figures: title } = words.families;
  const rows = shares(index.catalog).map(
    (row) =>
      markup`<tr><th scope="row">${familyTitle(row.family, locale)}</th>${[row.total, row.own, row.shared, row.conflicting].map((count) => markup`<td>${count}</td>`)}</tr>`,
  );
  const heads = [family, codes, own, shared, conflicting].map((head) => markup`<th scope="col">${head}</th>`);
  return markup`<h2 id="figures" tabindex="-1">${title}</h2>
    <div class="table-scroll" tabindex="0" role="region" aria-label="${title}"><table class="figures"><thead><tr>${heads}</tr></thead><tbody>${rows}</tbody></table></div>`;
}
