import type { MutablePage, Mutated, Mutator } from "../mutation.ts";
import { editAt, pickSpan, type Place, pointIn, replaceSpan, sliceOf, spansOf } from "../places.ts";
import type { Random } from "../random.ts";

function edit(place: Place, change: (found: string, random: Random) => string | null): Mutator["mutate"] {
  return (page, random) => editAt(page, place, random, (found) => change(found, random));
}

/** Two tags in a row change places. */
function swapTags(page: MutablePage, random: Random): Mutated {
  const spans = spansOf(page, "tag");
  const index = random.below(Math.max(1, spans.length - 1));
  const [first, second] = [spans[index], spans[index + 1]];
  if (first === undefined || second === undefined) return null;
  const [a, b] = [sliceOf(page.text, first), sliceOf(page.text, second)];
  if (a === b) return null;
  return replaceSpan(replaceSpan(page.text, second, a), first, b);
}

const OTHER_NAMES =
  "h1 h2 h4 h6 p div span b li ul ol td th tr table pre code a nav aside footer button template".split(" ");

/** `<h3 …>` becomes `<p …>`; its end tag stays. */
function renameTag(found: string, random: Random): string {
  return found.replace(/^(<\/?)[a-z][a-z0-9]*/iu, `$1${random.pick(OTHER_NAMES)}`);
}

/** Every tag of one name becomes another: a new design of the site. */
function renameAll(page: MutablePage, random: Random): Mutated {
  const span = pickSpan(page, "openTag", random);
  if (span === null) return null;
  const name = /^<([a-z][a-z0-9]*)/iu.exec(sliceOf(page.text, span))?.[1];
  if (name === undefined) return null;
  const other = random.pick(OTHER_NAMES);
  return page.text.replace(new RegExp(`(</?)${name}(?=[\\s>/])`, "giu"), `$1${other}`);
}

const OPENERS = [
  "<!--",
  "<script>",
  "<style>",
  "<template>",
  "<svg>",
  "<nav>",
  "<aside>",
  "<select>",
  "<pre>",
  "<a ",
  "<",
];
const MARKDOWN_OPENERS = ["<!--", "```", "~~~", "<details>", "<pre>", "<table>", "<div>", "<script>", "---", "    "];

/** Something is opened and never closed. */
function openUnclosed({ text, format }: MutablePage, random: Random): Mutated {
  if (format === "html") {
    const at = random.below(text.length);
    return text.slice(0, at) + random.pick(OPENERS) + text.slice(at);
  }
  const lines = text.split("\n");
  lines.splice(random.below(lines.length), 0, random.pick(MARKDOWN_OPENERS));
  return lines.join("\n");
}

/** One or more entries are wrapped into an invisible element. */
function wrapHidden(page: MutablePage, random: Random): Mutated {
  const headings = spansOf(page, "codeHeading");
  const index = random.below(Math.max(1, headings.length - 3));
  const [from, to] = [headings[index], headings[index + 1 + random.below(2)]];
  if (from === undefined || to === undefined) return null;
  const [open, close] = random.pick([
    ["<!--", "-->"],
    ["<template>", "</template>"],
    ["<noscript>", "</noscript>"],
    ["<aside>", "</aside>"],
    ["<nav>", "</nav>"],
    ['<div class="sr-only">', "</div>"],
    ["<pre>", "</pre>"],
    ["<details>", "</details>"],
  ] as const);
  const inner = page.text.slice(from.start, to.start);
  return `${page.text.slice(0, from.start)}${open}\n${inner}\n${close}\n${page.text.slice(to.start)}`;
}

export const TAGS: readonly Mutator[] = [
  { name: "tag dropped", mutate: edit("tag", () => "") },
  { name: "start tag dropped", mutate: edit("openTag", () => "") },
  { name: "end tag dropped", mutate: edit("closeTag", () => "") },
  { name: "tag doubled", mutate: edit("tag", (tag) => tag + tag) },
  { name: "two tags swapped", mutate: swapTags },
  { name: "tag renamed", mutate: edit("tag", renameTag) },
  { name: "all tags of a name renamed", mutate: renameAll },
  { name: "tag's `>` lost", mutate: edit("tag", (tag) => tag.slice(0, -1)) },
  { name: "tag's `<` lost", mutate: edit("tag", (tag) => tag.slice(1)) },
  { name: "tag's slash lost", mutate: edit("closeTag", (tag) => tag.replace("/", "")) },
  { name: "attribute's quote lost", mutate: edit("attribute", (text, random) => dropQuote(text, random)) },
  { name: "attribute dropped", mutate: edit("attribute", () => "") },
  { name: "attribute broken", mutate: edit("attribute", (text, random) => breakAttribute(text, random)) },
  { name: "tag split", mutate: splitTag },
  { name: "something opened, never closed", mutate: openUnclosed },
  { name: "entries wrapped into hidden markup", mutate: wrapHidden },
];

function dropQuote(text: string, random: Random): string {
  return random.chance(0.5) ? text.replace('"', "") : text.slice(0, -1);
}

function breakAttribute(text: string, random: Random): string {
  return random.pick([text.replace("=", ""), text.replace('"', '">'), text.replace('="', '="<'), `${text}"`]);
}

function splitTag(page: MutablePage, random: Random): Mutated {
  const span = pickSpan(page, "tag", random);
  if (span === null) return null;
  const at = pointIn(span, random);
  return page.text.slice(0, at) + random.pick(["<", ">", "\n", '"', "<b>", "</"]) + page.text.slice(at);
}
