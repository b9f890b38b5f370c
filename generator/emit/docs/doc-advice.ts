import { escapeMarkdown } from "../escape/escape-markdown.ts";
import { adviceOf, type DocContext } from "./doc-context.ts";

/** What to do, and the three axes in words. */
export function adviceLines(id: string, context: DocContext): readonly string[] {
  const { words } = context;
  const { execution, retry, scope, text, readOnly } = adviceOf(context, id);
  const axes = [
    [words.executionLabel, words.execution[execution]],
    [words.retryLabel, words.retry[retry]],
    [words.scopeLabel, words.scope[scope]],
  ];
  const lines = [
    `**${words.advice}**${words.colon}${escapeMarkdown(text[words.locale])}`,
    axes.map(([label, value]) => `${String(label)}${words.colon}${String(value)}`).join(" · "),
  ];
  if (readOnly === undefined) return lines;
  const reading = `${words.readOnlyAdvice}${words.colon}${escapeMarkdown(readOnly.text[words.locale])}`;
  return [...lines, reading + words.brackets(words.retryLabel + words.colon + words.retry[readOnly.retry])];
}
