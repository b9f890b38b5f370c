import type { Advice, Catalog } from "../model.ts";
import { type EmittedFile, headerText } from "./emit-files.ts";
import { escapeRow, escapeString } from "./escape.ts";
import { adviceField } from "./tables.ts";

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
  const rows = advice.map(({ id, text, readOnly }) =>
    readOnly === undefined ? [id, text.en] : [id, text.en, readOnly.text.en],
  );
  return `// ${headerText("*")}

/** A row is: advice id, text, text for a call that only reads; written as in tables/format.ts. */
// prettier-ignore
export const adviceTexts: readonly string[] = [
${rows.map((row) => `  ${escapeRow(row)},`).join("\n")}
];
`;
}
