import type { Family, MessageTemplate } from "../catalog-model.ts";
import type { FamilyId, FamilySnapshot, SnapshotTable } from "../model.ts";
import type { Problem } from "../problem.ts";
import { sameText } from "../text.ts";
import { Ledger } from "./ledger.ts";
import type { Overlays } from "./schemas.ts";
import { seenAt, type TemplateResolver } from "./parameters.ts";

type Loan = NonNullable<Overlays["observed"]["tables"]>[number];

/**
 * Gives a family the messages of another family's table that its own pages lack (overlays/observed.json,
 * `tables`): several families place orders through the spot matching engine, which sends its own texts.
 */
export class TableLender {
  readonly #loans: readonly Loan[];
  readonly #snapshots: readonly FamilySnapshot[];
  readonly #resolver: TemplateResolver;
  readonly #ledger: Ledger<Loan>;

  constructor(loans: readonly Loan[], snapshots: readonly FamilySnapshot[], resolver: TemplateResolver) {
    this.#loans = loans;
    this.#snapshots = snapshots;
    this.#resolver = resolver;
    this.#ledger = new Ledger("overlays/observed.json", loans, ({ from, table }) => `Table "${table}" of ${from}`);
  }

  problems(): readonly Problem[] {
    return this.#ledger.problems();
  }

  lend(family: FamilyId, own: Family["tables"]): Family["tables"] {
    return this.#loans
      .filter(({ families }) => families.includes(family))
      .reduce((tables, loan) => this.#lendOne(tables, loan), own);
  }

  #lendOne(tables: Family["tables"], loan: Loan): Family["tables"] {
    const lent = this.#snapshots.find(({ family }) => family === loan.from)?.tables.find(({ id }) => id === loan.table);
    if (lent === undefined) return tables;
    const known = tables.find(({ id }) => id === lent.id);
    const messages = this.#messagesOf(lent, loan).filter(
      ({ text }) => known?.messages.some((message) => sameText(message.text, text)) !== true,
    );
    if (messages.length === 0) {
      this.#ledger.redundant(loan);
      return tables;
    }
    this.#ledger.use(loan);
    if (known !== undefined)
      return tables.map((table) =>
        table === known ? { ...table, messages: [...table.messages, ...messages] } : table,
      );
    const { id, title, codes } = lent;
    return [...tables, { id, title, codes, messages, notes: [], docsUrl: {} }];
  }

  #messagesOf(lent: SnapshotTable, loan: Loan): readonly MessageTemplate[] {
    return lent.messages
      .filter(({ retired }) => retired === undefined)
      .flatMap((message) =>
        this.#resolver.documented(message, { family: loan.from, anchor: lent.anchor.en }).slice(0, 1),
      )
      .map(({ id, text, parameters, segments, translation, explanation }) => ({
        id,
        text,
        parameters,
        segments,
        ...(translation === undefined ? {} : { translation }),
        explanation,
        origin: "observed",
        ...seenAt(loan),
      }));
  }
}
