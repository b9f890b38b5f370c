import type { MessageTemplate } from "../../model.ts";
import { codeCell, codeSpan, escapeMarkdown } from "../escape/escape-markdown.ts";
import { adviceLines } from "./doc-advice.ts";
import { type DocContext, inLocale } from "./doc-context.ts";

/** One message as a list item, with what is known of it below. */
export function messageItem(message: MessageTemplate, entryAdvice: string, context: DocContext): readonly string[] {
  const { words } = context;
  const remark = messageRemark(message, context);
  return [
    `- ${codeSpan(message.text)}${remark === undefined ? "" : words.brackets(`_${remark}_`)}`,
    ...messageDetails(message, context).map((line) => `  - ${line}`),
    ...(message.advice === undefined || message.advice === entryAdvice
      ? []
      : [`  - ${adviceLines(message.advice, context).join("<br>")}`]),
  ];
}

/** The messages of a shared table, as a table. */
export function messageRows(messages: readonly MessageTemplate[], context: DocContext): readonly string[] {
  const { words } = context;
  return [
    `| ${words.message} | ${words.meaning} |`,
    "| --- | --- |",
    ...messages.map((message) => {
      const remark = messageRemark(message, context);
      const advice = message.advice === undefined ? [] : adviceLines(message.advice, context);
      const details = [
        ...(remark === undefined ? [] : [`_${remark}_`]),
        ...messageDetails(message, context),
        ...advice,
      ];
      return `| ${codeCell(message.text)} | ${details.join("<br>")} |`;
    }),
  ];
}

function messageDetails(message: MessageTemplate, context: DocContext): readonly string[] {
  const { words } = context;
  const translation = words.locale === "en" ? undefined : inLocale({ "zh-CN": message.translation }, words.locale);
  const explanation = inLocale(message.explanation, words.locale);
  return [
    ...[translation, explanation].filter((text) => text !== undefined).map(escapeMarkdown),
    ...(message.parameters.length === 0 ? [] : [words.parameters + words.colon + parameterList(message, context)]),
    ...(message.products === undefined ? [] : [words.products + words.colon + message.products.join(words.comma)]),
  ];
}

function parameterList({ parameters }: MessageTemplate, { words }: DocContext): string {
  return parameters
    .map(
      ({ name, type, placeholder }) =>
        `\`${name}\`` + words.brackets(words.type[type] + words.comma + codeCell(placeholder)),
    )
    .join(words.comma);
}

function messageRemark({ origin, retired }: MessageTemplate, { words }: DocContext): string | undefined {
  if (retired !== undefined || origin === "retired") return words.retired(retired);
  return origin === "observed" ? words.observed : undefined;
}
