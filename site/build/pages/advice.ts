import { type Html, markup } from "../html.ts";
import { adviceOf } from "../index-catalog.ts";
import type { PageContext } from "../page-context.ts";

/** What to do, and the three axes in words. */
export function adviceBox(id: string, { index, words }: PageContext): Html {
  const { execution, retry, scope, text, readOnly } = adviceOf(index, id);
  const reading =
    readOnly === undefined
      ? undefined
      : markup`<p class="advice-reading"><b>${words.readOnlyAdvice}${words.colon}</b>${readOnly.text[words.locale]}
          <span class="quiet">(${words.retryLabel}${words.colon}${words.retry[readOnly.retry]})</span></p>`;
  return markup`<div class="advice execution-${execution}">
    <p><b>${words.advice}${words.colon}</b>${text[words.locale]}</p>
    <dl class="axes">
      ${axis(words.executionLabel, words.execution[execution], `axis-${execution}`)}
      ${axis(words.retryLabel, words.retry[retry], `axis-${retry}`)}
      ${axis(words.scopeLabel, words.scope[scope], `axis-${scope}`)}
    </dl>${reading}</div>`;
}

function axis(label: string, value: string, className: string): Html {
  return markup`<div class="${className}"><dt>${label}</dt><dd>${value}</dd></div>`;
}
