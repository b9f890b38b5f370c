import type { PageContext } from "../catalog/context.ts";
import { type Html, codeBlock, externalLink, joinHtml, markup } from "../catalog/html.ts";
import type { Snippet } from "../snippets/snippets.ts";

/** Code for each client, folded except the first. Needs no script. */
export function snippetList(snippets: readonly Snippet[]): Html {
  return markup`${snippets.map(({ client, language, code }, index) => {
    const body = markup`<summary>${client}</summary>${codeBlock(code, language)}`;
    return index === 0
      ? markup`<details class="snippet" open>${body}</details>`
      : markup`<details class="snippet">${body}</details>`;
  })}`;
}

interface Source {
  readonly label: string;
  readonly url: string | undefined;
  readonly facts: readonly string[];
  readonly products: readonly string[];
}

/** One line per family: its page, its dates, and its products. */
export function sourceList(sources: readonly Source[], { words }: PageContext): Html {
  const items = sources.map(({ label, url, facts, products }) => {
    const quiet = [...facts, ...(products.length === 0 ? [] : [products.join(words.comma)])];
    return markup`<li>${externalLink(url, label)}${quiet.length === 0 ? undefined : markup` <span class="quiet">${quiet.join(" · ")}</span>`}</li>`;
  });
  return markup`<ul class="sources">${items}</ul>`;
}

interface FooterParts {
  readonly changed?: string | undefined;
  /** Subject of an error report: the code, or the page's title. */
  readonly subject: string;
}

/** The date of the content, and where to correct it. */
export function pageFooter({ changed, subject }: FooterParts, { words, repository }: PageContext): Html {
  const report = `${repository}/issues/new?template=wrong-advice.yml&title=${encodeURIComponent(subject)}`;
  const items = [
    ...(changed === undefined
      ? []
      : [markup`<span>${words.footer.content} <time datetime="${changed}">${changed}</time></span>`]),
    externalLink(`${repository}/tree/main/overlays`, words.footer.edit),
    externalLink(report, words.footer.report),
  ];
  return markup`<footer class="page-footer">${joinHtml(items, " · ")}</footer>`;
}
