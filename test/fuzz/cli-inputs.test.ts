import { Buffer } from "node:buffer";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { errorsInLine } from "../../src/cli/annotate-command.ts";
import { Notes } from "../../src/cli/annotate-notes.ts";
import { Tally, renderSummary } from "../../src/cli/annotate-summary.ts";
import { readCatalog } from "../../src/cli/catalog.ts";
import { explain } from "../../src/explain/explain.ts";
import { readQuery } from "../../src/explain/find.ts";
import { renderExplanation, renderNothing, renderSuggestions } from "../../src/cli/render.ts";
import { plain } from "../../src/cli/text.ts";
import { printableJson } from "../../src/text/printable.ts";
import { runCli } from "../cli/support/run-cli.ts";
import { fuzzOptions } from "../support/fuzz-runs.ts";
import { mutatedText } from "./hostile-values.ts";

const catalog = readCatalog();
const anyText = fc.oneof(mutatedText, mutatedText, fc.string({ maxLength: 200, unit: "binary" }));
const settings = fc.record({
  family: fc.constantFrom(null, "spot" as const, "usds-futures" as const, "sapi" as const),
  language: fc.constantFrom("en" as const, "zh-CN" as const),
  reads: fc.boolean(),
});

/** Without control and invisible characters. Line ends are the renderer's. */
function expectPrintable(text: string): void {
  const found = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/u.exec(text.replaceAll("\n", ""));
  if (found !== null) expect.fail(`not printable: ${JSON.stringify(text)}`);
}

describe("the output is printable for any input", { timeout: 7_200_000 }, () => {
  test("explain, and the same twice", () => {
    fc.assert(
      fc.property(anyText, settings, fc.integer({ min: 40, max: 100 }), fc.boolean(), (text, asked, width, all) => {
        const query = readQuery(text);
        const found = explain(catalog, query, asked);
        const look = { paint: plain, width, language: asked.language, all };
        const isFound = found.blocks.length > 0;
        expectPrintable(isFound ? renderExplanation(found, look) : renderNothing(found.query, null, look));
        expectPrintable(renderSuggestions(found.suggestions, look));
        const json = printableJson(found);
        expectPrintable(json);
        expect(timeless(printableJson(explain(catalog, query, asked)))).toBe(timeless(json));
      }),
      fuzzOptions(600),
    );
  });

  test("annotate, and the same twice", () => {
    const notes = new Notes(plain, 80);
    const tally = new Tally();
    let annotated = 0;
    const options = fuzzOptions(3000);
    fc.assert(
      fc.property(anyText, fc.option(fc.integer(), { nil: null }), (text, time) => {
        const line = Buffer.from(text.replaceAll("\n", " "));
        const errors = errorsInLine(line, { now: 0 });
        expect(errorsInLine(line, { now: 0 })).toStrictEqual(errors);
        expectPrintable(notes.text(errors));
        for (const error of errors) tally.add(error, time);
        if (errors.length > 0) annotated += 1;
      }),
      options,
    );
    expect(annotated).toBeGreaterThan(options.numRuns / 10);
    const summary = tally.summary(1);
    expect(summary.counts.length).toBeLessThanOrEqual(500);
    expectPrintable(renderSummary(summary, 80, plain));
  });

  // Commander quoted the input unescaped.
  test.each([
    ["explain", "\u001b[31mx\u001b]0;title\u0007"],
    ["explain", "--family", "\u001b[31m"],
    ["explain", "--lang", "\u202e"],
    ["explain", "--\u001b[31m", "-1"],
    ["list", "--grep", "\u001b[31m"],
    ["completion", "\u001b[31m"],
    ["help", "\u001b[31m"],
    ["annotate", "\u001b[31m"],
  ])("the command line %j", async (...words) => {
    const { out, err } = await runCli(words);
    expectPrintable(out + err);
  });
});

/** An explanation without the remaining time, which depends on the machine's clock. */
function timeless(json: string): string {
  return json.replace(/"retryA(?:t|fterMs)":\d+/gu, "");
}
