import { test as property } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { diffCatalogs } from "../../generator/diff/diff-catalogs.ts";
import { catalogSchema } from "../../generator/catalog-model.ts";
import { parsePage } from "../../generator/parse/parse-page.ts";
import type { Problem } from "../../generator/problem.ts";
import { printable, printableJson } from "../../scripts/cli.ts";
import { linesOf } from "../../scripts/fetch/progress.ts";
import { renderResult } from "../../scripts/generate/render-result.ts";
import { inspectPage } from "../../scripts/inspect/inspect-page.ts";
import { NO_FACTS } from "../../scripts/refresh/facts.ts";
import { renderRefresh } from "../../scripts/refresh/report.ts";
import { findSource } from "../../generator/sources.ts";
import type { Catalog as CliCatalog } from "../../src/explain/catalog.ts";
import { explain } from "../../src/explain/explain.ts";
import { renderExplanation } from "../../src/cli/render.ts";
import { plain } from "../../src/cli/text.ts";
import { fuzzOptions } from "../support/fuzz-runs.ts";
import { hostileText, HOSTILE_TEXTS } from "../support/hostile-texts.ts";
import { hostilePages } from "./hostile-source.ts";
import { catalogOf, snapshotOf } from "./pipeline.ts";

/** The same JSON, read by the command. */
const cliCatalog = z.custom<CliCatalog>((value) => catalogSchema.safeParse(value).success);

/** Control and invisible characters, and commands of a CI runner. */
function expectPrintable(output: string): void {
  expect(output.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
  expect(output).not.toMatch(/^\s*::/mu);
  expect(output).not.toContain("##[");
}

const problemOf = (text: string): Problem => ({
  check: "x",
  severity: "error",
  at: { file: text, url: text, family: text, anchor: text, code: text },
  message: text,
  fix: text,
});

const generated = (problems: readonly Problem[]): string =>
  renderResult({ status: "failed", families: [], files: null, problems, openPoints: [] });

function refreshed(problems: readonly Problem[]): string {
  const state = { snapshots: [], manifest: { schemaVersion: 1 as const, pages: [] } };
  const nothing = { files: null, generated: null, change: null, pages: [] };
  return renderRefresh({ status: "unchanged", before: state, after: state, facts: NO_FACTS, problems, ...nothing });
}

function fetched(detail: string): string {
  const source = findSource("spot", "en");
  if (source === undefined) throw new Error("Spot has a source");
  const attempt = { url: `https://example.com/${detail}`, reason: "other-page", status: 200, detail } as const;
  return linesOf({ kind: "no-data", source, attempt });
}

describe("a page's text in a command's output", () => {
  // A name with a line break began a line of the log with `::set-output`: generate printed problems unescaped.
  it.each(HOSTILE_TEXTS)("%j", (text) => {
    for (const render of [generated, refreshed]) expectPrintable(render([problemOf(text)]));
    expectPrintable(fetched(text));
  });

  property.prop([hostileText], fuzzOptions(2000))("is on one line, and in JSON means the same", (text) => {
    expectPrintable(generated([problemOf(text)]));
    expect(printable(text)).not.toContain("\n");
    for (const json of [printableJson({ text }), printableJson({ [text]: [text] }, 2)]) expectPrintable(json);
    expect(JSON.parse(printableJson([text], 2))).toEqual([text]);
  });

  property.prop([hostilePages], fuzzOptions(100, 20))(
    "inspect, diff and explain print what can be seen",
    async (pages) => {
      const read = () => Promise.resolve({ text: pages.english, problems: [] });
      for (const record of await inspectPage({ file: "page", read }, {})) expectPrintable(printableJson(record));
      const snapshot = snapshotOf(pages);
      expectPrintable(printableJson(diffCatalogs({ snapshots: [] }, { snapshots: [snapshot] }), 2));
      const { catalog, problems } = catalogOf(snapshot);
      expectPrintable(generated([...problems, ...parsePage(pages.english).problems]));
      for (const { code } of catalog.families.flatMap(({ errors }) => errors).slice(0, 2)) {
        const settings = { family: null, language: "en", reads: false } as const;
        const explanation = explain(cliCatalog.parse(catalog), { kind: "code", code }, settings);
        const text = renderExplanation(explanation, { paint: plain, width: 80, language: "en", all: true });
        expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
      }
    },
  );
});
