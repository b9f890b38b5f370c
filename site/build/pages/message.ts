import { inLocale, isRetired, type Message } from "../catalog.ts";
import { type Html, markup, joinHtml } from "../html.ts";
import type { PageContext } from "../page-context.ts";
import { adviceBox } from "./advice.ts";

/** One message with its parameters and what is known of it; its advice where that differs from the entry's. */
export function messageItem(message: Message, entryAdvice: string | null, context: PageContext): Html {
  const { words, locale } = context;
  const explanation = inLocale(message.explanation, locale);
  return markup`<li class="message"><code class="message-text" lang="en">${templateText(message)}</code>
    ${badge(message, context)}
    ${locale === "en" ? undefined : paragraph(message.translation)}
    ${paragraph(explanation)}
    ${message.parameters.length === 0 ? undefined : parameterList(message, context)}
    ${message.products === undefined ? undefined : markup`<p class="quiet">${words.onlyIn}${words.colon}${message.products.join(words.comma)}</p>`}
    ${message.advice === undefined || message.advice === entryAdvice ? undefined : adviceBox(message.advice, context)}
  </li>`;
}

/** The text with its placeholders marked. */
function templateText({ segments, parameters }: Message): readonly Html[] {
  return segments.map((segment) => {
    if (typeof segment === "string") return markup`${segment}`;
    const parameter = parameters[segment];
    if (parameter === undefined) throw new Error(`The template has no parameter ${String(segment)}`);
    return markup`<var title="${parameter.name}">${parameter.placeholder}</var>`;
  });
}

function parameterList({ parameters }: Message, { words }: PageContext): Html {
  const items = parameters.map(({ name, type }) => markup`<code>${name}</code> ${words.type[type]}`);
  return markup`<p class="parameters">${words.parameters}${words.colon}${joinHtml(items, words.comma)}</p>`;
}

function badge(message: Message, { words }: PageContext): Html | undefined {
  if (isRetired(message)) return markup`<span class="badge retired">${words.retired(message.retired)}</span>`;
  return message.origin === "observed" ? markup`<span class="badge observed">${words.observed}</span>` : undefined;
}

function paragraph(text: string | undefined): Html | undefined {
  return text === undefined || text.trim() === "" ? undefined : markup`<p>${text}</p>`;
}
