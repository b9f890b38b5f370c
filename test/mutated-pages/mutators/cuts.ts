import type { MutablePage, Mutated, Mutator } from "../mutation.ts";
import { type Place, pointIn, type Span, spansOf } from "../places.ts";
import type { Random } from "../random.ts";

/** Half of the cuts are in the last tenth of the page: a page that lost more is refused anyway. */
function cutPoint(page: MutablePage, place: Place, random: Random): number | null {
  const spans = spansOf(page, place);
  const late = spans.filter(({ start }) => start > page.text.length * 0.9);
  const pool = late.length > 0 && random.chance(0.5) ? late : spans;
  return pool.length === 0 ? null : pointIn(random.pick(pool), random);
}

function cutIn(place: Place): Mutator["mutate"] {
  return (page, random) => {
    const at = cutPoint(page, place, random);
    return at === null ? null : page.text.slice(0, at);
  };
}

function anywhere({ text }: MutablePage, random: Random): number {
  const part = random.chance(0.5) ? 0.1 : 1;
  return Math.floor(text.length - random.next() * text.length * part);
}

/** Cut between the bytes of one character. */
function cutInCharacter(page: MutablePage, random: Random): Mutated {
  const spans = spansOf(page, "wide");
  const span = spans.length === 0 ? null : random.pick(spans);
  return span === null ? null : Buffer.from(page.text.slice(0, span.end)).subarray(0, -1);
}

function cutInFrontMatter({ text, format }: MutablePage, random: Random): Mutated {
  if (format === "html") return null;
  const front = '---\ntitle: "Error codes"\ndescription: what went wrong\n---\n\n';
  return `${front.slice(0, 4 + random.below(front.length - 8))}\n${text}`;
}

/** A gap of up to 3,000 characters, as after a broken and resumed connection. */
function hole({ text }: MutablePage, random: Random): Mutated {
  const start = random.below(text.length);
  return text.slice(0, start) + text.slice(start + 1 + random.below(3000));
}

function holeBetween(from: Place, to: Place): Mutator["mutate"] {
  return (page, random) => {
    const starts = spansOf(page, from);
    if (starts.length === 0) return null;
    const start = pointIn(random.pick(starts), random);
    const ends = spansOf(page, to).filter((span: Span) => span.start > start && span.start < start + 2000);
    if (ends.length === 0) return null;
    return page.text.slice(0, start) + page.text.slice(pointIn(random.pick(ends), random));
  };
}

function headLost({ text }: MutablePage, random: Random): Mutated {
  return text.slice(1 + random.below(text.length / (random.chance(0.5) ? 10 : 1)));
}

export const CUTS: readonly Mutator[] = [
  { name: "cut anywhere", mutate: (page, random) => page.text.slice(0, anywhere(page, random)) },
  { name: "cut inside a tag", mutate: cutIn("tag") },
  { name: "cut inside an attribute", mutate: cutIn("attribute") },
  { name: "cut inside a heading", mutate: cutIn("heading") },
  { name: "cut inside a list item", mutate: cutIn("item") },
  { name: "cut inside a table cell", mutate: cutIn("cell") },
  { name: "cut inside an entity", mutate: cutIn("entity") },
  { name: "cut inside a code block", mutate: cutIn("code") },
  { name: "cut inside a character", mutate: cutInCharacter },
  { name: "cut inside front matter", mutate: cutInFrontMatter },
  { name: "cut at a line", mutate: cutIn("blankLines") },
  { name: "beginning lost", mutate: headLost },
  { name: "hole anywhere", mutate: hole },
  { name: "hole from heading to heading", mutate: holeBetween("heading", "heading") },
  { name: "hole from heading to item", mutate: holeBetween("heading", "item") },
  { name: "hole from item to heading", mutate: holeBetween("item", "codeHeading") },
  { name: "hole from item to item", mutate: holeBetween("item", "item") },
  { name: "hole from tag to tag", mutate: holeBetween("tag", "tag") },
];
