import { sinceDay } from "../../src/words/since.ts";
import { type Meaning, adviceOf, inLocale, isRetired, meaningsOf } from "../catalog/catalog.ts";
import { type CommonError, textIn } from "../catalog/common.ts";
import { type PageContext, adviceIds, isSharedAdvice } from "../catalog/context.ts";
import { type Html, joinHtml, markup } from "../catalog/html.ts";
import { snippetsOf } from "../snippets/snippets.ts";
import { type PageMessage, adviceBox, axes, familyName, firstClause, messageItem, publishedName } from "./entry.ts";
import { type CodeMeaning, familyAnchor, meaningsOfCode } from "./meanings.ts";
import { pageFooter, snippetList, sourceList } from "./page-parts.ts";
import { type SitePage, cut, heading, scrollTable, sitePage } from "./site-page.ts";

/** Meaning of one code in all its families: once if they agree, else side by side. */
export function codePage(code: number, context: PageContext): SitePage {
  const all = meaningsOf(context.index, code);
  const meanings = meaningsOfCode(all, context.common);
  const common = context.common.ofCode(code);
  const names = [...new Set(all.map(({ entry }) => entry.name))];
  const shownName = names.length <= 2 ? names.join(" / ") : `${names.slice(0, 2).join(" / ")} …`;
  const isOne = meanings.length === 1;
  const body = markup`${heading(1, "top", markup`<span class="code">${code}</span> <span class="name">${shownName}</span>`)}
    ${isOne ? undefined : comparison(meanings, all, context)}
    <div class="${isOne ? "meaning-one" : "meanings"}">${meanings.map((meaning) => meaningSection(meaning, all, isOne, context))}</div>
    ${commonSections(common, context)}
    ${codeSection(code, common, all, context)}
    ${sources(all, context)}
    ${pageFooter({ changed: changedOf(all), subject: String(code) }, context)}`;
  const usual = usualText(meanings);
  return sitePage({
    path: `${String(code)}/index.md`,
    title: `${String(code)} ${shownName}${usual === undefined ? "" : `${context.words.colon}${cut(usual.replace(/[.。]+$/u, ""), 60)}`}`,
    description: descriptionOf(code, meanings, context),
    kind: "code",
    body,
    changed: changedOf(all),
    questions: questionsOf(code, shownName, common, meanings, context),
  });
}

function usualText(meanings: readonly CodeMeaning[]): string | undefined {
  return meanings.flatMap(({ messages }) => messages.map(({ message }) => message.text))[0];
}

function descriptionOf(code: number, meanings: readonly CodeMeaning[], { index, words }: PageContext): string {
  const [first] = meanings;
  const usual = usualText(meanings);
  const advice = first === undefined ? "" : adviceOf(index, first.advice).text[words.locale];
  return [`${String(code)} ${first?.name ?? ""}`, ...(usual === undefined ? [] : [usual]), advice].join(" · ");
}

/** Questions and answers for search engines: only hand-written texts, or data about this code only. */
function questionsOf(
  code: number,
  name: string,
  common: readonly CommonError[],
  meanings: readonly CodeMeaning[],
  context: PageContext,
): readonly (readonly [string, string])[] {
  const { words, locale, index } = context;
  const [first] = meanings;
  const [cause] = common;
  if (cause === undefined || first === undefined) return [];
  const what = `${String(code)} ${name}`;
  return [
    [words.question.why(what), textIn(cause.cause, locale)],
    [words.question.what(what), adviceOf(index, first.advice).text[locale]],
    [words.question.sure(what), textIn(cause.check, locale)],
  ];
}

/** One row per family: name, and the effect on the call. */
function comparison(meanings: readonly CodeMeaning[], all: readonly Meaning[], context: PageContext): Html {
  const { words, index } = context;
  const heads = [words.family, words.name, words.executionLabel, words.retryLabel].map(
    (head) => markup`<th scope="col">${head}</th>`,
  );
  const rows = meanings.flatMap((meaning) => {
    const { execution, retry } = adviceOf(index, meaning.advice);
    const families = meaning.entries.map(
      (entry) => markup`<a href="#${familyAnchor(entry, all)}">${familyName(entry.family, context)}</a>`,
    );
    return markup`<tr><td>${joinHtml(families, words.comma)}</td><td><code>${meaning.name}</code></td>
      <td class="axis-${execution}">${words.execution[execution]}</td><td class="axis-${retry}">${words.retry[retry]}</td></tr>`;
  });
  return scrollTable(words.compare, "comparison", markup`<tr>${heads}</tr>`, [markup`<tbody>${rows}</tbody>`]);
}

function meaningSection(meaning: CodeMeaning, all: readonly Meaning[], isOne: boolean, context: PageContext): Html {
  const { words, locale } = context;
  const { entries, messages, advice } = meaning;
  const anchors = entries.map((entry) => familyAnchor(entry, all));
  const titles = new Set(
    entries.flatMap(
      ({ entry }) => publishedName(entry.title[locale], entry) ?? publishedName(entry.title.en, entry) ?? [],
    ),
  );
  const notes = new Set(entries.flatMap(({ entry }) => entry.notes.flatMap((note) => inLocale(note, locale) ?? [])));
  const families = entries.map(
    ({ family }) => markup`<span class="badge product">${familyName(family, context)}</span>`,
  );
  return markup`<section class="meaning">
    ${anchors.map((id) => markup`<a id="${id}"></a>`)}
    ${isOne ? undefined : heading(2, `meaning-${anchors[0] ?? ""}`, markup`<span class="name">${meaning.name}</span>`)}
    <div class="badges">${joinHtml(families, " ")}</div>
    ${[...titles].slice(0, 2).map((title) => markup`<div class="called">${title}</div>`)}
    ${adviceBox(advice, context)}
    ${[...notes].map((note) => markup`<p>${note}</p>`)}
    ${messages.length === 0 ? undefined : markup`${isOne ? heading(2, "messages", words.messages) : undefined}${messageList(meaning, context)}`}
  </section>`;
}

