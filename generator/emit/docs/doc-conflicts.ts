import type { Catalog, Family } from "../../model.ts";
import { type EmittedFile, headerText } from "../emitted-file.ts";
import { escapeMarkdown } from "../escape/escape-markdown.ts";
import { groupBy } from "../../group-by.ts";
import { compareCodes, compareCodePoints } from "../order.ts";
import { docContext, errorAnchor } from "./doc-context.ts";

interface Meaning {
  readonly code: number;
  readonly name: string;
  readonly family: Family;
  readonly link: string;
}

/** Codes whose name depends on the family: why no program may look a code up without its family. */
export function emitConflictsDoc(catalog: Catalog): EmittedFile {
  const rows = conflicts(catalog).map(([code, meanings]) => {
    const names = groupBy(meanings, ({ name }) => name);
    const cells = [...names]
      .toSorted(([left], [right]) => compareCodePoints(left, right))
      .map(([name, same]) => `${escapeMarkdown(name)} (${same.map(({ link }) => link).join(", ")})`);
    return `| ${String(code)} | ${cells.join("<br>")} |`;
  });
  const lines = [
    `<!-- ${headerText("*")} -->`,
    "",
    "# Codes that mean different things · 含义因产品线而异的代码",
    "",
    "The base path of a call decides which list its code is looked up in. These codes have different names in different families.",
    "",
    "调用的基础路径决定应查询哪份错误代码列表。下列代码在不同产品线中的名称不同。",
    "",
    "| Code · 代码 | Names · 名称 |",
    "| --- | --- |",
    ...rows,
  ];
  return { path: "docs/conflicts.md", content: `${lines.join("\n")}\n` };
}

/** By code, where two families disagree on the name. Two entries within one family are no conflict. */
export function conflicts(catalog: Catalog): readonly (readonly [code: number, meanings: readonly Meaning[]])[] {
  const meanings = catalog.families.flatMap((family) => {
    const context = docContext(catalog, family, "en");
    return family.errors.map(({ code, name }) => {
      const link = `[${family.id}](${family.id}.md#${errorAnchor(context, { code, name })})`;
      return { code, name, family, link };
    });
  });
  return [...groupBy(meanings, ({ code }) => code)]
    .filter(([, same]) => disagree(same))
    .toSorted(([a], [b]) => compareCodes(a, b));
}

function disagree(meanings: readonly Meaning[]): boolean {
  const byFamily = groupBy(meanings, ({ family }) => family.id);
  const names = [...byFamily.values()].map((same) => same.map(({ name }) => name).join(" "));
  return new Set(names).size > 1;
}
