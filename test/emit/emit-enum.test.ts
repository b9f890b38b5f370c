import { test as property } from "@fast-check/vitest";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { canonicalCatalog } from "../../generator/emit/emit-files.ts";
import { formatted } from "../../generator/emit/module.ts";
import { emitEnums } from "../../generator/emit/enums.ts";
import { memberNames } from "../../generator/emit/names.ts";
import type { Catalog } from "../../generator/catalog-model.ts";
import { entry, FIXTURE_CATALOG, message } from "./fixture-catalog.ts";
import { hostileCatalog, HOSTILE_CATALOG, STRANGE_NAMES } from "./hostile-catalog.ts";
import { contentOf, evaluate } from "./read-emitted.ts";

const emit = async (catalog: Catalog): Promise<string> => {
  const files = await Promise.all(emitEnums(canonicalCatalog(catalog)).map(formatted));
  return contentOf(files, "spot.ts");
};

interface Member {
  readonly name: string;
  readonly comment: string;
  readonly tags: Readonly<Record<string, string>>;
}

function membersOf(source: string): readonly Member[] {
  const file = ts.createSourceFile("spot.ts", source, ts.ScriptTarget.ES2022, true);
  expect(file.statements).toHaveLength(1);
  const [declaration] = file.statements;
  if (declaration === undefined || !ts.isEnumDeclaration(declaration)) throw new Error("The module must be one enum");
  return declaration.members.map((member) => ({
    name: member.name.getText(),
    comment: ts
      .getJSDocCommentsAndTags(member)
      .filter((node) => ts.isJSDoc(node))
      .map((doc) => ts.getTextOfJSDocComment(doc.comment) ?? "")
      .join(),
    tags: Object.fromEntries(
      ts.getJSDocTags(member).map((tag) => [tag.tagName.text, ts.getTextOfJSDocComment(tag.comment) ?? ""]),
    ),
  }));
}

function withErrors(...errors: Catalog["families"][number]["errors"]): Catalog {
  const [spot] = FIXTURE_CATALOG.families;
  if (spot === undefined) throw new Error("The fixture has a family");
  return { ...FIXTURE_CATALOG, families: [{ ...spot, errors }] };
}

describe("emitEnums", () => {
  it("equals the catalog when read back, both ways", async () => {
    const { SpotErrorCode } = evaluate(await emit(FIXTURE_CATALOG));
    expect(SpotErrorCode).toEqual({
      UNKNOWN: -1000,
      TOO_MANY_THINGS: -1003,
      NEW_THING_REJECTED: -2010,
      GONE: -2018,
      "-1000": "UNKNOWN",
      "-1003": "TOO_MANY_THINGS",
      "-2010": "NEW_THING_REJECTED",
      "-2018": "GONE",
    });
  });

  it("orders by code downwards from -1000, positive codes last", async () => {
    const names = [
      ["C", 7],
      ["A", -1000],
      ["D", 51077],
      ["B", -20001],
      ["AA", -1000],
    ] as const;
    const source = await emit(withErrors(...names.map(([name, code]) => entry(code, name))));
    expect(membersOf(source).map(({ name }) => name)).toEqual(["A", "AA", "B", "C", "D"]);
  });

  it("documents members in English and Chinese, with a deep link", async () => {
    const [unknown, tooMany] = membersOf(await emit(FIXTURE_CATALOG));
    expect(unknown?.comment).toBe("An unknown fault stopped the request.\n\n处理请求时出现未知故障。");
    expect(tooMany?.comment).toBe(
      "- Too many things; the limit is %s things per %s.\n- IP %s banned until %s.\n\n东西太多；上限为每%s%s。",
    );
    expect(await emit(FIXTURE_CATALOG)).toContain("@see https://developers.example.com/en/docs/errors#-1003\n");
  });

  it("marks retired members with the date", async () => {
    const tags = membersOf(await emit(FIXTURE_CATALOG)).map(({ tags: { deprecated } }) => deprecated);
    expect(tags).toEqual([
      undefined,
      undefined,
      undefined,
      "Not on Binance's page since 2021-05-04; the API may still send it.",
    ]);
  });

  it("points to shared tables instead of repeating them", async () => {
    const rejected = membersOf(await emit(FIXTURE_CATALOG)).find(({ name }) => name === "NEW_THING_REJECTED");
    expect(rejected?.comment).toBe('Also 1 message of "Messages for -2010 NEW_THING_REJECTED".');
  });

  it("keeps a comment short: ten messages, 400 characters each", async () => {
    const messages = Array.from({ length: 12 }, (_, index) => message(`${"long ".repeat(200)}${String(index)}`));
    const [member] = membersOf(await emit(withErrors(entry(-1000, "LONG", { messages }))));
    expect(member?.comment.split("\n")).toHaveLength(11);
    expect(member?.comment.length).toBeLessThan(11 * 410);
  });

  it("survives names that a language treats in its own way", async () => {
    const source = await emit(withErrors(...STRANGE_NAMES.map((name, index) => entry(-1000 - index, name))));
    const { SpotErrorCode } = evaluate(source);
    if (typeof SpotErrorCode !== "object" || SpotErrorCode === null) throw new Error("The enum must be an object");
    const members = memberNames(STRANGE_NAMES);
    const own = new Map<string, unknown>(Object.entries(SpotErrorCode));
    expect(STRANGE_NAMES.map((name) => own.get(members.get(name) ?? name))).toEqual(
      STRANGE_NAMES.map((_, index) => -1000 - index),
    );
  });

  it("shows hostile texts as text", async () => {
    const members = membersOf(await emit(HOSTILE_CATALOG));
    const expected = HOSTILE_CATALOG.families.flatMap(({ errors }) => errors);
    expect(members).toHaveLength(expected.length);
    for (const { tags } of members) expect(["see", "deprecated"]).toEqual(expect.arrayContaining(Object.keys(tags)));
  });

  property.prop([hostileCatalog], { numRuns: 100 })("is one enum with every code, for any texts", async (catalog) => {
    const source = await emit(catalog);
    const errors = canonicalCatalog(catalog).families.flatMap((family) => family.errors);
    const members = memberNames(errors.map(({ name }) => name));
    expect(membersOf(source).map(({ name }) => name)).toEqual(errors.map(({ name }) => members.get(name)));
  });
});

describe("memberNames", () => {
  it.each([
    [
      ["A", "B"],
      ["A", "B"],
    ],
    [
      ["NaN", "Infinity", "__proto__"],
      ["NaN_", "Infinity_", "__proto___"],
    ],
    [
      ["NaN", "NaN_"],
      ["NaN__", "NaN_"],
    ],
  ])("%j become %j", (names, expected) => {
    const members = memberNames(names);
    expect(names.map((name) => members.get(name))).toEqual(expected);
  });
});
