import { isError } from "../../generator/problem.ts";
import { describeSource } from "../../generator/sources.ts";
import { printable, problemLines } from "../cli.ts";
import type { PageResult } from "./read-page.ts";
import type { RefreshResult } from "./run-refresh.ts";

/** The result for a person at a terminal. */
export function renderRefresh(result: RefreshResult): string {
  const change = result.change === null ? [] : [result.change.rendered.summary];
  const blocks = [
    pageLines(result.pages),
    result.problems.toSorted((a, b) => Number(isError(b)) - Number(isError(a))).flatMap(problemLines),
    fileLines(result),
    [...change, conclusion(result)],
  ];
  const shown = blocks.filter((lines) => lines.length > 0).map((lines) => lines.join("\n"));
  return `${shown.join("\n\n")}\n`;
}

/** The result for programs. */
export function summarise({ status, pages, files, generated, change, problems }: RefreshResult): object {
  return {
    status,
    summary: change?.rendered.summary ?? null,
    diff: change?.diff ?? null,
    pages: pages.map((page) => ({
      family: page.source.family,
      product: page.source.product,
      locale: page.source.locale,
      ok: page.ok,
      ...(page.ok ? { url: page.read.raw.url, recorded: page.read.raw.recorded, sha256: page.read.sha256 } : {}),
    })),
    snapshots: files,
    generated: generated === null ? null : { status: generated.status, files: generated.files },
    problems,
  };
}

function pageLines(pages: readonly PageResult[]): readonly string[] {
  return pages.map((page) => {
    const name = describeSource(page.source).padEnd(40);
    if (!page.ok) return `${name} keeps its last snapshot`;
    const { raw, page: parsed } = page.read;
    return printable(`${name} ${String(parsed.entries.length).padStart(4)} entries, ${raw.recorded}, ${raw.url}`);
  });
}

function fileLines({ files, generated }: RefreshResult): readonly string[] {
  const changed = (folder: string, tree: RefreshResult["files"]): readonly string[] =>
    tree === null
      ? []
      : [
          ...tree.added.map((path) => `new      ${folder}/${path}`),
          ...tree.changed.map((path) => `changed  ${folder}/${path}`),
          ...tree.orphaned.map((path) => `removed  ${folder}/${path}`),
        ];
  return [...changed("snapshots", files), ...changed("generated", generated?.files ?? null)];
}

function conclusion({ status, problems }: RefreshResult): string {
  const errors = problems.filter(isError).length;
  const kept = errors === 0 ? "" : ` ${String(errors)} error(s) above need a look.`;
  switch (status) {
    case "written":
      return `snapshots/ and generated/ are written.${kept}`;
    case "would-write":
      return `This would change the files above; nothing was written.${kept}`;
    case "unchanged":
      return `Nothing changed.${kept}`;
    case "failed":
      return `Nothing was read or written.${kept}`;
  }
}
