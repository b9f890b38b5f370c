import { inLocale } from "../catalog/catalog.ts";
import type { PageContext } from "../catalog/context.ts";
import { markup } from "../catalog/html.ts";
import { statusSnippets } from "../snippets/status-snippets.ts";
import { pageFooter, snippetList } from "./page-parts.ts";
import { type SitePage, heading, sitePage } from "./site-page.ts";
import { type StatusText, STATUSES } from "./statuses.ts";

export function statusPages(context: PageContext): readonly SitePage[] {
  return STATUSES.map((status) => statusPage(status, context));
}

/** A failure without a code: what it is, what to do, how to confirm it. */
function statusPage(status: StatusText, context: PageContext): SitePage {
  const { words, links, index, locale } = context;
  const title = status.title[locale];
  const codes = status.codes.flatMap((code) => {
    const entry = index.byCode.get(code)?.[0]?.entry;
    return entry === undefined ? [] : [markup`<li><a href="${links.code(code)}">${code} ${entry.name}</a></li>`];
  });
  const body = markup`${heading(1, "top", title)}
    ${status.statuses.slice(1).map((each) => markup`<a id="${each}"></a>`)}
    <ul class="messages">${status.seen.map((text) => markup`<li class="message"><code class="message-text" lang="en">${text}</code></li>`)}</ul>
    ${heading(2, "what", words.whatHappened)}<p>${status.what[locale]}</p>
    ${heading(2, "to-do", words.advice)}<p>${status.todo[locale]}</p>
    ${heading(2, "make-sure", words.makeSure)}<p>${status.sure[locale]}</p>
    ${codes.length === 0 ? undefined : markup`${heading(2, "codes", words.codesOfIt)}<ul class="code-list">${codes}</ul>`}
    ${heading(2, "code", words.inCode)}${snippetList(statusSnippets(status))}
    ${pageFooter({ subject: title }, context)}`;
  return sitePage({
    path: `${status.id}/index.md`,
    title,
    description: inLocale(status.what, locale) ?? title,
    kind: "status",
    body,
    questions: [
      [words.question.why(title), status.what[locale]],
      [words.question.what(title), status.todo[locale]],
      [words.question.sure(title), status.sure[locale]],
    ],
  });
}
