import type { Catalog, CommonError } from "../catalog-model.ts";
import type { EmittedFile } from "./emit-files.ts";
import { escapeString } from "./escape.ts";
import { constant, emitModule, interfaceOf, listed } from "./module.ts";

/** generated/common.ts: the rank of the most common errors, without the texts about them. */
export function emitCommon({ common = [] }: Catalog): EmittedFile {
  return emitModule("common.ts", "*", [
    interfaceOf("CommonError", [
      ["code", "number"],
      ["family?", "string", "Where only one family is meant."],
      ["text?", "string", "The message that is meant, where the code has several."],
    ]),
    constant({
      name: "commonErrors",
      type: "readonly CommonError[]",
      doc: "The errors that people meet most, in that order.",
      value: listed(common.map(literal)),
    }),
  ]);
}

function literal({ code, family, match }: CommonError): string {
  const fields = [
    `code: ${String(code)}`,
    ...(family === undefined ? [] : [`family: ${escapeString(family)}`]),
    ...(match === undefined ? [] : [`text: ${escapeString(match)}`]),
  ];
  return `{ ${fields.join(", ")} }`;
}
