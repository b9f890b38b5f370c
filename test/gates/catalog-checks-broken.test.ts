import { describe, expect, it } from "vitest";
import { CATALOG_CHECKS, checkCatalog } from "../../generator/gates/catalog-checks.ts";
import type { Catalog, MessageTemplate } from "../../generator/catalog-model.ts";
import { CATALOG } from "../src/catalog.ts";

describe("each check finds its error", () => {
  const breakIt = (change: (copy: Catalog) => void): readonly string[] => {
    const copy = structuredClone(CATALOG);
    change(copy);
    return [...new Set(checkCatalog(copy).map(({ check }) => check))];
  };
  const firstEntry = (copy: Catalog) => {
    const entry = copy.families[0]?.errors.find(({ messages }) =>
      messages.some(({ parameters }) => parameters.length > 1),
    );
    const message = entry?.messages.find(({ parameters }) => parameters.length > 1);
    if (entry === undefined || message === undefined)
      throw new Error("The catalog has no message with two parameters.");
    return { entry, message };
  };
  it.each<[string, (copy: Catalog) => void]>([
    ["name-unique", (copy) => void (firstEntry(copy).entry.name = "UNKNOWN")],
    ["message-id-unique", (copy) => void firstEntry(copy).entry.messages.push(firstEntry(copy).message)],
    [
      "parameter-unique",
      (copy) => {
        firstEntry(copy).message.parameters.forEach((parameter) => void (parameter.name = "same"));
      },
    ],
    ["template-rebuilds", (copy) => void firstEntry(copy).message.segments.push("more")],
    ["advice-known", (copy) => void (firstEntry(copy).entry.advice = "nobody-wrote-it")],
    [
      "advice-safe",
      (copy) => {
        copy.advice.forEach((advice) => {
          if (advice.execution === "unknown") advice.retry = "after-delay";
        });
      },
    ],
  ])("%s", (check, change) => {
    expect(breakIt(change)).toEqual([check]);
  });
  it("and nothing in the published catalog", () => {
    expect(checkCatalog(CATALOG)).toEqual([]);
  });
  it("and all of them are tried here", () => {
    expect(CATALOG_CHECKS.map(({ id }) => id)).toEqual([
      ...["name-unique", "message-id-unique", "parameter-unique"],
      ...["template-rebuilds", "advice-known", "advice-safe"],
    ]);
    for (const { id, description } of CATALOG_CHECKS) expect(description, id).toMatch(/^[A-Z].+\.$/u);
  });
});

describe("each check gives message, place and fix", () => {
  const template = (id: string, text: string, more: Partial<MessageTemplate> = {}): MessageTemplate => ({
    id,
    text,
    segments: [text],
    parameters: [],
    explanation: {},
    origin: "documented",
    ...more,
  });
  const small = (messages: readonly MessageTemplate[], tables: readonly MessageTemplate[] = []): Catalog => {
    const [advice] = CATALOG.advice;
    const entry = CATALOG.families[0]?.errors[0];
    const family = CATALOG.families[0];
    const table = CATALOG.families.flatMap((one) => one.tables)[0];
    if (advice === undefined || entry === undefined || family === undefined || table === undefined)
      throw new Error("The catalog is empty.");
    const own = { ...entry, code: -1, name: "ONE", advice: "a", messages: [...messages], tables: ["shared"] };
    const shared = { ...table, id: "shared", messages: [...tables] };
    const left = { ...table, id: "left", messages: [template("own", "Own.")] };
    return {
      ...CATALOG,
      advice: [{ ...advice, id: "a", execution: "unknown", retry: "after-state-check" }],
      families: [{ ...family, id: "spot", errors: [own], tables: [shared, left] }],
    };
  };
  const said = (catalog: Catalog): readonly (readonly unknown[])[] =>
    checkCatalog(catalog).map(({ check, severity, at, message, fix }) => [check, severity, at, message, fix]);

  it("nothing in a valid catalog, including ids of tables of other codes", () => {
    expect(said(small([template("own", "Own.")], [template("shared", "Shared.")]))).toEqual([]);
  });

  it.each<[string, Catalog, readonly unknown[]]>([
    [
      "an id that a shared table has",
      small([template("same", "Own.")], [template("same", "Shared.")]),
      [
        "message-id-unique",
        "error",
        { family: "spot", code: -1 },
        "Two messages have the id same.",
        "Correct generator/overlays.",
      ],
    ],
    [
      "a parameter that stands twice",
      small([
        template("own", "%s %s", {
          segments: [0, " ", 1],
          parameters: [
            { name: "a", type: "string", placeholder: "%s" },
            { name: "a", type: "string", placeholder: "%s" },
          ],
        }),
      ]),
      [
        "parameter-unique",
        "error",
        { family: "spot" },
        '"%s %s" has two parameters a.',
        "Correct overlays/parameters.json.",
      ],
    ],
    [
      "a segment without a parameter",
      small([template("own", "%s", { segments: [0] })]),
      [
        "template-rebuilds",
        "error",
        { family: "spot" },
        'The segments of "%s" do not give it back.',
        "Correct generator/template.",
      ],
    ],
    [
      "a message's missing advice",
      small([template("own", "Own.", { advice: "b" })]),
      ["advice-known", "error", { family: "spot" }, "No advice is called b.", "Correct overlays/advice.json."],
    ],
  ])("%s", (_, catalog, expected) => {
    expect(said(catalog)).toEqual([expected]);
  });

  it("a repeated name", () => {
    const catalog = small([]);
    const [family] = catalog.families;
    const errors = [...(family?.errors ?? []), ...(family?.errors ?? []), ...(family?.errors ?? [])];
    const twice = { ...catalog, families: catalog.families.map((one) => ({ ...one, errors })) };
    expect(said(twice)).toEqual([
      ["name-unique", "error", { family: "spot" }, "Two errors are called ONE.", "Correct overlays/names.json."],
    ]);
  });

  it.each([
    ["unknown", "never", true],
    ["unknown", "after-state-check", true],
    ["unknown", "after-delay", false],
    ["partial", "after-fix", false],
    ["not-executed", "after-delay", true],
  ] as const)("%s may be followed by %s: %s", (execution, retry, isSafe) => {
    const catalog = small([]);
    const advice = catalog.advice.map((one) => ({ ...one, execution, retry }));
    const unsafe = [
      "advice-safe",
      "error",
      {},
      "Advice a would send a call again although it may have been executed.",
      "Correct overlays/advice.json.",
    ];
    expect(said({ ...catalog, advice })).toEqual(isSafe ? [] : [unsafe]);
  });
});
