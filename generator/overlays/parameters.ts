import type { MessageTemplate, Parameter } from "../catalog-model.ts";
import type { SnapshotMessage } from "../model.ts";
import type { Problem } from "../problem.ts";
import { type Tokens, placeholdersIn, templateId, tokenise, tokeniseWith } from "../template.ts";
import { Ledger } from "./ledger.ts";
import type { Overlays } from "./schemas.ts";

type ParameterRecord = Overlays["parameters"][number];

/** A template before its id is made unique within its code. */
export type TemplateDraft = MessageTemplate;

/** The source of an observation, or that there is none. */
type Provenance = Pick<MessageTemplate, "source" | "unsourced">;

/** Picks only these fields of a record. */
export function seenAt({ source, unsourced }: Provenance): Provenance {
  return source === undefined ? { unsourced } : { source };
}

/** Names and types each template's parameters by overlays/parameters.json, keyed by the exact text. */
export class TemplateResolver {
  readonly #records: ReadonlyMap<string, ParameterRecord>;
  readonly #ledger: Ledger<ParameterRecord>;
  readonly #problems = new Map<string, Problem>();
  readonly #wordings = new Map<string, readonly string[]>();

  constructor(overlay: Overlays["parameters"]) {
    this.#records = new Map(overlay.map((record) => [record.text, record]));
    this.#ledger = new Ledger("overlays/parameters.json", overlay, ({ text }) => `Parameters of "${text}"`);
  }

  problems(): readonly Problem[] {
    return [...this.#problems.values(), ...this.#ledger.problems()];
  }

  /** Every wording, old and new, of the message that has this text. */
  wordingsOf(text: string): readonly string[] {
    return this.#wordings.get(text) ?? [text];
  }

  /** A page's message, followed by its older wordings. */
  documented(message: SnapshotMessage, place: Problem["at"]): readonly TemplateDraft[] {
    const wordings = [message.text, ...(message.formerly ?? []).map(({ text }) => text)];
    if (wordings.length > 1) for (const text of wordings) this.#wordings.set(text, wordings);
    const origin = message.retired === undefined ? "documented" : "retired";
    const current: TemplateDraft = {
      ...this.#template(message.text, undefined, place),
      ...(message["zh-CN"] === undefined ? {} : { translation: message["zh-CN"] }),
      explanation: message.explanation ?? {},
      origin,
      ...(message.retired === undefined ? {} : { retired: message.retired }),
      ...(message.products === undefined ? {} : { products: message.products }),
    };
    const older = (message.formerly ?? []).map(({ text, retired }): TemplateDraft => ({
      ...this.#template(text, undefined, place),
      ...(current.translation === undefined ? {} : { translation: current.translation }),
      explanation: current.explanation,
      origin: "retired",
      retired,
    }));
    return [current, ...older];
  }

  observed(
    text: string,
    parameters: readonly Parameter[] | undefined,
    where: Provenance,
    place: Problem["at"],
  ): TemplateDraft {
    return { ...this.#template(text, parameters, place), explanation: {}, origin: "observed", ...seenAt(where) };
  }

  #template(
    text: string,
    own: readonly Parameter[] | undefined,
    place: Problem["at"],
  ): Pick<MessageTemplate, "id" | "text" | "parameters" | "segments"> {
    const tokens = this.#tokens(text, own, place);
    return {
      id: templateId(tokens.segments),
      text,
      parameters: [...tokens.parameters],
      segments: [...tokens.segments],
    };
  }

  #tokens(text: string, own: readonly Parameter[] | undefined, place: Problem["at"]): Tokens {
    const record = this.#records.get(text);
    if (record !== undefined) this.#ledger.use(record);
    const parameters = own ?? record?.parameters;
    if (parameters === undefined) {
      const tokens = tokenise(text);
      if (tokens.parameters.length > 0) this.#report(text, unnamed(text, tokens.parameters.length, place));
      return this.#namedAsBefore(text, tokens);
    }
    const tokens = tokeniseWith(text, parameters);
    const left = tokens?.segments.flatMap((segment) => (typeof segment === "string" ? placeholdersIn(segment) : []));
    if (tokens === null || left === undefined || left.length > 0) {
      this.#report(
        text,
        misfit(text, own === undefined ? "overlays/parameters.json" : "overlays/observed.json", place),
      );
      return tokenise(text);
    }
    return tokens;
  }

  /** A reworded message with the same placeholders keeps their names, so that programs can still read them. */
  #namedAsBefore(text: string, tokens: Tokens): Tokens {
    const shown = tokens.parameters.map(({ placeholder }) => placeholder).join(" ");
    const before = this.wordingsOf(text)
      .flatMap((wording) => this.#records.get(wording) ?? [])
      .find(({ parameters }) => parameters.map(({ placeholder }) => placeholder).join(" ") === shown);
    return (before === undefined ? null : tokeniseWith(text, before.parameters)) ?? tokens;
  }

  #report(text: string, problem: Problem): void {
    if (!this.#problems.has(text)) this.#problems.set(text, problem);
  }
}

function unnamed(text: string, count: number, place: Problem["at"]): Problem {
  return {
    check: "parameter-unnamed",
    severity: "warning",
    at: place,
    message: `${String(count)} parameter(s) of "${text}" have no name; they are called value1, value2, … for now.`,
    fix: `Name them in overlays/parameters.json under the exact text.`,
  };
}

function misfit(text: string, file: string, place: Problem["at"]): Problem {
  return {
    check: "overlay-stale",
    severity: "error",
    at: { ...place, file },
    message: `The parameters given for "${text}" are not its placeholders.`,
    fix: `List every placeholder of the text, in order, in ${file}.`,
  };
}
