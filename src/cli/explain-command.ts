import { explainListed } from "../explain/entries.ts";
import type { Explanation } from "../explain/explanation.ts";
import { readQueries, readQuery } from "../explain/find.ts";
import type { FamilyId } from "../result.ts";
import { printableJson } from "../text/printable.ts";
import type { Language } from "../words/axes.ts";
import { readCatalog } from "./catalog.ts";
import { EXIT, nearCommand } from "./commands.ts";
import type { Console } from "./help.ts";
import type { RenderOptions } from "./render-rows.ts";
import { renderExplanation, renderNothing, renderSuggestions } from "./render.ts";
import { Buffer } from "node:buffer";
import type { Readable } from "node:stream";

export interface ExplainOptions {
  readonly family?: FamilyId;
  readonly lang: Language;
  readonly reads: boolean;
  readonly all: boolean;
  readonly json: boolean;
}

/** `binance-errors explain`: explains each query, and suggests entries for an unknown one. */
export async function explainCommand(words: readonly string[], options: ExplainOptions, io: Console): Promise<number> {
  const [first = "-", ...rest] = words;
  // `expalin -1121`: a mistyped command name before the query.
  if (rest.length > 0 && nearCommand(first) === "explain") return explainCommand(rest, options, io);
  const isPasted = rest.length === 0 && first === "-";
  if (isPasted && io.isInputTerminal) io.complain("Paste the error, then press Ctrl-D.\n");
  const text = isPasted ? await readInput(io.input) : words.join(" ");
  if (text.trim() === "") {
    io.complain("There is nothing to explain. Give a code, a name or an error's text, or - and the text as input.\n");
    return EXIT.usage;
  }
  const settings = { family: options.family ?? null, language: options.lang, reads: options.reads };
  const catalog = readCatalog();
  const queries = isPasted ? [readQuery(text)] : readQueries(words);
  const explanations: Explanation[] = [];
  for (const query of queries) {
    const listed = explainListed(catalog, query, settings);
    // Load the parser and its tables only if there is something to parse.
    explanations.push(listed ?? (await import("../explain/explain.ts")).explain(catalog, query, settings));
  }
  if (options.json) io.print(`${printableJson(asJson(explanations), 2)}\n`);
  else printExplanations(explanations, { ...io, language: options.lang, all: options.all }, io);
  return explanations.every(({ isKnown }) => isKnown) ? EXIT.known : EXIT.unknown;
}

function printExplanations(explanations: readonly Explanation[], render: RenderOptions, io: Console): void {
  for (const [index, explanation] of explanations.entries()) {
    if (index > 0) io.print("\n");
    if (explanation.blocks.length > 0) io.print(renderExplanation(explanation, render));
    else io.complain(renderNothing(explanation.query, nearCommand(explanation.query), render));
    const suggestions = renderSuggestions(explanation.suggestions, render);
    io.complain(suggestions === "" || explanation.blocks.length === 0 ? suggestions : `\n${suggestions}`);
  }
}

/** One object for one query, a list for several. */
function asJson(explanations: readonly Explanation[]): unknown {
  const all = explanations.map(({ query, isKnown, blocks, more, suggestions }) => ({
    query,
    known: isKnown,
    errors: blocks,
    more,
    suggestions,
  }));
  return all.length === 1 ? all[0] : all;
}

/** More than a person pastes; the rest is not read. */
const MAX_INPUT_LENGTH = 4 * 1024 * 1024;

/** The input as text, cut to its first megabytes. */
async function readInput(input: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of input) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    chunks.push(bytes);
    length += bytes.length;
    if (length >= MAX_INPUT_LENGTH) break;
  }
  return Buffer.concat(chunks).toString("utf8", 0, MAX_INPUT_LENGTH);
}
