import { type MutablePage, type Mutator } from "../mutation.ts";
import { sliceOf, spansOf } from "../places.ts";
import type { Random } from "../random.ts";

/** Damage of a whole page, as by a converter, a template or a wrong release. Each changes the page's content. */

type Change = (found: string, index: number, random: Random) => string;

/** Replaces every heading of a code, or every item, by the result of `change`. */
function each(place: "codeHeading" | "item", change: Change): Mutator["mutate"] {
  return (page, random) => {
    const spans = spansOf(page, place);
    if (spans.length < 10) return null;
    let text = "";
    let at = 0;
    spans.forEach((span, index) => {
      text += page.text.slice(at, span.start) + change(sliceOf(page.text, span), index, random);
      at = span.end;
    });
    text += page.text.slice(at);
    return text === page.text ? null : text;
  };
}

/** The words of an item between its mark or tags. */
function inItem(change: (words: string, index: number, random: Random) => string): Change {
  return (found, index, random) => {
    const [, start = "", words = "", end = ""] = /^(\s*(?:[*-] |<li>))([\s\S]*?)(<\/li>)?$/u.exec(found) ?? [];
    return words === "" ? found : `${start}${change(words, index, random)}${end}`;
  };
}

const item = (page: MutablePage, words: string): string =>
  page.format === "html" ? `<ul><li>${words}</li></ul>` : `\n\n* ${words}\n`;

/** Appends a text to every heading of a code, or every n-th. */
function below(words: (index: number) => string, step = 1): Mutator["mutate"] {
  return (page, random) =>
    each("codeHeading", (found, index) => (index % step === 0 ? found + item(page, words(index)) : found))(
      page,
      random,
    );
}

function swapNames(step: number): Mutator["mutate"] {
  return (page) => {
    const spans = spansOf(page, "codeHeading");
    const name = (at: number): string =>
      /[A-Z][A-Z0-9]*(?:\\?_[A-Z0-9]+)+/u.exec(sliceOf(page.text, spans[at] ?? { start: 0, end: 0 }))?.[0] ?? "";
    let text = page.text;
    for (let at = 0; at + 1 < spans.length; at += step) {
      const [a, b] = [name(at), name(at + 1)];
      if (a === "" || b === "" || a === b) continue;
      text = text.replaceAll(
        new RegExp(`(?<![\\w\\\\])(?:${a}|${b})(?![\\w\\\\])`.replaceAll("\\_", "\\\\_"), "gu"),
        (found) => (found === a ? b : a),
      );
    }
    return text === page.text ? null : text;
  };
}

const cut =
  (share: number, bytes = 0): Mutator["mutate"] =>
  ({ text }) =>
    text.slice(0, Math.floor(text.length * (1 - share)) - bytes);

const newCodes =
  (count: number): Mutator["mutate"] =>
  (page) => {
    const made = Array.from({ length: count }, (_, index) =>
      page.format === "html"
        ? `<h3>-${String(90_000 + index)} MADE_${String(index)}</h3><ul><li>Made up ${String(index)}.</li></ul>`
        : `\n\n### -${String(90_000 + index)} MADE_${String(index)}\n\n* Made up ${String(index)}.\n`,
    ).join("");
    const at = spansOf(page, "codeHeading")[3]?.start;
    return at === undefined ? null : `${page.text.slice(0, at)}${made}\n\n${page.text.slice(at)}`;
  };

const heading = (change: (text: string, index: number) => string, step = 1): Mutator["mutate"] =>
  each("codeHeading", (found, index) => (index % step === 0 ? change(found, index) : found));

const CODE = /-\d{4,6}/u;

