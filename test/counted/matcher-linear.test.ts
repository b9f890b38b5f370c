import { afterAll, beforeAll, describe, test } from "vitest";
import type { Message } from "../../src/model/message.ts";
import { fuzzRuns, spread } from "../support/fuzz-runs.ts";
import { almost, type Growing, stretched } from "./adversarial-texts.ts";
import { type Bound, type MostExpensive, expectLinear } from "./expect-linear.ts";
import { costOf, loadCounted } from "./load-counted.ts";

const counted = await loadCounted();
const MATCHERS = counted.allTables.map((table) => new counted.FamilyMatcher(table));

/** Maximum of read characters per character of a text. */
const ONE_TEMPLATE: Bound = { each: 4, fixed: 500 };
const ONE_FAMILY: Bound = { each: 120, fixed: 15_000 };

const SHORT = [400, 800, 1600];
/** Lengths on both sides of every limit of the matcher. */
const LONG = [1000, 2000, 4000, 8000, 16_000, 32_000];

interface Place {
  readonly matcher: (typeof MATCHERS)[number];
  readonly message: Message;
}

const PLACES: readonly Place[] = MATCHERS.flatMap((matcher) =>
  matcher.rows.all().flatMap(({ messages }) => messages.map((message) => ({ matcher, message }))),
);
const TEMPLATES = PLACES.filter(({ message }) => message.literal === null);
const LITERALS = PLACES.filter(({ message }) => message.literal !== null);

/** In CI 500 wordings, each in one family; in a long run under each of its codes. */
function chosen(places: readonly Place[]): readonly Place[] {
  const byText = new Map(places.map((place) => [JSON.stringify(place.message.segments), place]));
  const most = fuzzRuns(Math.min(byText.size, 500));
  return spread(most > byText.size ? places : [...byText.values()], most);
}

const mostExpensive: Record<string, MostExpensive> = {};

interface Trial {
  readonly places: readonly Place[];
  readonly texts: (message: Message) => readonly Growing[];
  readonly lengths: readonly number[];
  readonly bound: Bound;
  readonly action: (place: Place, text: string) => unknown;
}

function tryAll(name: string, { places, texts, lengths, bound, action }: Trial): void {
  const worst = (mostExpensive[name] = { perCharacter: 0, title: "" });
  for (const place of places) {
    const cost = (text: string): number => costOf(counted, () => action(place, text));
    expectLinear(texts(place.message), lengths, cost, bound, worst);
  }
}

const almostOf = ({ segments }: Message): readonly Growing[] => almost(segments);
const stretchedOf = ({ literal }: Message): readonly Growing[] => stretched(literal ?? "");
const matchOwn = ({ matcher, message }: Place, text: string): unknown => matcher.match(message.entry.code, text);
const matchForeign = ({ matcher }: Place, text: string): unknown => matcher.match(-99_999, text);
const findAll = ({ matcher }: Place, text: string): unknown => matcher.findAll(text);

beforeAll(() => {
  // The tables are read once, before counting.
  for (const matcher of MATCHERS) matcher.findAll("Mandatory parameter");
});
afterAll(() => {
  console.info(JSON.stringify(mostExpensive, null, 2));
});

describe("characters looked at grow no faster than the text", { timeout: 600_000 }, () => {
  test("each template separately", () => {
    const action = ({ message }: Place, text: string): unknown => counted.matchTemplate(message.plan, text);
    tryAll("template", { places: chosen(TEMPLATES), texts: almostOf, lengths: SHORT, bound: ONE_TEMPLATE, action });
  });

  test.each<[string, Trial["action"]]>([
    ["its own code", matchOwn],
    ["a code that the family lacks", matchForeign],
    ["no code", findAll],
  ])("all templates of a family, with %s", (name, action) => {
    const all = { bound: ONE_FAMILY, action };
    tryAll(name, { ...all, places: chosen(TEMPLATES), texts: almostOf, lengths: SHORT });
    tryAll(`${name}, no values`, {
      ...all,
      places: spread(LITERALS, fuzzRuns(200)),
      texts: stretchedOf,
      lengths: SHORT,
    });
    tryAll(`${name}, long`, { ...all, places: spread(TEMPLATES, fuzzRuns(6)), texts: almostOf, lengths: LONG });
  });
});
