import fc from "fast-check";
import type { MessageTemplate, ParameterType } from "../../generator/catalog-model.ts";
import { tokeniseWith } from "../../generator/template.ts";

/** Pieces of literals that can be confused with values; a future page may have any of them. */
const PIECES = [
  ...[".", ".5", "..", "-", "_", ":", "*", "e", "E", "e5", "5", "0", " ", "'", '"', "`", "[", "(", ")", "]", "|", "||"],
  ...[
    "a",
    "SECOND",
    "true",
    "%",
    "\n",
    "\u2028",
    "\u00fc",
    "\ud83d\ude00",
    "\ud800",
    "\\",
    "/",
    "$",
    "^",
    "{",
    "\t",
    "~",
  ],
];
const LETTERS: Readonly<Record<ParameterType, string>> = {
  string: "s",
  integer: "i",
  decimal: "d",
  timestamp: "t",
  ip: "p",
  interval: "v",
  boolean: "b",
  list: "l",
};
// The record's type says that its keys are exactly the types.
const TYPES = Object.keys(LETTERS) as readonly ParameterType[];

const piece = fc.constantFrom(...PIECES);
const literal = fc.oneof(
  piece,
  fc.array(piece, { minLength: 2, maxLength: 3 }).map((pieces) => pieces.join("")),
);
const parameter = fc.constantFrom(...TYPES).map((type) => ({ type }));
const part = fc.oneof(literal, parameter, parameter);

export interface RandomTemplate {
  readonly message: Pick<MessageTemplate, "text" | "segments" | "parameters">;
  /** In the form of a table's field: generated/tables/format.ts. */
  readonly field: string;
}

/** Any template that a page could have, including adjacent parameters. */
export const randomTemplate: fc.Arbitrary<RandomTemplate> = fc
  .array(part, { minLength: 1, maxLength: 6 })
  .map((parts): RandomTemplate => {
    const parameters: MessageTemplate["parameters"][number][] = [];
    let text = "";
    let field = "";
    for (const one of parts) {
      if (typeof one === "string") {
        text += one;
        field += one.replaceAll("|", "||");
        continue;
      }
      const name = `p${String(parameters.length)}`;
      // A placeholder that occurs in no literal.
      parameters.push({ name, type: one.type, placeholder: `\u0001${name}\u0001` });
      text += `\u0001${name}\u0001`;
      field += `|${LETTERS[one.type]}${name}|`;
    }
    const tokens = tokeniseWith(text, parameters);
    if (tokens === null) throw new Error("A placeholder that was put in must be found");
    return { message: { text, segments: [...tokens.segments], parameters }, field };
  });
