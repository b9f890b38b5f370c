import type { MutablePage, Mutated, Mutator } from "../mutation.ts";
import { editAt, type Place } from "../places.ts";
import type { Random } from "../random.ts";

function everywhere(change: (text: string, page: MutablePage) => string): Mutator["mutate"] {
  return (page) => {
    const edited = change(page.text, page);
    return edited === page.text ? null : edited;
  };
}

function edit(place: Place, change: (found: string, random: Random) => string): Mutator["mutate"] {
  return (page, random): Mutated => editAt(page, place, random, (found) => change(found, random));
}

function escapeTags(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** Signs of codes as entities: `&#45;1003`, `&minus;1003`. */
function entitySigns(text: string, random: Random): string {
  return text.replace(/-(?=\d{4})/u, random.pick(["&#45;", "&#x2d;", "&minus;", "&ndash;", "&hyphen;", "&#8722;"]));
}

export const ENTITIES: readonly Mutator[] = [
  { name: "entities escaped twice", mutate: everywhere((text) => text.replace(/&(?=#?\w{2,8};)/gu, "&amp;")) },
  { name: "one entity escaped twice", mutate: edit("entity", (text) => `&amp;${text.slice(1)}`) },
  { name: "entity's `;` lost", mutate: edit("entity", (text) => text.slice(0, -1)) },
  { name: "entity's `&` lost", mutate: edit("entity", (text) => text.slice(1)) },
  { name: "entity dropped", mutate: edit("entity", () => "") },
  { name: "whole page escaped as text", mutate: everywhere(escapeTags) },
  { name: "one line escaped as text", mutate: edit("line", escapeTags) },
  { name: "sign of a code as an entity", mutate: edit("codeHeading", entitySigns) },
  { name: "underscores as entities", mutate: everywhere((text) => text.replace(/\\?_/gu, "&#95;")) },
  { name: "backslashes doubled", mutate: everywhere((text) => text.replaceAll("\\", "\\\\")) },
  { name: "backslashes dropped", mutate: everywhere((text) => text.replaceAll("\\", "")) },
  { name: "one backslash dropped", mutate: edit("escape", (text) => text.slice(1)) },
  { name: "everything escaped by backslashes", mutate: everywhere(escapeMarkdown) },
  { name: "heading as a link", mutate: headingAsLink },
];

function headingAsLink(page: MutablePage, random: Random): Mutated {
  const link = page.format === "html" ? '<a href="#anchor">$1</a>' : "[$1](#anchor)";
  return editAt(page, "codeHeading", random, (text) => text.replace(/(?<=[>#]\s*)(-\d{3,6}[^<[\n]*)/u, link));
}

function escapeMarkdown(text: string, { format }: MutablePage): string {
  return format === "html" ? text : text.replace(/(?<!\\)[_*`[\]()](?! )/gu, "\\$&");
}
