import type { Advice, Catalog } from "../model.ts";
import { adviceField } from "./axes.ts";
import { type EmittedFile, headerText } from "./emitted-file.ts";
import { escapeTemplateLiteral } from "./escape/escape-template-literal.ts";
import { escapeString } from "./escape/escape-string.ts";

/**
 * Axes of the advice that no code carries (an HTTP status alone, a broken connection), which every family
 * needs, and the English texts of all advice in a module of their own.
 */
export function emitAdvice(catalog: Catalog): readonly EmittedFile[] {
  return [
    { path: "advice.ts", content: situationModule(catalog) },
    { path: "advice-texts.ts", content: textModule(catalog.advice) },
  ];
}

function situationModule(catalog: Catalog): string {
  const groups = catalog.families.flatMap((family) => [...family.errors, ...family.tables]);
  const carried = new Set([
    ...catalog.families.flatMap((family) => family.errors.map((entry) => entry.advice)),
    ...groups.flatMap((group) => group.messages.map((message) => message.advice)),
  ]);
  const situations = catalog.advice.filter(({ id }) => !carried.has(id) || /^(?:http|network)-/.test(id));
  const lines = situations.map(
    (advice) => `  ${escapeString(advice.id)}: ${escapeString(adviceField(advice).slice(0, 4))},`,
  );
  return `// ${headerText("*")}

/** Axes (see tables/format.ts) of the advice for what happens outside of any code. */
// prettier-ignore
export const situationAxes: Readonly<Record<string, string | undefined>> = {
${lines.join("\n")}
};
`;
}

function textModule(advice: readonly Advice[]): string {
  const lines = advice.map(({ id, text, readOnly }) =>
    JSON.stringify(readOnly === undefined ? [id, text.en] : [id, text.en, readOnly.text.en]),
  );
  return `// ${headerText("*")}

/** Lines of JSON: \`[advice id, text, text for a call that only reads]\`. */
// prettier-ignore
export const adviceTexts: string = \`${lines.map(escapeTemplateLiteral).join("\n")}\`;
`;
}
