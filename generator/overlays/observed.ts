import type { ErrorEntry, MessageTable, MessageTemplate, Parameter } from "../catalog-model.ts";
import type { FamilySnapshot } from "../model.ts";
import type { Problem } from "../problem.ts";
import { comparableText } from "../text.ts";
import { Ledger } from "./ledger.ts";
import { seenAt, type TemplateResolver } from "./parameters.ts";
import type { Overlays } from "./schemas.ts";

type ObservedMessage = Overlays["observed"]["messages"][number];
type ObservedCode = Overlays["observed"]["codes"][number];

/** An entry from the pages and the wire, before its advice is added. */
export type UnadvisedEntry = Omit<ErrorEntry, "advice">;

/** Adds to each family the texts and codes that the API sends and no page has (overlays/observed.json). */
export class ObservedTexts {
  readonly #overlay: Overlays["observed"];
  readonly #messages: Ledger<ObservedMessage>;
  readonly #codes: Ledger<ObservedCode>;
  readonly #resolver: TemplateResolver;
  readonly #missing: Problem[] = [];

  constructor(overlay: Overlays["observed"], resolver: TemplateResolver) {
    this.#overlay = overlay;
    this.#resolver = resolver;
    const file = "overlays/observed.json";
    this.#messages = new Ledger(
      file,
      overlay.messages,
      ({ text }) => `Observed text "${text}"`,
      ({ code }) => ({ code }),
    );
    this.#codes = new Ledger(
      file,
      overlay.codes,
      ({ name }) => `Observed code ${name}`,
      ({ family, code }) => ({ family, code }),
    );
  }

  problems(): readonly Problem[] {
    return [...this.#missing, ...this.#messages.problems(), ...this.#codes.problems()];
  }

  /** `tables` are the family's; their messages arrive under the codes in them. */
  addTo(
    { family }: FamilySnapshot,
    documented: readonly UnadvisedEntry[],
    tables: readonly MessageTable[],
  ): readonly UnadvisedEntry[] {
    const shared = (code: number): readonly MessageTemplate[] =>
      tables.filter(({ codes }) => codes.includes(code)).flatMap(({ messages }) => messages);
    const entries = [...documented, ...this.#newEntries(family, documented, tables)];
    for (const record of this.#overlay.messages) {
      if (!record.families.includes(family)) continue;
      const index = entries.findIndex(({ code, retired }) => code === record.code && retired === undefined);
      const at = index >= 0 ? index : entries.findIndex(({ code }) => code === record.code);
      const entry = entries[at];
      if (entry === undefined) {
        this.#missing.push(this.#noSuchCode(family, record));
        continue;
      }
      entries[at] = this.#addMessage(family, entry, record, shared(record.code));
    }
    return entries.toSorted((a, b) => b.code - a.code);
  }

  #newEntries(
    family: FamilySnapshot["family"],
    documented: readonly UnadvisedEntry[],
    tables: readonly MessageTable[],
  ): readonly UnadvisedEntry[] {
    return this.#overlay.codes
      .filter((record) => record.family === family)
      .flatMap((record) => {
        if (documented.some(({ code }) => code === record.code)) {
          this.#codes.redundant(record);
          return [];
        }
        this.#codes.use(record);
        return [this.#entryOf(record, [...new Set(documented.flatMap(({ products }) => products))], tables)];
      });
  }

  /** It is unknown which products of the family send it: it is listed for all. */
  #entryOf(record: ObservedCode, products: readonly string[], tables: readonly MessageTable[]): UnadvisedEntry {
    const place = { family: record.family, code: record.code };
    return {
      code: record.code,
      name: record.name,
      title: record.title === undefined ? {} : { en: record.title },
      section: null,
      products: products.length > 0 ? [...products] : [record.family],
      messages: record.messages.map(({ text, parameters }) => this.#resolver.observed(text, parameters, record, place)),
      tables: tables.filter(({ codes }) => codes.includes(record.code)).map(({ id }) => id),
      notes: [],
      docsUrl: {},
      origin: "observed",
      ...seenAt(record),
    };
  }

  #addMessage(
    family: FamilySnapshot["family"],
    entry: UnadvisedEntry,
    record: ObservedMessage,
    shared: readonly MessageTemplate[],
  ): UnadvisedEntry {
    const wanted = observedText(record.text);
    if ([...entry.messages, ...shared].some(({ text }) => observedText(text) === wanted)) {
      this.#messages.redundant(record);
      return entry;
    }
    this.#messages.use(record);
    const parameters: readonly Parameter[] | undefined = record.parameters;
    const template = this.#resolver.observed(record.text, parameters, record, { family, code: record.code });
    return { ...entry, messages: [...entry.messages, template] };
  }

  #noSuchCode(family: string, { code, text }: ObservedMessage): Problem {
    return {
      check: "overlay-stale",
      severity: "error",
      at: { file: "overlays/observed.json", family, code },
      message: `Observed text "${text}" names a code that the family does not have.`,
      fix: `Add the code under "codes" in overlays/observed.json, or correct the record.`,
    };
  }
}

/** Quotes around a placeholder count: they mark the end of the value and must not become part of it. */
function observedText(text: string): string {
  return comparableText(text.replace(/(['"])(%[sdb])\1/gu, "quoted $2"));
}
