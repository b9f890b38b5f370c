import type { Evidence, Statement } from "../evidence/evidence.ts";
import { isReasonPhrase } from "../evidence/request.ts";
import type { FamilyMatcher, Found, Reading } from "../match/family-matcher.ts";
import { type Match, NO_MATCH } from "../model/message.ts";
import type { Recognition } from "../result.ts";
import { type FamilyChoice, mergeMatches } from "./families.ts";

/** Meaning of a code and text in the lists that can apply. */
export interface Meaning {
  readonly code: number | null;
  readonly match: Match;
  readonly text: string;
  readonly recognition: Recognition;
}

const FIRST_CODE = 1000;

/** Meanings of one error's codes and texts, if they are the exchange's; codes first. */
export function meaningsOf(evidence: Evidence, choice: FamilyChoice): readonly Meaning[] {
  if (choice.isForeign) return [];
  const meanings: Meaning[] = [];
  const ours = evidence.statements.filter(({ isForeign }) => !isForeign);
  for (const statement of ours) {
    const meaning = statement.code === null ? null : meaningOfCode(statement, statement.code, choice);
    if (meaning !== null) meanings.push(meaning);
  }
  for (const statement of ours) {
    const meaning = statement.code === null ? meaningOfText(statement, choice.matchers) : null;
    if (meaning !== null) meanings.push(meaning);
  }
  return meanings;
}

/** Null if the number isn't the exchange's: its form or its text has to show it. */
function meaningOfCode(statement: Statement, code: number, choice: FamilyChoice): Meaning | null {
  const { trust } = statement;
  const reading = readCode(statement, code, choice.matchers);
  const fits = isRecognised(reading.match) || isNamed(statement, reading.match);
  if (fits || trust === "stream") return meaning(code, reading);
  if (code >= FIRST_CODE && trust === "text") {
    // `1008 Server is currently overloaded …`: the minus sign was lost; the text shows it.
    const negative = readCode(statement, -code, choice.matchers);
    return isRecognised(negative.match) ? meaning(-code, negative) : null;
  }
  if (trust === "text") {
    const isLikely = code <= -FIRST_CODE || statement.origin === "wire";
    return choice.isTold && isLikely && reading.match.entry !== null ? meaning(code, reading) : null;
  }
  // Other exchanges use positive codes too: they get a name only if a text or the caller shows that they are Binance's.
  if (code >= 0 && !choice.isTold) return meaning(code, { match: NO_MATCH, text: reading.text });
  return meaning(code, reading);
}

function meaning(code: number, { match, text }: Reading): Meaning {
  return { code, match, text, recognition: match.kind };
}

/** `-2020 UNABLE_TO_FILL`: the name beside the code counts like a text. */
function isNamed({ around, message }: Statement, { entry }: Match): boolean {
  if (entry === null || entry.name === null || entry.name.length < 6) return false;
  return message === entry.name || around.includes(entry.name);
}

function readCode(statement: Statement, code: number, matchers: readonly FamilyMatcher[]): Reading {
  const readings = narrowed(matchers.map((matcher) => readIn(matcher, statement, code)));
  const match = mergeMatches(readings.map((reading) => reading.match));
  return { match, text: readings[0]?.text ?? statement.message };
}

function readIn(matcher: FamilyMatcher, { message, around }: Statement, code: number): Reading {
  const match = message === "" ? matcher.matchCode(code) : matcher.match(code, message);
  const whole: Reading = { match, text: message };
  if (around === "" || match.kind === "exact" || match.kind === "template" || match.entry === null) return whole;
  return matcher.matchWithin(code, around) ?? whole;
}

/** Families that have the code; if some also have its text, only those. */
function narrowed(readings: readonly Reading[]): readonly Reading[] {
  if (readings.length < 2) return readings;
  const withCode = readings.filter(({ match }) => match.entry !== null);
  const withText = withCode.filter(({ match }) => isRecognised(match));
  return withText.length > 0 ? withText : withCode;
}

/** Whether the catalog has the text under this code. */
export function isRecognised({ kind }: Match): boolean {
  return kind === "exact" || kind === "template" || kind === "tolerant";
}

/** Messages of any code and family that equal this text or are part of it. */
function meaningOfText({ message, around }: Statement, matchers: readonly FamilyMatcher[]): Meaning | null {
  const whole = isReasonPhrase(message) ? [] : matchers.flatMap((matcher) => matcher.findAll(message));
  if (whole.length > 0) return meaningOfFound(whole, message);
  const text = around === "" ? message : around;
  const within = matchers
    .flatMap((matcher) => matcher.findAllWithin(text) ?? [])
    .filter(({ start, end }) => !isReasonPhrase(text.slice(start, end)));
  const longest = within.reduce((most, { start, end }) => Math.max(most, end - start), 0);
  const [first, ...others] = within.filter(({ start, end }) => end - start === longest);
  if (first === undefined) return null;
  const same = others.filter(({ start }) => start === first.start);
  const found = [first, ...same].flatMap((one) => one.found);
  return meaningOfFound(found, text.slice(first.start, first.end));
}

function meaningOfFound(found: readonly Found[], text: string): Meaning {
  const matches = found.map(({ message, values }): Match => ({
    ...NO_MATCH,
    kind: "tolerant",
    entry: message.entry,
    message,
    values,
  }));
  return { code: null, match: mergeMatches(matches), text, recognition: "text" };
}