/** Folds a long list of messages. */
const SHOWN_MESSAGES = 6;

function messageList({ entries, messages, advice }: CodeMeaning, context: PageContext): Html {
  const { words } = context;
  const shown = messages.length <= SHOWN_MESSAGES + 2 ? messages : messages.slice(0, SHOWN_MESSAGES);
  const items = shown.map((each) =>
    messageItem(each, { advice, isEverywhere: each.families.length === entries.length }, context),
  );
  // The rest by family; each family is named once.
  const groups = new Map<string, PageMessage[]>();
  for (const each of messages.slice(shown.length)) {
    const key = each.families.map(({ id }) => id).join(" ");
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  const folded = [...groups.values()].map((group) => {
    const families = group[0]?.families ?? [];
    const badges = families.map((family) => markup`<span class="badge product">${familyName(family, context)}</span>`);
    const rest = group.map((each) => messageItem(each, { advice, isEverywhere: true }, context));
    return markup`<details class="more-messages"><summary>${words.moreMessages(rest.length)} ${families.length === entries.length ? undefined : joinHtml(badges, " ")}</summary><ul class="messages">${rest}</ul></details>`;
  });
  return markup`<ul class="messages">${items}</ul>${folded}`;
}

/** Causes and how to confirm them, for the most common errors. */
function commonSections(common: readonly CommonError[], context: PageContext): Html | undefined {
  if (common.length === 0) return undefined;
  const { words, locale } = context;
  const part = (texts: readonly { readonly match: string | undefined; readonly text: string }[]): Html =>
    markup`${texts.map(({ match, text }) => markup`${match === undefined || common.length === 1 ? undefined : markup`<div class="about"><code class="message-text" lang="en">${match}</code></div>`}<p>${text}</p>`)}`;
  return markup`${heading(2, "why", words.why)}${part(common.map(({ match, cause }) => ({ match, text: textIn(cause, locale) })))}
    ${heading(2, "make-sure", words.makeSure)}${part(common.map(({ match, check }) => ({ match, text: textIn(check, locale) })))}`;
}

function codeSection(
  code: number,
  common: readonly CommonError[],
  all: readonly Meaning[],
  { words }: PageContext,
): Html | undefined {
  const [first] = common;
  const family = first?.family ?? all[0]?.family.id;
  if (first === undefined || family === undefined) return undefined;
  return markup`${heading(2, "code", words.inCode)}${snippetList(snippetsOf(code, family))}`;
}

/** Page of each family with its first and last day. */
function sources(all: readonly Meaning[], context: PageContext): Html | undefined {
  const { words, locale } = context;
  const rows = all.flatMap(({ family, entry }) => {
    const facts = [
      ...[sinceDay(entry.since)].flatMap((day) => (day === undefined ? [] : [words.since(day)])),
      ...(isRetired(entry) ? [words.retired(entry.retired)] : []),
      ...(entry.origin === "observed" ? [words.observed] : []),
    ];
    const url = inLocale(entry.docsUrl, locale) ?? entry.source;
    if (url === undefined && facts.length === 0) return [];
    return [{ label: familyName(family, context), url, facts, products: productsOf(family.errors, entry.products) }];
  });
  return rows.length === 0 ? undefined : markup`${heading(2, "sources", words.sources)}${sourceList(rows, context)}`;
}

/** Products of the entry, if other products of the family lack it. */
function productsOf(
  errors: readonly { readonly products: readonly string[] }[],
  products: readonly string[],
): readonly string[] {
  const all = new Set(errors.flatMap((entry) => entry.products));
  return products.length < all.size ? products : [];
}

/** The newest content of the pages that list the code. */
function changedOf(all: readonly Meaning[]): string | undefined {
  return all
    .flatMap(({ family, entry }) =>
      family.pages.filter(({ product }) => entry.products.includes(product)).map(({ changed }) => changed),
    )
    .toSorted()
    .at(-1);
}

/** Advice shared by many pages, each once, with its codes. */
export function whatToDoPage(context: PageContext): SitePage {
  const { index, words, links } = context;
  const { title, lead } = words.whatToDo;
  const shared = index.catalog.advice.filter(({ id }) => isSharedAdvice(id, context));
  const sections = shared.map((advice) => {
    const codes = [...index.byCode].filter(([, meanings]) =>
      meanings.some(({ family, entry }) => adviceIds(family, entry).has(advice.id)),
    );
    const items = codes.map(
      ([code, meanings]) => markup`<li><a href="${links.code(code)}">${code} ${meanings[0]?.entry.name ?? ""}</a></li>`,
    );
    return markup`<section>${heading(2, advice.id, firstClause(advice.text[words.locale]))}
      <p>${advice.text[words.locale]}</p>${axes(advice.id, context)}<ul class="code-list">${items}</ul></section>`;
  });
  const body = markup`${heading(1, "top", title)}<p>${lead}</p>${sections}${pageFooter({ subject: title }, context)}`;
  return sitePage({ path: "what-to-do/index.md", title, description: lead, kind: "list", body });
}
