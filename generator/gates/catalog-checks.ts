import type { Catalog, ErrorEntry, Family, MessageTemplate } from "../catalog-model.ts";
import type { Problem } from "../problem.ts";

export interface CatalogCheck {
  readonly id: string;
  readonly description: string;
  readonly check: (catalog: Catalog) => readonly Problem[];
}

/** Invariants of a finished catalog. A violation is an error in an overlay or in this program, never in a page. */
export const CATALOG_CHECKS: readonly CatalogCheck[] = [
  { id: "name-unique", description: "Names are unique in their family.", check: checkNames },
  { id: "message-id-unique", description: "Message ids are unique under their code.", check: checkIds },
  { id: "parameter-unique", description: "Parameter names are unique in their template.", check: checkParameters },
  {
    id: "template-rebuilds",
    description: "Segments and placeholders give the template's text back.",
    check: checkSegments,
  },
  { id: "advice-known", description: "Every advice id is one of the catalog's.", check: checkAdvice },
  {
    id: "advice-safe",
    description: "Where execution is unknown, nothing is sent again before a state check.",
    check: checkSafety,
  },
];

export function checkCatalog(catalog: Catalog): readonly Problem[] {
  return CATALOG_CHECKS.flatMap((check) => check.check(catalog));
}

function checkNames({ families }: Catalog): readonly Problem[] {
  return families.flatMap((family) =>
    repeated(family.errors.map(({ name }) => name)).map((name) =>
      violation("name-unique", { family: family.id }, `Two errors are called ${name}.`, "overlays/names.json"),
    ),
  );
}

function checkIds({ families }: Catalog): readonly Problem[] {
  return families.flatMap((family) =>
    family.errors.flatMap((entry) =>
      repeated(messagesOf(family, entry).map(({ id }) => id)).map((id) =>
        violation(
          "message-id-unique",
          { family: family.id, code: entry.code },
          `Two messages have the id ${id}.`,
          "generator/overlays",
        ),
      ),
    ),
  );
}

function checkParameters(catalog: Catalog): readonly Problem[] {
  return templates(catalog).flatMap(({ family, template }) =>
    repeated(template.parameters.map(({ name }) => name)).map((name) =>
      violation(
        "parameter-unique",
        { family: family.id },
        `"${template.text}" has two parameters ${name}.`,
        "overlays/parameters.json",
      ),
    ),
  );
}

function checkSegments(catalog: Catalog): readonly Problem[] {
  return templates(catalog)
    .filter(({ template }) => rebuild(template) !== template.text)
    .map(({ family, template }) =>
      violation(
        "template-rebuilds",
        { family: family.id },
        `The segments of "${template.text}" do not give it back.`,
        "generator/template",
      ),
    );
}

function rebuild({ segments, parameters }: MessageTemplate): string {
  return segments
    .map((segment) => (typeof segment === "string" ? segment : (parameters[segment]?.placeholder ?? "?")))
    .join("");
}

function checkAdvice(catalog: Catalog): readonly Problem[] {
  const known = new Set(catalog.advice.map(({ id }) => id));
  const used = [
    ...catalog.families.flatMap((family) => family.errors.map(({ advice }) => ({ family, advice }))),
    ...templates(catalog).flatMap(({ family, template }) =>
      template.advice === undefined ? [] : [{ family, advice: template.advice }],
    ),
  ];
  return used
    .filter(({ advice }) => !known.has(advice))
    .map(({ family, advice }) =>
      violation("advice-known", { family: family.id }, `No advice is called ${advice}.`, "overlays/advice.json"),
    );
}

function checkSafety({ advice }: Catalog): readonly Problem[] {
  return advice
    .filter(
      ({ execution, retry }) => execution !== "not-executed" && retry !== "after-state-check" && retry !== "never",
    )
    .map(({ id }) =>
      violation(
        "advice-safe",
        {},
        `Advice ${id} would send a call again although it may have been executed.`,
        "overlays/advice.json",
      ),
    );
}

function messagesOf(family: Family, entry: ErrorEntry): readonly MessageTemplate[] {
  const shared = family.tables.filter(({ id }) => entry.tables.includes(id)).flatMap(({ messages }) => messages);
  return [...shared, ...entry.messages];
}

function templates({ families }: Catalog): readonly { readonly family: Family; readonly template: MessageTemplate }[] {
  return families.flatMap((family) =>
    [...family.errors, ...family.tables].flatMap(({ messages }) => messages.map((template) => ({ family, template }))),
  );
}

function repeated(values: readonly string[]): readonly string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}

function violation(check: string, at: Problem["at"], message: string, where: string): Problem {
  return { check, severity: "error", at, message, fix: `Correct ${where}.` };
}
