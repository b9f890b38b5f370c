import { familyTitle } from "../catalog/catalog.ts";
import { isAbout } from "../catalog/common.ts";
import type { PageContext } from "../catalog/context.ts";
import { type Html, markup } from "../catalog/html.ts";
import { shares, sizesPicture } from "../pictures/pictures.ts";
import { usualMessage, withoutPlaceholders } from "./meanings.ts";
import { pageFooter } from "./page-parts.ts";
import { type SitePage, cut, heading, scrollTable, sitePage } from "./site-page.ts";
import { STATUSES } from "./statuses.ts";

/** The families, failures without a code, and the numbers. */
export function familiesPage(context: PageContext): SitePage {
  const { words } = context;
  const { title, lead } = words.families;
  const body = markup`${heading(1, "top", title)}<p>${lead}</p>
    ${familyCards(context)}
    ${heading(2, "common", words.commonErrors)}${commonList(context)}
    ${heading(2, "no-code", words.withoutCode)}${statusList(context)}
    ${sizesPicture(context)}${figures(context)}
    ${pageFooter({ subject: title }, context)}`;
  return sitePage({ path: "families/index.md", title, description: lead, kind: "list", body });
}

/** A link to every family, for this page and the home page. */
export function familyCards({ index, words, links, locale }: PageContext): Html {
  const items = index.catalog.families.map(
    (family) => markup`<li><a href="${links.page(`${family.id}/`)}"><b>${familyTitle(family, locale)}</b>
      <span><code>${family.basePath}</code> ${words.families.codeCount(family.errors.length)}</span></a></li>`,
  );
  return markup`<ul class="cards">${items}</ul>`;
}

/** Length of a message that identifies it. */
const MAX_MESSAGE_LENGTH = 72;

/** The most common errors, each code once, in the order of overlays/common.json. */
export function commonList(context: PageContext, max = Infinity): Html | undefined {
  const { common, index, links } = context;
  const codes = [...new Set(common.all.map(({ code }) => code))].filter((code) => index.byCode.has(code)).slice(0, max);
  if (codes.length === 0) return undefined;
  const items = codes.map((code) => {
    const text = shownText(code, context);
    return markup`<li><a href="${links.code(code)}"><span class="code">${code}</span> <span lang="en">${text}</span></a></li>`;
  });
  return markup`<ul class="common-list">${items}</ul>`;
}

/** The common message of a code, of the meant family. */
function shownText(code: number, { common, index }: PageContext): string {
  const [error] = common.ofCode(code);
  const meanings = index.byCode.get(code) ?? [];
  const meaning = meanings.find(({ family }) => error !== undefined && isAbout(error, family)) ?? meanings[0];
  const usual = meaning === undefined ? undefined : usualMessage(meaning.family, meaning.entry, common);
  return cut(withoutPlaceholders(error?.match ?? usual ?? ""), MAX_MESSAGE_LENGTH);
}

/** Failures without a code: the HTTP statuses, a timeout, a cut answer. */
export function statusList({ links, locale }: PageContext): Html {
  const items = STATUSES.map(
    ({ id, title }) => markup`<li><a href="${links.page(`${id}/`)}">${title[locale]}</a></li>`,
  );
  return markup`<ul class="common-list">${items}</ul>`;
}

function figures({ index, words, locale }: PageContext): Html {
  const { family, codes, own, shared, conflicting, figures: title } = words.families;
  const rows = shares(index.catalog).map(
    (row) =>
      markup`<tr><th scope="row">${familyTitle(row.family, locale)}</th>${[row.total, row.own, row.shared, row.conflicting].map((count) => markup`<td>${count}</td>`)}</tr>`,
  );
  const heads = [family, codes, own, shared, conflicting].map((head) => markup`<th scope="col">${head}</th>`);
  return markup`<details class="figures-details"><summary>${title}</summary>
    ${scrollTable(title, "figures", markup`<tr>${heads}</tr>`, [markup`<tbody>${rows}</tbody>`])}</details>`;
}
