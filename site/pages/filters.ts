import { inLocale } from "../catalog/catalog.ts";
import type { PageContext } from "../catalog/context.ts";
import { type FilterMeaning, filterSlug, groupFilters } from "../catalog/filters.ts";
import { type Html, joinHtml, markup } from "../catalog/html.ts";
import { familyName } from "./entry.ts";
import { pageFooter, sourceList } from "./page-parts.ts";
import { type SitePage, heading, sitePage } from "./site-page.ts";

/** A page for each filter of orders, and one that lists them. */
export function filterPages(context: PageContext): readonly SitePage[] {
  const { filters } = context;
  if (filters.size === 0) return [];
  return [filtersPage(context), ...[...filters].map(([name, meanings]) => filterPage(name, meanings, context))];
}

function filtersPage(context: PageContext): SitePage {
  const { filters, words, links } = context;
  const { title, lead } = words.filters;
  const items = [...filters].map(([name, meanings]) => {
    const condition = meanings[0]?.filter.conditions[0]?.formula;
    return markup`<li><a href="${links.page(`filters/${filterSlug(name)}/`)}"><code>${name}</code> <span class="quiet">${condition}</span></a></li>`;
  });
  const body = markup`${heading(1, "top", title)}<p>${lead}</p><div class="check-slot"></div>
    <ul class="common-list">${items}</ul>${pageFooter({ subject: title }, context)}`;
  return sitePage({ path: "filters/index.md", title, description: lead, kind: "list", body });
}

function filterPage(name: string, meanings: readonly FilterMeaning[], context: PageContext): SitePage {
  const { words, links, index } = context;
  const failure = `Filter failure: ${name}`;
  const codes = [...index.byCode].flatMap(([code, all]) =>
    all.some(({ family, entry }) =>
      [entry.messages, ...family.tables.filter(({ id }) => entry.tables.includes(id)).map((t) => t.messages)]
        .flat()
        .some(({ text }) => text === failure),
    )
      ? [markup`<a href="${links.code(code)}">${code}</a>`]
      : [],
  );
  const changed = meanings
    .flatMap(({ recorded }) => recorded ?? [])
    .toSorted()
    .at(-1);
  const first = meanings[0]?.filter;
  const body = markup`${heading(1, "top", markup`<span class="name">${name}</span>`)}
    ${codes.length === 0 ? undefined : markup`<ul class="messages"><li class="message"><code class="message-text" lang="en">${failure}</code> ${joinHtml(codes, words.comma)}</li></ul>`}
    <div class="meanings">${groupFilters(meanings).map((group) => groupSection(group, context))}</div>
    <div class="check-slot"></div>
    ${heading(2, "sources", words.sources)}${sourceList(
      meanings.map(({ family, filter, url }) => ({
        label: nameOf(family, context),
        url: inLocale(url, words.locale),
        facts: [words.since(filter.since.date)],
        products: [],
      })),
      context,
    )}
    ${pageFooter({ changed, subject: name }, context)}`;
  const conditions = first?.conditions.map(({ formula }) => formula).join("; ") ?? "";
  return sitePage({
    path: `filters/${filterSlug(name)}/index.md`,
    title: `${name}${words.colon}${conditions}`,
    description: `${failure} · ${conditions} · ${first === undefined ? "" : (inLocale(first.text, words.locale) ?? "")}`,
    kind: "code",
    body,
    changed,
  });
}

function nameOf(id: string, context: PageContext): string {
  const family = context.index.catalog.families.find((each) => each.id === id);
  return family === undefined ? id : familyName(family, context);
}

/** Families with the same rule: their text, the conditions, the meaning of 0, and the former rule. */
function groupSection(group: readonly FilterMeaning[], context: PageContext): Html | undefined {
  const { words, locale } = context;
  const filter = group[0]?.filter;
  if (filter === undefined) return undefined;
  const families = group.map(({ family }) => markup`<span class="badge product">${nameOf(family, context)}</span>`);
  const lines = (inLocale(filter.text, locale) ?? "").split("\n").filter((line) => line.trim() !== "");
  const formulas = (conditions: readonly { readonly formula: string }[]): readonly Html[] =>
    conditions.map(({ formula }) => markup`<li class="message"><code class="message-text">${formula}</code></li>`);
  const also = Object.entries(filter.alsoFor).map(
    ([field, others]) =>
      markup`<code>${field}</code> ${words.filters.also} ${others.map((other) => markup`<code>${other}</code> `)}`,
  );
  const facts = [
    ...filter.fields.map(({ name, type }) => markup`<code>${name}</code> ${type}`),
    ...also,
    ...(filter.zeroDisables.length === 0
      ? []
      : [
          markup`${words.filters.zero}${words.colon}${filter.zeroDisables.map((field) => markup`<code>${field}</code> `)}`,
        ]),
  ];
  const before = filter.formerly.map(
    ({ until, conditions }) =>
      markup`<div class="about">${words.filters.until(until)}</div><ul class="messages">${formulas(conditions)}</ul>`,
  );
  return markup`<section class="meaning">${group.map(({ family }) => markup`<a id="${family}"></a>`)}
    <div class="badges">${joinHtml(families, " ")}</div>
    <ul class="messages">${formulas(filter.conditions)}</ul>
    <ul class="sources">${facts.map((fact) => markup`<li>${fact}</li>`)}</ul>
    ${lines.map((line) => markup`<div class="filter-text">${line}</div>`)}${before}</section>`;
}
