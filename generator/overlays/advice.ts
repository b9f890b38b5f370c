import type { Advice, ErrorEntry, MessageTable, MessageTemplate } from "../catalog-model.ts";
import type { FamilyId } from "../model.ts";
import type { Problem } from "../problem.ts";
import { Ledger } from "./ledger.ts";
import type { UnadvisedEntry } from "./observed.ts";
import type { Overlays } from "./schemas.ts";

type AdviceRecord = Overlays["advice"]["advice"][number];
interface Claim {
  readonly record: AdviceRecord;
  readonly family: FamilyId;
  readonly code: number;
  /** Given if one number has two errors. */
  readonly name?: string;
  /** Absent for the code as a whole. */
  readonly text?: string;
}

/** Attaches the id of its advice to every entry, and to a single message if it differs. */
export class AdviceBook {
  readonly #fallback: AdviceRecord;
  readonly #claims = new Map<string, Claim>();
  readonly #ledger: Ledger<Claim>;
  readonly #problems: Problem[] = [];
  readonly advice: readonly Advice[];

  readonly #wordingsOf: (text: string) => readonly string[];

  /** `wordingsOf` gives a message's older and newer wordings: advice for one of them is advice for all. */
  constructor({ advice }: Overlays["advice"], wordingsOf: (text: string) => readonly string[]) {
    this.#wordingsOf = wordingsOf;
    const fallbacks = advice.filter(({ fallback }) => fallback === true);
    const [fallback] = fallbacks;
    if (fallback === undefined || fallbacks.length > 1)
      throw new Error(
        `overlays/advice.json must mark exactly one record as "fallback"; it marks ${String(fallbacks.length)}.`,
      );
    this.#fallback = fallback;
    const claims = advice.flatMap(claimsOf);
    for (const claim of claims) this.#claim(claim);
    this.#ledger = new Ledger("overlays/advice.json", [...this.#claims.values()], describe, ({ family, code }) => ({
      family,
      code,
    }));
    this.advice = advice.map(publicPart).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  }

  problems(): readonly Problem[] {
    return [...this.#problems, ...this.#ledger.problems()];
  }

  entry(family: FamilyId, entry: UnadvisedEntry): ErrorEntry {
    const claim =
      this.#claims.get(claimKey(family, entry.code, `as ${entry.name}`)) ??
      this.#claims.get(claimKey(family, entry.code));
    if (claim === undefined) this.#problems.push(unadvised(family, entry));
    else this.#ledger.use(claim);
    return {
      ...entry,
      advice: (claim?.record ?? this.#fallback).id,
      messages: entry.messages.map((message) => this.#message(family, [entry.code], message)),
    };
  }

  table(family: FamilyId, table: MessageTable): MessageTable {
    return { ...table, messages: table.messages.map((message) => this.#message(family, table.codes, message)) };
  }

  #message(family: FamilyId, codes: readonly number[], message: MessageTemplate): MessageTemplate {
    const own = codes.flatMap((code) => this.#claims.get(claimKey(family, code, message.text)) ?? []);
    for (const claim of own) this.#ledger.use(claim);
    const others = this.#wordingsOf(message.text).flatMap((text) =>
      codes.flatMap((code) => this.#claims.get(claimKey(family, code, text)) ?? []),
    );
    const claims = [...own, ...others];
    const [claim] = claims;
    return claim === undefined ? message : { ...message, advice: claim.record.id };
  }

  #claim(claim: Claim): void {
    const key = claimKey(claim.family, claim.code, claim.name === undefined ? claim.text : `as ${claim.name}`);
    const other = this.#claims.get(key);
    if (other === undefined) this.#claims.set(key, claim);
    else if (other.record !== claim.record) this.#problems.push(contested(claim, other));
  }
}

function claimsOf(record: AdviceRecord): readonly Claim[] {
  const codes = Object.entries(record.applies).flatMap(([family, list]) =>
    list.map((code): Claim => {
      const claim = typeof code === "number" ? { code } : code;
      return { record, family: family as FamilyId, ...claim };
    }),
  );
  const texts = (record.messages ?? []).flatMap(({ families, code, text }) =>
    families.map((family): Claim => ({ record, family, code, text })),
  );
  return [...codes, ...texts];
}

function claimKey(family: FamilyId, code: number, text = ""): string {
  return `${family} ${String(code)} ${text}`;
}

function describe({ record, code, text }: Claim): string {
  return `Advice "${record.id}" for ${String(code)}${text === undefined ? "" : ` "${text}"`}`;
}

function publicPart({ id, execution, retry, scope, text, readOnly }: AdviceRecord): Advice {
  return { id, execution, retry, scope, text, ...(readOnly === undefined ? {} : { readOnly }) };
}

function unadvised(family: FamilyId, { code, name }: UnadvisedEntry): Problem {
  return {
    check: "advice-missing",
    severity: "warning",
    at: { family, code },
    message: `No advice names ${String(code)} ${name}; it gets the cautious fallback.`,
    fix: "Add the code to the record that fits in overlays/advice.json, or write one.",
  };
}

function contested(claim: Claim, other: Claim): Problem {
  return {
    check: "advice-contested",
    severity: "error",
    at: { file: "overlays/advice.json", family: claim.family, code: claim.code },
    message: `${describe(claim)} and advice "${other.record.id}" both claim it.`,
    fix: "Leave it in one of the two records of overlays/advice.json.",
  };
}
