import { collect } from "../evidence/collect.ts";
import { type Evidence, openEvidence } from "../evidence/evidence.ts";
import { statusOf } from "../evidence/safe-read.ts";
import { situation } from "../model/advice.ts";
import { careOf, mostCareful, ownAdvice } from "../model/choose-advice.ts";
import { changesState } from "../model/changes-state.ts";
import { type AdvicePair, NO_MATCH } from "../model/message.ts";
import type { BinanceErrorInfo, ParseContext } from "../result.ts";
import { chooseFamily, type Families, type FamilyChoice } from "./families.ts";
import { type Meaning, meaningsOf } from "./recognise.ts";
import { type Findings, kindOf, record } from "./record.ts";
import { type Case, RULES } from "./rules.ts";

/** Advice for one error of several. */
interface Verdict {
  readonly one: Case;
  readonly choice: FamilyChoice;
  readonly advice: AdvicePair;
}

const UNREAD =
  "The body of this answer has not been read. Read it first, once, and parse what it says: " +
  "parseError(await response.text(), { status: response.status, headers: response.headers }).";

/** The answer to an input: that of its most careful error. Null if nothing is the exchange's. */
export function judge(families: Families, input: unknown, context: ParseContext): BinanceErrorInfo | null {
  const all = collected(input, context);
  const verdicts = all.flatMap((evidence) => verdictOn(families, evidence, context) ?? []);
  const [first, ...others] = verdicts;
  if (first === undefined) return null;
  const isRead = reads(all, context);
  const worst = others.reduce((best, one) => (care(one, isRead) > care(best, isRead) ? one : best), first);
  const subject = isHalf(worst) ? first : worst;
  const hasSuccess = all.some(({ successes }) => successes > 0) && verdicts.some(({ one }) => isItem(one.evidence));
  const advice = hasSuccess ? mostCareful(situation("batch-partial"), worst.advice) : worst.advice;
  return recordOf({ ...subject, advice }, all, context, null);
}

/** Each error of an input with its position: the whole, items of a batch, halves of a cancel-replace, causes. */
export function judgeEach(families: Families, input: unknown, context: ParseContext): readonly BinanceErrorInfo[] {
  const all = collected(input, context);
  const hasItems = all.some(isItem);
  return all.flatMap((evidence) => {
    const verdict = verdictOn(families, evidence, context);
    if (verdict === null) return [];
    const { whole, part, statements, breakdowns } = evidence;
    // Only the items of a batch are errors; the whole has the status that they share.
    if (part === null && hasItems && verdict.one.meaning === null && breakdowns.length === 0 && statements.length < 2)
      return [];
    return [recordOf(verdict, whole === null ? [evidence] : [evidence, whole], context, part)];
  });
}

/** The input's evidence, and the caller's status, which belongs to the whole. */
function collected(input: unknown, context: ParseContext): readonly Evidence[] {
  const status = statusOf(context.status);
  const all = collect(input, status !== null);
  if (status === null) return all;
  const [first, ...parts] = all;
  if (first === undefined || first.part !== null) {
    return status < 400 ? all : [{ ...openEvidence(null, null), statuses: [status] }, ...all];
  }
  return [{ ...first, statuses: [...first.statuses, status] }, ...parts];
}

function verdictOn(families: Families, evidence: Evidence, context: ParseContext): Verdict | null {
  const choice = chooseFamily(families, context, inherited(evidence, "urls"), inherited(evidence, "families"));
  const statuses = evidence.statuses.length > 0 ? evidence.statuses : nameStatus(evidence);
  const status = statuses.length === 0 ? null : Math.max(...statuses);
  const meaning = mostCarefulMeaning(meaningsOf(evidence, choice));
  const known = meaning === null || meaning.match.message === null ? "" : meaning.text.toLowerCase();
  const breakdowns = evidence.breakdowns.filter(({ words }) => words === "" || !known.includes(words.toLowerCase()));
  const one: Case = { evidence, meaning, status, statuses, breakdowns };
  for (const rule of RULES) {
    const advice = rule.advise(one);
    if (advice !== null) return { one, choice, advice };
  }
  return null;
}

function nameStatus({ statusOfName }: Evidence): readonly number[] {
  return statusOfName === null ? [] : [statusOfName];
}

function inherited<Key extends "urls" | "families">(evidence: Evidence, key: Key): Evidence[Key] {
  return evidence[key].length > 0 || evidence.whole === null ? evidence[key] : evidence.whole[key];
}

/** A code wins over a text that lost its code, unless the text says that the outcome is unknown. */
function mostCarefulMeaning(meanings: readonly Meaning[]): Meaning | null {
  const [first, ...others] = meanings;
  if (first === undefined) return null;
  return others.reduce((best, meaning) => {
    const isMoreCareful = careOfMeaning(meaning) > careOfMeaning(best);
    if (best.code === null || meaning.code !== null) return isMoreCareful ? meaning : best;
    return isMoreCareful && meaning.match.entry?.advice.write.execution === "unknown" ? meaning : best;
  }, first);
}

/** Of two equals, prefer the one with a known text. */
function careOfMeaning({ match, text }: Meaning): number {
  const advice = (ownAdvice(match) ?? situation("unknown-code")).write;
  return careOf(advice) * 4 + (match.message !== null ? 2 : 0) + (text !== "" ? 1 : 0);
}

function care({ advice }: Verdict, isRead: boolean): number {
  return careOf(isRead ? advice.read : advice.write);
}

function isHalf({ one }: Verdict): boolean {
  const { part } = one.evidence;
  return part?.kind === "cancel" || part?.kind === "new-order";
}

function isItem({ part }: Evidence): boolean {
  return part?.kind === "item";
}

function reads(all: readonly Evidence[], context: ParseContext): boolean {
  return (
    changesState(
      context,
      all.flatMap(({ methods }) => methods),
    ) === false
  );
}

function recordOf(
  { one, choice, advice }: Verdict,
  all: readonly Evidence[],
  context: ParseContext,
  part: Findings["part"],
): BinanceErrorInfo {
  const { evidence, meaning, status } = one;
  const changes = changesState(
    context,
    all.flatMap(({ methods }) => methods),
  );
  const kind = kindOf(evidence, meaning !== null, status);
  return record({
    kind,
    code: meaning === null ? null : meaning.code,
    match: meaning === null ? NO_MATCH : meaning.match,
    text: meaning === null ? wordsOf(evidence) : meaning.text,
    recognition: meaning === null ? "none" : meaning.recognition,
    family: choice.family,
    status,
    changesState: changes,
    advice: changes === false ? advice.read : advice.write,
    lost: meaning === null ? (kind === "http" ? "body" : null) : meaning.recognition === "text" ? "code" : null,
    cancelReplace: evidence.cancelReplace ?? evidence.whole?.cancelReplace ?? null,
    part,
    waits: {
      headers: [context.headers, ...all.flatMap(({ headers }) => headers)],
      quoted: all.flatMap(({ retryAfters }) => retryAfters),
      at: all.flatMap(({ retryAts }) => retryAts),
    },
    now: context.now,
  });
}

function wordsOf({ isUnread, words, statements }: Evidence): string {
  if (isUnread) return UNREAD;
  return words !== "" ? words : (statements.find(({ message }) => message !== "")?.message ?? "");
}