export const MASS: readonly Mutator[] = [
  {
    name: "all items to paragraphs",
    mutate: each("item", (found) =>
      found
        .replace(/^\s*[*-] /u, "\n")
        .replace("<li>", "<p>")
        .replace("</li>", "</p>"),
    ),
  },
  {
    name: "one text for all",
    mutate: each(
      "item",
      inItem(() => "An error occurred."),
    ),
  },
  {
    name: "one text for every fifth",
    mutate: each(
      "item",
      inItem((words, at) => (at % 5 === 0 ? "An error occurred." : words)),
    ),
  },
  { name: "%s became {0}", mutate: ({ text }) => (text.split("%s").length < 8 ? null : text.replaceAll("%s", "{0}")) },
  { name: "%s lost", mutate: ({ text }) => (text.split("%s").length < 8 ? null : text.replaceAll("%s", "")) },
  {
    name: "a mark in every item",
    mutate: each(
      "item",
      inItem((words) => `${words}[^1]`),
    ),
  },
  {
    name: "a word in every item",
    mutate: each(
      "item",
      inItem((words) => `${words} (see note)`),
    ),
  },
  { name: "one more item everywhere", mutate: below(() => "HTTP status: 400") },
  { name: "one more item at every tenth", mutate: below(() => "HTTP status: 400", 10) },
  { name: "2,000 new codes", mutate: newCodes(2000) },
  { name: "a hundred new codes", mutate: newCodes(100) },
  { name: "every tenth pair of names swapped", mutate: swapNames(20) },
  { name: "every pair of names swapped", mutate: swapNames(2) },
  { name: "every tenth heading dropped", mutate: heading(() => "", 10) },
  {
    name: "every tenth heading a paragraph",
    mutate: heading((found) => found.replace(/^\s*#+\s*/u, "").replace(/<(\/?)h[1-6]\b[^>]*>/gu, "<$1p>"), 10),
  },
  {
    name: "every tenth code garbled",
    mutate: heading((found) => found.replace(CODE, (code) => code.slice(0, -1)), 10),
  },
  { name: "every minus sign lost", mutate: heading((found) => found.replaceAll(/(?<![\w#])\\?-(?=\d{4})/gu, "")) },
  { name: "every name lost", mutate: heading((found) => found.replace(/(-\d{4,6}) [^<[\n]+/u, "$1")) },
  {
    name: "every tenth name in lower case",
    mutate: heading((found) => found.replace(/ [A-Z\\_0-9]{4,}/u, (name) => name.toLowerCase()), 10),
  },
  {
    name: "every tenth name with a letter that looks alike",
    mutate: heading((found) => found.replace(/O/u, "\u041e"), 10),
  },
  { name: "every code one lower", mutate: heading((found) => found.replace(CODE, (code) => String(Number(code) - 1))) },
  { name: "every third item dropped", mutate: each("item", (found, at) => (at % 3 === 0 ? "" : found)) },
  {
    name: "every item cut",
    mutate: each(
      "item",
      inItem((words) => words.slice(0, 12)),
    ),
  },
  {
    name: "every item in capitals",
    mutate: each(
      "item",
      inItem((words) => words.toUpperCase()),
    ),
  },
  { name: "every item under the next code", mutate: rotateItems },
  {
    name: "every figure another",
    mutate: each(
      "item",
      inItem((words) => words.replace(/\d/gu, (figure) => String((Number(figure) + 3) % 10))),
    ),
  },
  { name: "cut by 100 characters", mutate: cut(0, 100) },
  { name: "cut by 1 %", mutate: cut(0.01) },
  { name: "cut by 5 %", mutate: cut(0.05) },
  { name: "cut by 9 %", mutate: cut(0.09) },
  { name: "cut to half", mutate: cut(0.5) },
  { name: "last entry dropped", mutate: dropLast },
  {
    name: "last item dropped",
    mutate: (page, random) =>
      each("item", (found, at) => (at === spansOf(page, "item").length - 1 ? "" : found))(page, random),
  },
  {
    name: "six more items at one code",
    mutate: below((at) => (at === 6 ? "One.\n* Two.\n* Three.\n* Four.\n* Five.\n* Six more." : ""), 100_000),
  },
  {
    name: "lines of a site below the page",
    mutate: (page) =>
      page.text.replace(
        /(<\/article>|$)/u,
        () => item(page, "All rights reserved by the exchange") + item(page, "Join our community"),
      ),
  },
  { name: "every tenth entry doubled under another code", mutate: doubled },
  { name: "one item dropped", mutate: one((found) => (found === "" ? found : "")) },
  { name: "one item cut", mutate: one(inItem((words) => (words.length < 12 ? words : words.slice(0, -6)))) },
  { name: "one item reworded", mutate: one(inItem((words) => words.replace(/ /u, " not "))) },
];

function rotateItems(page: MutablePage, random: Random): string | null {
  const items = spansOf(page, "item").map((span) => sliceOf(page.text, span));
  const result = each("item", (_, at) => items[(at + 1) % items.length] ?? "")(page, random);
  return typeof result === "string" ? result : null;
}

function dropLast(page: MutablePage): string | null {
  const last = spansOf(page, "codeHeading").at(-1);
  if (last === undefined) return null;
  const next = spansOf(page, "heading").find(({ start }) => start > last.start);
  return (
    page.text.slice(0, last.start) +
    (next === undefined
      ? page.format === "html"
        ? "</div></article></body></html>"
        : ""
      : page.text.slice(next.start))
  );
}

function doubled(page: MutablePage): string | null {
  const headings = spansOf(page, "codeHeading");
  const copies = headings.flatMap((span, at) => {
    const next = headings[at + 1];
    if (at % 10 !== 0 || next === undefined) return [];
    return [page.text.slice(span.start, next.start).replace(CODE, (code) => `-7${code.slice(1)}`)];
  });
  const at = headings[1]?.start;
  return at === undefined || copies.length < 5
    ? null
    : `${page.text.slice(0, at)}${copies.join("\n\n")}\n\n${page.text.slice(at)}`;
}

function one(change: Change): Mutator["mutate"] {
  return (page, random) => {
    const chosen = random.below(spansOf(page, "item").length);
    return each("item", (found, at) => (at === chosen ? change(found, at, random) : found))(page, random);
  };
}
