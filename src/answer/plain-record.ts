import { changesState } from "../changes-state.ts";
import { type Facts, NO_TRANSPORT } from "../extract/facts.ts";
import type { Match } from "../match/message.ts";
import type { BinanceErrorInfo, FamilyId, ParseContext } from "../result.ts";
import { record } from "./record.ts";

/** Whether nothing but code and text says anything. */
export function isBare({ transport, data }: Facts, status: number | null, { headers }: ParseContext): boolean {
  return status === null && transport === NO_TRANSPORT && (data ?? headers ?? null) === null;
}

/**
 * Most errors are a bare body with a text that has no values. All that the answer depends on then is the text and
 * whether the call changes state, so it is made once and given again: making it is most of what parseError costs
 * (bench/runtime.ts). Only texts of the catalog have one, so no caller can make it grow.
 */
export function plainRecord(
  answers: (BinanceErrorInfo | undefined)[],
  family: FamilyId | null,
  match: Match,
  facts: Facts,
  context: ParseContext,
): BinanceErrorInfo {
  const changes = changesState(context, null);
  const slot = changes === null ? 0 : changes ? 1 : 2;
  // The catalog's own copy of the text: the caller's may be a piece of a huge one, which would be kept with it.
  const text = match.message?.literal ?? facts.message;
  return (answers[slot] ??= record(family, match, text, match.kind, facts, null, context));
}
