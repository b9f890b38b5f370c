import { expect, it } from "vitest";
import { checkTwin } from "../../generator/gates/places.ts";
import type { FamilySnapshot } from "../../generator/model.ts";
import type { ParsedEntry, ParsedPage } from "../../generator/parse/parsed-page.ts";
import type { Source } from "../../generator/sources.ts";

const MARGIN = [-1, -2, -3, -4];
const WALLET = [-1, -2, -3];
const LOAN = [-1, -2, -3, -5];

const PREVIOUS: FamilySnapshot = {
  schemaVersion: 1,
  family: "sapi",
  entries: [-1, -2, -3, -4, -5].map((code) => ({
    code,
    name: null,
    title: { en: "x" },
    section: null,
    anchor: { en: "x" },
    products: [
      ...(WALLET.includes(code) ? (["wallet"] as const) : []),
      ...(MARGIN.includes(code) ? (["margin-trading"] as const) : []),
      ...(LOAN.includes(code) ? (["institutional-loan"] as const) : []),
    ],
    messages: [],
    notes: [],
  })),
  tables: [],
};

function entryOf(code: number, kind: ParsedEntry["kind"] = "entry"): ParsedEntry {
  return { codes: [code], name: null, title: "", section: null, anchor: null, line: 1, kind, messages: [], notes: [] };
}

function verdict(
  product: string,
  entries: readonly ParsedEntry[],
  accepted: readonly number[] = [],
): readonly string[] {
  const source: Source = { family: "sapi", product, locale: "en", candidates: [], floor: 1, snapshot: true };
  const page: ParsedPage = { family: null, product: null, locale: "en", title: null, sections: [], entries };
  const acceptances = [{ family: "sapi", product, codes: accepted }];
  return checkTwin({ source, page, problems: [], previous: PREVIOUS, acceptances }).map(({ message }) => message);
}

it.each([
  ["the page as it was", "margin-trading", MARGIN, undefined],
  ["wallet's page in its place", "margin-trading", WALLET, "wallet, and lacks 1 of its own (-4)"],
  ["another page that also has more", "margin-trading", LOAN, "institutional-loan"],
  ["a page that grew to another's list", "wallet", MARGIN, undefined],
  ["a page that lost a code of all", "margin-trading", [-1, -2, -4], undefined],
  ["a page that lost a code and gained an unknown one", "margin-trading", [-1, -2, -3, -9], undefined],
] as const)("%s", (_title, product, codes, expected) => {
  const problems = verdict(
    product,
    codes.map((code) => entryOf(code)),
  );
  if (expected === undefined) expect(problems).toEqual([]);
  else expect(problems[0]).toContain(expected);
});

it("lets a removal pass that a person has agreed to", () => {
  expect(
    verdict(
      "margin-trading",
      WALLET.map((code) => entryOf(code)),
      [-4],
    ),
  ).toEqual([]);
});

it("does not take a code in a table's title for an entry", () => {
  expect(verdict("margin-trading", [...WALLET.map((code) => entryOf(code)), entryOf(-1010, "table")])).toHaveLength(1);
});

it("names its check and fix, and ignores cells without a code", () => {
  const source: Source = {
    family: "sapi",
    product: "margin-trading",
    locale: "en",
    candidates: [],
    floor: 1,
    snapshot: true,
  };
  const entries = [...WALLET.map((code) => entryOf(code)), { ...entryOf(-1), codes: ["000123"] }];
  const page: ParsedPage = { family: null, product: null, locale: "en", title: null, sections: [], entries };
  const found = checkTwin({ source, page, problems: [], previous: PREVIOUS, acceptances: [] });
  expect(found).toMatchObject([{ check: "page-twin", severity: "error", at: { product: "margin-trading" } }]);
  expect(found[0]?.fix).toContain("overlays/acceptances.json");
});
