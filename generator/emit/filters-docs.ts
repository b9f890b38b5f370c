import type { KnownFamily, KnownFilter, KnownFilters } from "../filters/apply-overlay.ts";
import { formulaOf } from "../filters/build-filters.ts";
import { FAMILIES } from "../families.ts";
import type { FiltersSnapshot } from "../filters/model.ts";
import { escapeJson } from "../../src/text/printable.ts";
import { compareCodePoints, type EmittedFile, headerText } from "./emit-files.ts";
import { codeSpan, escapeMarkdown } from "./escape-markdown.ts";

/** generated/filters.json: pages and overlay together, for the web site. A family that borrows rules has those of its page. */
export function emitFilterData({ families }: KnownFilters, { families: read }: FiltersSnapshot): EmittedFile {
  const all = read.map(({ family, pages, filters }) => {
    const known = families.find((one) => one.family === family)?.filters ?? filters;
    return { family, pages, filters: known };
  });
  return { path: "filters.json", content: escapeJson(`${JSON.stringify({ families: all }, null, 2)}\n`) };
}

/** An index and one page per filter: its conditions in each family, since when they hold, and the pages' notes. */
export function emitFilterDocs({ families, rejections }: KnownFilters): readonly EmittedFile[] {
  const names = [...new Set(families.flatMap(({ filters }) => filters.map(({ name }) => name)))].toSorted(
    compareCodePoints,
  );
  const messages = new Map(
    rejections.map(({ family, code, name, msg }) => [`${family} ${String(code)}`, `${String(code)} ${name}: ${msg}`]),
  );
  return [index(names, families), ...names.map((name) => page(name, families, messages))];
}

const docPath = (name: string): string => `docs/filters/${name.toLowerCase().replaceAll("_", "-")}.md`;

function index(names: readonly string[], families: readonly KnownFamily[]): EmittedFile {
  const rows = names.map((name) => {
    const having = families.filter(({ filters }) => filters.some((filter) => filter.name === name));
    const titles = having.map(({ family }) => escapeMarkdown(titleOf(family))).join(", ");
    return `| [${codeSpan(name)}](${docPath(name).replace("docs/filters/", "")}) | ${titles} |`;
  });
  const lines = [
    `<!-- ${headerText("filters")} -->`,
    "",
    "# Filters · 过滤器",
    "",
    "| Filter · 过滤器 | Families · 产品线 |",
    "| --- | --- |",
    ...rows,
  ];
  return { path: "docs/filters/README.md", content: `${lines.join("\n")}\n` };
}

function page(name: string, families: readonly KnownFamily[], messages: ReadonlyMap<string, string>): EmittedFile {
  const sections = families.flatMap(({ family, filters }) => {
    const filter = filters.find((one) => one.name === name);
    return filter === undefined ? [] : section(family, filter, messages);
  });
  const lines = [`<!-- ${headerText("filters")} -->`, "", `# ${escapeMarkdown(name)}`, "", ...sections];
  return { path: docPath(name), content: `${lines.join("\n").trimEnd()}\n` };
}

function section(family: string, filter: KnownFilter, messages: ReadonlyMap<string, string>): readonly string[] {
  const { fields, conditions, zeroDisables, orderTypes, text, since, formerly, source } = filter;
  const list = (title: string, items: readonly string[]): readonly string[] =>
    items.length === 0 ? [] : [title, "", ...items.map((item) => `- ${item}`), ""];
  const codes = [...new Set(conditions.flatMap((condition) => condition.codes))];
  const answers =
    codes.length === 0 ? [`Filter failure: ${filter.name}`] : codes.map((code) => messageOf(family, code, messages));
  return [
    `## ${escapeMarkdown(titleOf(family))}`,
    "",
    ...[text.en, text["zh-CN"]].flatMap((words) =>
      words === undefined || words === "" ? [] : [...words.split("\n").flatMap((line) => [escapeMarkdown(line), ""])],
    ),
    ...list(
      "Fields · 字段:",
      fields.map(({ name, type }) => `${codeSpan(name)} ${type}`),
    ),
    ...list(
      "Conditions · 条件:",
      conditions.map((condition) => `${codeSpan(formulaOf(condition))}${also(filter, condition.formula)}`),
    ),
    ...list("0 disables · 为 0 时不限制:", zeroDisables.map(codeSpan)),
    ...list("Order types · 订单类型:", orderTypes.map(codeSpan)),
    ...list("Answer · 错误:", answers.map(codeSpan)),
    ...list(
      "Formerly · 历史:",
      formerly.flatMap((former) =>
        former.conditions.length === 0
          ? []
          : [`until ${former.until}: ${former.conditions.map((one) => codeSpan(formulaOf(one))).join(", ")}`],
      ),
    ),
    ...(since === null ? [] : [`Since · 自: ${since.date}`, ""]),
    ...(source === null ? [] : [`Source · 来源: ${escapeMarkdown(source)}`, ""]),
  ];
}

function also({ alsoFor }: KnownFilter, formula: string): string {
  const others = Object.entries(alsoFor).flatMap(([subject, names]) => (formula.includes(`${subject} `) ? names : []));
  return others.length === 0 ? "" : ` (${others.map(codeSpan).join(", ")})`;
}

function messageOf(family: string, code: number, messages: ReadonlyMap<string, string>): string {
  return (
    messages.get(`${family} ${String(code)}`) ??
    messages.get(`usds-futures ${String(code)}`) ??
    messages.get(`spot ${String(code)}`) ??
    String(code)
  );
}

function titleOf(family: string): string {
  return FAMILIES.find(({ id }) => id === family)?.title.en ?? family;
}
