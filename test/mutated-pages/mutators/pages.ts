import type { MutablePage, Mutated, Mutator } from "../mutation.ts";
import { spansOf } from "../places.ts";
import type { Random } from "../random.ts";

const GLUE = [
  "",
  "\n",
  "\n\n",
  "\n---\n\n",
  "\n\n---\n\n## Document: Error codes\n\nURL: /en/docs/products/x/errors\n\n",
];

function stranger({ strangers, locale }: MutablePage, random: Random, sameLanguage: boolean): string | null {
  const fitting = strangers.filter((other) => (other.locale === locale) === sameLanguage);
  return fitting.length === 0 ? null : random.pick(fitting).text;
}

function joined(first: string, second: string | null, random: Random): Mutated {
  return second === null ? null : `${first}${random.pick(GLUE)}${second}`;
}

/** Without its title a page has no mark of its beginning. */
function untitled(text: string): string {
  return text.replace(/^# .*$/mu, "").replace(/<h1\b[^>]*>[\s\S]*?<\/h1>/u, "");
}

/** The first part of this page and the rest of another, cut at headings: a cache that mixed two answers. */
function spliced(page: MutablePage, other: string | null, random: Random): Mutated {
  const own = spansOf(page, "codeHeading");
  const theirs = other === null ? [] : spansOf({ text: other, format: page.format }, "codeHeading");
  if (other === null || own.length === 0 || theirs.length === 0) return null;
  return page.text.slice(0, random.pick(own).start) + other.slice(random.pick(theirs).start);
}

/** A piece of another page, of one entry to ten, in the middle of this one. */
function grafted(page: MutablePage, other: string | null, random: Random): Mutated {
  const own = spansOf(page, "codeHeading");
  const theirs = other === null ? [] : spansOf({ text: other, format: page.format }, "codeHeading");
  const from = random.below(theirs.length);
  const [start, end] = [theirs[from], theirs[from + 1 + random.below(10)]];
  if (other === null || own.length === 0 || start === undefined || end === undefined) return null;
  const at = random.pick(own).start;
  return page.text.slice(0, at) + other.slice(start.start, end.start) + page.text.slice(at);
}

/** Words that identify a page; without them only its codes and names do. */
function anonymous(text: string | null): Mutated {
  if (text === null) return null;
  return text
    .replace(/\[\u200b\]\([^\n)]*\)/gu, "")
    .replace(/\s(?:href|content|class)="[^"]*(?:docs|hash-link)[^"]*"/gu, "")
    .replace(/^# .*$/mu, "# Error codes")
    .replace(/\slang="[^"]*"/u, "");
}

export const PAGES: readonly Mutator[] = [
  { name: "page twice", mutate: ({ text }, random) => joined(text, text, random) },
  { name: "page twice, second without title", mutate: ({ text }, random) => joined(text, untitled(text), random) },
  { name: "both languages, this one first", mutate: ({ text, twin }, random) => joined(text, twin, random) },
  {
    name: "both languages, the other first",
    mutate: ({ text, twin }, random) => (twin === null ? null : joined(twin, text, random)),
  },
  {
    name: "both languages, second without title",
    mutate: ({ text, twin }, random) => (twin === null ? null : joined(text, untitled(twin), random)),
  },
  { name: "another product behind", mutate: (page, random) => joined(page.text, stranger(page, random, true), random) },
  {
    name: "another product behind, without title",
    mutate: (page, random) => joined(page.text, mapText(stranger(page, random, true), untitled), random),
  },
  {
    name: "another product before",
    mutate: (page, random) => mapText(stranger(page, random, true), (other) => `${other}\n\n${page.text}`),
  },
  { name: "another language instead", mutate: ({ twin }) => twin },
  { name: "another language instead, anonymous", mutate: ({ twin }) => anonymous(twin) },
  { name: "another product instead", mutate: (page, random) => stranger(page, random, true) },
  {
    name: "another product instead, anonymous",
    mutate: (page, random) => anonymous(stranger(page, random, true)),
  },
  { name: "another product and language instead", mutate: (page, random) => stranger(page, random, false) },
  {
    name: "begins as this page, ends as its other language",
    mutate: (page, random) => spliced(page, page.twin, random),
  },
  {
    name: "begins as this page, ends as another",
    mutate: (page, random) => spliced(page, stranger(page, random, true), random),
  },
  { name: "entries of the other language within", mutate: (page, random) => grafted(page, page.twin, random) },
  {
    name: "entries of another product within",
    mutate: (page, random) => grafted(page, stranger(page, random, true), random),
  },
  { name: "entries of this page again", mutate: (page, random) => grafted(page, page.text, random) },
];

function mapText(text: string | null, change: (text: string) => string): string | null {
  return text === null ? null : change(text);
}
