import { type Localized, inLocale } from "../catalog/catalog.ts";
import type { PageContext } from "../catalog/context.ts";
import { type FilterMeaning, conditionText, filterSlug, groupFilters } from "../catalog/filters.ts";
import { type Html, joinHtml, markup } from "../catalog/html.ts";
import { familyName } from "./entry.ts";
import { pageFooter, sourceList } from "./page-parts.ts";
import { type SitePage, cut, heading, sitePage } from "./site-page.ts";

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
    const filter = meanings[0]?.filter;
    const formulas = filter?.conditions.map(({ formula }) => formula).join("; ") ?? "";
    const rule = formulas === "" && filter !== undefined ? (linesOf(filter.text, context)[0] ?? "") : formulas;
    return markup`<li><a href="${links.page(`filters/${filterSlug(name)}/`)}"><code>${name}</code> <span class="quiet">${cut(rule, 90)}</span></a></li>`;
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
        facts: filter.since === null ? [] : [words.since(filter.since.date)],
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
  const { words } = context;
  const filter = group[0]?.filter;
  if (filter === undefined) return undefined;
  const [, ...others] = group;
  const id = group[0]?.family ?? "";
  const families = group.map(({ family }) => nameOf(family, context)).join(words.comma);
  const formulas = (conditions: FilterMeaning["filter"]["conditions"]): Html =>
    markup`<ul class="messages">${conditions.map((one) => markup`<li class="message"><code class="message-text">${conditionText(one)}</code></li>`)}</ul>`;
  const part = (title: string, content: Html, isThere: boolean): Html | undefined =>
    isThere ? markup`<div class="about quiet">${title}</div>${content}` : undefined;
  const fields = filter.fields.map(({ name, type }) => markup`<code>${name}</code> ${type}`);
  const also = Object.entries(filter.alsoFor).flatMap(([field, names]) =>
    names.map((name) => markup`<div><code>${name}</code> ${words.filters.also} <code>${field}</code></div>`),
  );
  const zero = filter.zeroDisables.map((field) => markup`<code>${field}</code>`);
  const lines = linesOf(filter.text, context);
  return markup`<section class="meaning"><a id="${id}"></a>${others.map(({ family }) => markup`<a id="${family}"></a>`)}
    ${heading(2, `rule-${id}`, families)}
    ${part(words.filters.passes, markup`${formulas(filter.conditions)}${also}`, filter.conditions.length > 0)}
    ${part(words.filters.fields, markup`<div>${joinHtml(fields, " · ")}</div>`, fields.length > 0)}
    ${part(words.filters.zero, markup`<div>${joinHtml(zero, words.comma)}</div>`, zero.length > 0)}
    ${part(words.filters.said, markup`${lines.map((line) => markup`<div class="filter-text">${line}</div>`)}`, lines.length > 0)}
    ${filter.formerly.map(({ until, conditions }) => part(words.filters.until(until), formulas(conditions), conditions.length > 0))}</section>`;
}

/** The page's text around the conditions, without introductory sentences. */
function linesOf(text: Localized, { locale }: PageContext): readonly string[] {
  return (inLocale(text, locale) ?? "").split("\n").filter((line) => /[^\s:：]\s*$/u.test(line));
}
