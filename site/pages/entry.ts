import { type Family, type Message, adviceOf, inLocale, isRetired } from "../catalog/catalog.ts";
import { type PageContext, isSharedAdvice } from "../catalog/context.ts";
import { type Html, joinHtml, markup } from "../catalog/html.ts";
import { plain } from "./site-page.ts";

/** A message of a code, with the families of the page that have it. */
export interface PageMessage {
  readonly message: Message;
  readonly families: readonly Family[];
}

export interface MessageSettings {
  /** The advice of the whole code, not repeated for a message. */
  readonly advice: string;
  /** Whether all families of this part of the page have the message. */
  readonly isEverywhere: boolean;
}

/** One message with its parameters and details, and its advice if it differs from the code's. */
export function messageItem({ message, families }: PageMessage, settings: MessageSettings, context: PageContext): Html {
  const { words, locale } = context;
  const facts = [
    ...(isRetired(message) ? [markup`<span class="badge retired">${words.retired(message.retired)}</span>`] : []),
    ...(message.origin === "observed" ? [markup`<span class="badge observed">${words.observed}</span>`] : []),
    ...(settings.isEverywhere
      ? []
      : families.map((family) => markup`<span class="badge product">${familyName(family, context)}</span>`)),
    ...(message.products ?? []).map((id) => markup`<span class="badge product">${id}</span>`),
  ];
  return markup`<li><code class="message-text" lang="en">${templateText(message)}</code>
    ${facts.length === 0 ? undefined : markup` <span class="badges">${joinHtml(facts, " ")}</span>`}
    ${locale === "en" ? undefined : translationLine(message, context)}
    ${paragraph(inLocale(message.explanation, locale))}
    ${message.parameters.length === 0 ? undefined : parameterList(message, context)}
    ${message.advice === undefined || message.advice === settings.advice ? undefined : adviceBox(message.advice, context, settings.advice)}
  </li>`;
}

export function familyName(family: Family, { locale }: Pick<PageContext, "locale">): string {
  return inLocale(family.title, locale) ?? family.id;
}

/** The text with its placeholders marked. */
export function templateText({ segments, parameters }: Message): readonly Html[] {
  return segments.map((segment) => {
    if (typeof segment === "string") return markup`${segment}`;
    const parameter = parameters[segment];
    if (parameter === undefined) throw new Error(`The template has no parameter ${String(segment)}`);
    return markup`<var title="${parameter.name}">${parameter.placeholder}</var>`;
  });
}

function parameterList({ parameters }: Message, { words }: PageContext): Html {
  const items = parameters.map(({ name, type }) => markup`<code>${name}</code> ${words.type[type]}`);
  return markup`<span class="parameters">${words.parameters}${words.colon}${joinHtml(items, words.comma)}</span>`;
}

function translationLine({ translation: text, doubtful }: Message, { words }: PageContext): Html | undefined {
  if (text === undefined || text.trim() === "") return undefined;
  const mark = doubtful !== undefined ? markup` <span class="badge retired">${words.doubtful}</span>` : undefined;
  return markup`<p>${text}${mark}</p>`;
}

function paragraph(text: string | undefined): Html | undefined {
  return text === undefined || text.trim() === "" ? undefined : markup`<p>${text}</p>`;
}

/**
 * What to do, and the three axes in words. An advice shared by many codes is once on the page "what to do" and linked
 * from there: no paragraph is on more than ten pages. Axes equal to those of the advice above are left out.
 */
export function adviceBox(id: string, context: PageContext, above?: string): Html {
  const { index, words, links } = context;
  const { execution, text, readOnly } = adviceOf(index, id);
  const body = isSharedAdvice(id, context)
    ? markup`<div class="advice-link"><a href="${links.page("what-to-do/")}#${id}">${firstClause(text[words.locale])}</a></div>`
    : markup`<p>${text[words.locale]}</p>`;
  const reading =
    readOnly === undefined || readOnly.retry === adviceOf(index, id).retry
      ? undefined
      : markup`<div class="axis-reading"><dt>${words.readOnlyAdvice}</dt><dd>${words.retry[readOnly.retry]}</dd></div>`;
  return markup`<div class="advice execution-${execution}">${body}${above !== undefined && hasSameAxes(id, above, context) ? undefined : axes(id, context, reading)}</div>`;
}

function hasSameAxes(left: string, right: string, { index }: PageContext): boolean {
  const axesOf = (id: string): string => {
    const { execution, retry, scope, readOnly } = adviceOf(index, id);
    return [execution, retry, scope, readOnly?.retry].join(" ");
  };
  return axesOf(left) === axesOf(right);
}

/** The three axes of an advice as a list of terms. */
export function axes(id: string, { index, words }: PageContext, more?: Html): Html {
  const { execution, retry, scope } = adviceOf(index, id);
  return markup`<dl class="axes">
      ${axis(words.executionLabel, words.execution[execution], `axis-${execution}`)}
      ${axis(words.retryLabel, words.retry[retry], `axis-${retry}`)}
      ${axis(words.scopeLabel, words.scope[scope], `axis-${scope}`)}${more}
    </dl>`;
}

function axis(label: string, value: string, className: string): Html {
  return markup`<div class="${className}"><dt>${label}</dt><dd>${value}</dd></div>`;
}

/** "The value of a parameter is not valid": a text up to its first stop. */
export function firstClause(text: string): string {
  return plain(/^.{8,}?(?=[.;:(。；：（]\s*|$)/su.exec(text)?.[0] ?? text);
}

/**
 * The heading's name of the error, if it says more than the official name: the Chinese name, or a sentence. Undefined
 * for `-1021 INVALID_TIMESTAMP` and for `-1008 Request Throttled`.
 */
export function publishedName(
  title: string | undefined,
  { code, name }: { readonly code: number; readonly name: string },
): string | undefined {
  if (title === undefined) return undefined;
  const trimmed = title.trim();
  const rest = trimmed.startsWith(String(code)) ? trimmed.slice(String(code).length).trim() : trimmed;
  return letters(rest) === letters(name) || letters(rest) === "" ? undefined : rest;
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

/** `10xx-general-server-or-network-issues`: the part of a title allowed in an anchor. */
export function slug(title: string): string {
  const words = title.toLowerCase().match(/[a-z0-9]+/gu);
  return words === null ? "untitled" : words.join("-").slice(0, 60);
}
