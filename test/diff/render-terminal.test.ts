import { expect, it } from "vitest";
import { diffCatalogs } from "../../generator/diff/diff-catalogs.ts";
import { renderTerminal } from "../../generator/diff/render-terminal.ts";
import { entry, snapshot } from "./snapshot-of.ts";

const diff = diffCatalogs(
  { snapshots: [snapshot([entry(-1, "A", ["The old words of this message are long enough to wrap."])])] },
  { snapshots: [snapshot([entry(-1, "A", ["The new words of this message are long\u001b[31m enough to wrap."])])] },
);

it("shows the change, old and new text, wrapped, without control characters", () => {
  expect(renderTerminal(diff, { width: 40, colour: false })).toBe(
    [
      "1 message reworded — minor release",
      "",
      "message reworded -1 A, spot (minor)",
      "  - The old words of this message are",
      "    long enough to wrap.",
      "  + The new words of this message are",
      "    long[U+001B][31m enough to wrap.",
      "",
    ].join("\n"),
  );
  expect(renderTerminal(diff, { width: 200, colour: true })).toContain("\u001b[31m- The old words");
});
