import type { Advice, Catalog } from "../catalog-model.ts";
import type { EmittedFile } from "./emit-files.ts";
import { escapeRow, escapeString } from "./escape.ts";
import { braced, constant, emitModule, listed } from "./module.ts";
import { adviceField } from "./tables.ts";
import type { StatementStructures } from "ts-morph";

/**
 * Axes of the advice without a code (only an HTTP status, a broken connection), which every family needs; and the
 * English texts of all advice in a separate module.
 */
export function emitAdvice(catalog: Catalog): readonly EmittedFile[] {
  return [
    emitModule("advice.ts", "*", [situationAxes(catalog)]),
    emitModule("advice-texts.ts", "*", [adviceTexts(catalog.advice)]),
  ];
}

function situationAxes(catalog: Catalog): StatementStructures {
  const groups = catalog.families.flatMap((family) => [...family.errors, ...family.tables]);
  const carried = new Set([
    ...catalog.families.flatMap((family) => family.errors.map((entry) => entry.advice)),
    ...groups.flatMap((group) => group.messages.map((message) => message.advice)),
  ]);
  const situations = catalog.advice.filter(({ id }) => !carried.has(id) || /^(?:http|network)-/.test(id));
  return constant({
    name: "situationAxes",
    type: "Readonly<Record<string, string | undefined>>",
    doc: "Axes (see tables/format.ts) of the advice for what happens outside of any code.",
    value: braced(situations.map((advice) => [escapeString(advice.id), escapeString(adviceField(advice).slice(0, 4))])),
  });
}

function adviceTexts(advice: readonly Advice[]): StatementStructures {
  const rows = advice.map(({ id, text, readOnly }) =>
    readOnly === undefined ? [id, text.en] : [id, text.en, readOnly.text.en],
  );
  return constant({
    name: "adviceTexts",
    type: "readonly string[]",
    doc: "A row is: advice id, text, text for a call that only reads; written as in tables/format.ts.",
    value: listed(rows.map(escapeRow)),
  });
}
