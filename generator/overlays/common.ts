import type { CommonError, Family } from "../catalog-model.ts";
import type { Problem } from "../problem.ts";
import { comparableText } from "../text.ts";

/** Problems of overlays/common.json: records that match nothing, and duplicates. */
export function checkCommon(families: readonly Family[], common: readonly CommonError[]): readonly Problem[] {
  const seen = new Set<string>();
  return common.flatMap((error) => {
    const key = `${error.family ?? "any family"} ${String(error.code)} ${error.match ?? ""}`;
    const isTwice = seen.has(key);
    seen.add(key);
    if (isTwice) return [problem(error, "stands there twice", "Remove one of them")];
    return fits(families, error) ? [] : [problem(error, "fits no error of the catalog", "Correct or remove it")];
  });
}

function fits(families: readonly Family[], { family, code, match }: CommonError): boolean {
  const wanted = match === undefined ? null : comparableText(match);
  return families
    .filter(({ id }) => family === undefined || id === family)
    .some(({ errors, tables }) =>
      errors.some(
        (entry) =>
          entry.code === code &&
          (wanted === null ||
            [
              ...entry.messages,
              ...tables.filter(({ id }) => entry.tables.includes(id)).flatMap(({ messages }) => messages),
            ]
              .map(({ text }) => comparableText(text))
              .includes(wanted)),
      ),
    );
}

function problem({ code, match }: CommonError, what: string, fix: string): Problem {
  return {
    check: "overlay-stale",
    severity: "error",
    at: { file: "overlays/common.json", code },
    message: `The record ${String(code)}${match === undefined ? "" : ` "${match}"`} ${what}.`,
    fix: `${fix} in overlays/common.json, then run "npm run generate".`,
  };
}
