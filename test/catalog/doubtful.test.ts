import { readFileSync } from "node:fs";
import { test as property, fc } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { markDoubtful } from "../../generator/catalog/doubtful.ts";
import { figureDifference, hasDifference } from "../../generator/catalog/figures.ts";
import { type Catalog, type Family, catalogSchema } from "../../generator/catalog-model.ts";

const FIGURES: readonly (readonly [differ: boolean, english: string, chinese: string])[] = [
  [true, "plus 600 seconds", "60s之后"],
  [true, "no smaller than one", "需要大于5"],
  [true, "within (-15%,15%)", "不能低于1%；不能高于15%"],
  [true, "Limit is %s.", "上限为5。"],
  [true, "within 10 minutes", "10秒内"],
  [true, "until 2024-01-01", "至2024年2月1日"],
  [false, "plus 600 seconds", "600s之后"],
  [false, "within 10 minutes", "１０分钟内"],
  [false, "within 10 minutes", "600秒内"],
  [false, "1000ms ahead", "提前1秒钟"],
  [false, "the 24-hour limit", "1天的上限"],
  [false, "1,000 or 10.0", "1000或10"],
  [false, "at most 10,000 or 2 million", "不超过1万或200万"],
  [false, "less than zero", "小于0"],
  [false, "one month after", "1个月后"],
  [false, "at least one of them", "至少其中之一"],
  [false, "one of the two", "其中一个"],
  [false, "{0} of %s", "{1}，%s"],
  [false, "See https://example.com/v3/7", "详见文档"],
  [false, "use POST /fapi/v1/listenKey", "请重新创建"],
  [false, "same as -1021", "时间戳无效"],
  [false, "253402300799000 (UTC 9999-12-31 23:59:59)", "253402300799000"],
  [false, "until 2024-02-01", "至2024年2月1日"],
  [false, "after UTC 0", "UTC0点后"],
];

describe("figures", () => {
  it.each(FIGURES)("differ: %s for %s / %s", (differ, english, chinese) => {
    expect(hasDifference(figureDifference(english, chinese))).toBe(differ);
  });

  it("names figures in one language only", () => {
    expect(figureDifference("5 of 600, 7", "60个中的5个")).toEqual({ english: [600, 7], chinese: [60] });
  });

  property.prop([fc.nat({ max: 1e9 }), fc.nat({ max: 1e9 })])("one more on a side is found", (figure, other) => {
    expect(hasDifference(figureDifference(`at most ${String(figure)} orders`, `不超过${String(figure)}个`))).toBe(
      false,
    );
    const differ = hasDifference(figureDifference(`at most ${String(figure)} orders`, `不超过${String(other)}个`));
    expect(differ).toBe(figure !== other);
  });
});

const TIMEOUT = ["Timeout waiting for response from backend server.", "等待后端服务器响应超时。"] as const;
const THROTTLED = ["Request throttled by the system. Please try again.", "请求被系统限流，请重试。"] as const;
const WINDOW = ["Timestamp is outside of the recvWindow.", "请求的时间戳在recvWindow之外"] as const;
const NOTIONAL = "Order's notional must be no smaller than %s";

type Row = readonly [code: number, english: string, chinese: string];

const OTHERS: readonly {
  readonly title: string;
  readonly families: readonly (readonly Row[])[];
  readonly expected: readonly string[];
}[] = [
  {
    title: "known by a name that both languages have",
    families: [
      [
        [-5028, ...WINDOW],
        [-5029, NOTIONAL, WINDOW[1]],
      ],
    ],
    expected: ["-5029 other-code"],
  },
  {
    title: "known by what another family translates so",
    families: [
      [
        [-1007, ...TIMEOUT],
        [-1008, THROTTLED[0], TIMEOUT[1]],
      ],
      [[-1007, ...TIMEOUT]],
    ],
    expected: ["-1008 other-code"],
  },
  {
    title: "the same error in two families does not confirm itself",
    families: [1, 2].map(() => [
      [-5028, ...WINDOW],
      [-5029, NOTIONAL, WINDOW[1]],
    ]),
    expected: ["-5029 other-code", "-5029 other-code"],
  },
  {
    title: "nothing says which of the two is right",
    families: [
      [
        [-1007, ...TIMEOUT],
        [-1008, THROTTLED[0], TIMEOUT[1]],
      ],
    ],
    expected: [],
  },
  {
    title: "two codes that mean the same",
    families: [
      [
        [-1, "Invalid symbol sent.", "发送的交易对参数无效"],
        [-2, "Invalid symbol was sent.", "发送的交易对参数无效"],
      ],
    ],
    expected: [],
  },
  {
    title: "a phrase that fits many messages",
    families: [
      [
        [-1, "Invalid parameter.", "参数错误"],
        [-2, "Bad input.", "参数错误"],
      ],
      [[-1, "Invalid parameter.", "参数错误"]],
    ],
    expected: [],
  },
];

describe("the text of another code", () => {
  it.each(OTHERS)("$title", ({ families, expected }) => {
    expect(marksOf(markDoubtful(families.map((rows) => familyOf(rows))))).toEqual(expected);
  });

  it("leaves a message of a shared table to its figures", () => {
    const family = familyOf([[-5028, ...WINDOW]]);
    const tables = [tableOf(NOTIONAL, WINDOW[1]), tableOf("at most 5", "不超过6")];
    const [marked] = markDoubtful([{ ...family, tables }]);
    expect(marked?.tables.map(({ messages }) => messages[0]?.doubtful)).toEqual([undefined, "figures"]);
  });
});

describe("the committed catalog", () => {
  const catalog: Catalog = catalogSchema.parse(JSON.parse(readFileSync("generated/catalog.json", "utf8")));

  it.each([
    ["usds-futures", -5029, "other-code"],
    ["portfolio-margin", -1008, "other-code"],
    ["usds-futures", -5040, "figures"],
    ["coin-futures", -4178, "figures"],
    ["sapi", -3064, "figures"],
  ] as const)("marks %s %i: %s", (id, code, doubt) => {
    const family = catalog.families.filter((one) => one.id === id);
    expect(marksOf(family)).toContain(`${String(code)} ${doubt}`);
  });

  it("marks few: a page with many doubtful texts is misread", () => {
    const translated = catalog.families
      .flatMap(({ errors }) => errors.flatMap(({ messages }) => messages))
      .filter(({ translation }) => translation !== undefined);
    expect(marksOf(catalog.families).length / translated.length).toBeLessThan(0.02);
  });
});

function marksOf(families: readonly Family[]): readonly string[] {
  return families.flatMap(({ errors }) =>
    errors.flatMap(({ code, messages }) =>
      messages.flatMap(({ doubtful }) => (doubtful === undefined ? [] : [`${String(code)} ${doubtful}`])),
    ),
  );
}

function familyOf(rows: readonly Row[]): Family {
  return {
    id: "spot",
    basePath: "/api",
    title: { en: "Spot" },
    pages: [],
    tables: [],
    errors: rows.map(([code, text, translation]) => ({
      code,
      name: "NAME",
      title: {},
      section: null,
      products: ["spot"],
      messages: [messageOf(text, translation)],
      tables: [],
      notes: [],
      docsUrl: {},
      origin: "documented",
      advice: "wait",
    })),
  };
}

function tableOf(text: string, translation: string): Family["tables"][number] {
  return { id: "table", title: {}, codes: [-1], messages: [messageOf(text, translation)], notes: [], docsUrl: {} };
}

function messageOf(text: string, translation: string): Family["errors"][number]["messages"][number] {
  return { id: "id", text, parameters: [], segments: [text], translation, explanation: {}, origin: "documented" };
}
