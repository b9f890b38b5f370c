import type { Block } from "../blocks/block.ts";
import { toBlocks } from "../blocks/to-blocks.ts";
import type { Problem, ProblemPlace } from "../problem.ts";
import { conditionsIn, ordersIn, sharedIn, zeroDisablesIn } from "./conditions.ts";
import type { Condition, Filter, FilterField, FilterRules } from "./model.ts";

/** A filter of one page. */
export interface PageFilter extends FilterRules {
  readonly name: string;
  readonly scope: Filter["scope"];
  readonly text: string;
}

export interface FiltersPage {
  readonly filters: readonly PageFilter[];
  readonly problems: readonly Problem[];
}

const SCOPES: readonly (readonly [RegExp, Filter["scope"]])[] = [
  [/^(?:symbol filters|交易对过滤器)/iu, "symbol"],
  [/^(?:exchange filters|交易所)/iu, "exchange"],
  [/^(?:asset filters|资产过滤器)/iu, "asset"],
];
const NAME = /^([A-Z]+(?:_[A-Z]+)*)(?![A-Za-z_])/u;
const EXAMPLE = /\{[^{}]*"filterType"[^{}]*\}/gu;

/** Reads a filters page or an Exchange Information page: sections below a scope, and examples anywhere. */
export function readFilters(text: string, at: ProblemPlace = {}): FiltersPage {
  const { blocks } = toBlocks(text);
  const sections = sectionsOf(blocks);
  const inSections = new Set(sections.flatMap((section) => section.blocks));
  const loose = blocks.flatMap((block) =>
    block.kind === "code" && !inSections.has(block) ? examplesIn(block.text) : [],
  );
  const filters = [...loose.map(exampleAlone), ...sections.map((section) => readSection(section, sections))];
  const unique = new Map(filters.map((filter) => [filter.name, filter]));
  return { filters: [...unique.values()], problems: problemsOf([...unique.values()], at) };
}

interface Section {
  readonly name: string;
  readonly scope: Filter["scope"];
  readonly blocks: readonly Block[];
}

/** Headings with a filter's name, below the heading of a scope. */
function sectionsOf(blocks: readonly Block[]): readonly Section[] {
  const sections: (Section & { readonly blocks: Block[] })[] = [];
  let scope: Filter["scope"] | null = null;
  let open: (Section & { readonly blocks: Block[] }) | null = null;
  for (const block of blocks) {
    if (block.kind !== "heading") {
      open?.blocks.push(block);
      continue;
    }
    const found = SCOPES.find(([words]) => words.test(block.text));
    const name = NAME.exec(block.text)?.[1];
    open = null;
    if (found !== undefined) scope = found[1];
    else if (scope === null || name === undefined || name.length < 5) scope = null;
    else {
      open = { name, scope, blocks: [] };
      sections.push(open);
    }
  }
  return sections;
}

function readSection({ name, scope, blocks }: Section, all: readonly Section[]): PageFilter {
  const conditions: Condition[] = [];
  const shared: Record<string, readonly string[]> = {};
  const zeros = new Set<string>();
  const prose: string[] = [];
  let isAll = false;
  let of: readonly string[] = [];
  for (const block of blocks) {
    if (block.kind !== "item" && block.kind !== "paragraph") continue;
    const { text } = block;
    const stated = conditionsIn(text);
    Object.assign(shared, sharedIn(text));
    const off = zeroDisablesIn(text);
    if (off === "all") isAll = true;
    else for (const field of off) zeros.add(field);
    if (stated.length > 0 && !isDefinition(text)) {
      for (const one of stated) conditions.push(one.of === undefined && of.length > 0 ? { ...one, of: [...of] } : one);
      continue;
    }
    if (block.kind === "paragraph") of = ordersIn(text);
    if (!/^[*_/\s]*(?:exchangeInfo|myFilters)\b/iu.test(text)) prose.push(text);
  }
  // "参考LOT_SIZE": Chinese pages refer to a filter whose conditions the English pages repeat.
  const like = conditions.length === 0 ? /^参考\s*([A-Z_]+)/u.exec(prose.join(" "))?.[1] : undefined;
  const model = all.find((section) => section.name === like);
  if (model !== undefined) conditions.push(...readSection(model, []).conditions);
  const example = blocks.flatMap((block) => (block.kind === "code" ? examplesIn(block.text) : []))[0];
  const fields = example?.fields ?? [];
  const limits = fields.map((field) => field.name);
  return {
    // Use the name of the heading: until 2020 some examples lacked a word of it.
    name,
    scope,
    fields: [...fields],
    conditions,
    alsoFor: Object.fromEntries(Object.entries(shared).map(([key, names]) => [key, [...names]])),
    zeroDisables: limits.filter((field) => isAll || zeros.has(field)),
    orderTypes: [...orderTypesIn(name, prose.join("\n"))],
    text: prose.join("\n"),
  };
}

/** `disabled on minPrice == 0` isn't a condition of an order. */
function isDefinition(text: string): boolean {
  return /定义了|defines|表示/u.test(text) && !/[<>]=|%/u.test(text);
}

/** Order types that a filter applies to (`MARKET` orders on a symbol) or counts ("Algo" orders are …). */
function orderTypesIn(name: string, text: string): readonly string[] {
  if (name.includes("ALGO")) {
    const words = [...text.matchAll(/\b(?:STOP|TAKE_PROFIT|TRAILING_STOP)(?:_[A-Z]+)*\b/gu)].map(([word]) => word);
    return [...new Set(words)];
  }
  return name.startsWith("MARKET_") ? ["MARKET"] : [];
}

interface Example {
  readonly name: string;
  readonly fields: readonly FilterField[];
}

/** Filters of response examples. They are JSON with comments, trailing commas and converter marks. */
function examplesIn(code: string): readonly Example[] {
  return [...code.matchAll(EXAMPLE)].map(([json]) => {
    const pairs = [...json.matchAll(/"([A-Za-z]+)"\s*:\s*("?)([^",}\s]*)/gu)];
    const name = pairs.find(([, key]) => key === "filterType")?.[3] ?? "";
    const fields = pairs
      .filter(([, key]) => key !== "filterType")
      .map(([, key = "", quote, value = ""]) => ({ name: key, type: typeOf(quote === '"', value) }));
    return { name, fields };
  });
}

function typeOf(isText: boolean, value: string): FilterField["type"] {
  if (isText) return /^\d/u.test(value) ? "decimal" : "string";
  return value === "true" || value === "false" ? "boolean" : "integer";
}

function exampleAlone({ name, fields }: Example): PageFilter {
  const scope = name.startsWith("EXCHANGE_") ? "exchange" : name === "MAX_ASSET" ? "asset" : "symbol";
  return { name, scope, fields: [...fields], conditions: [], alsoFor: {}, zeroDisables: [], orderTypes: [], text: "" };
}

/** Finds misread conditions: each value must come from the order, the market or the filter. */
const KNOWN =
  /^(?:price|stopPrice|quantity|icebergQty|trailingDelta|averagePrice|markPrice|lastPrice|[a-z]+MultiplierUp|[a-z]+MultiplierDown|multiplier(?:Up|Down)|m(?:in|ax)[A-Z]\w*|tickSize|stepSize)$/u;
function problemsOf(filters: readonly PageFilter[], at: ProblemPlace): readonly Problem[] {
  return filters.flatMap(({ name, conditions, fields }) =>
    conditions.flatMap(({ formula }) => {
      const names = formula.match(/[A-Za-z]\w*/gu) ?? [];
      const odd = names.filter((word) => !KNOWN.test(word) && !fields.some((field) => field.name === word));
      return odd.length === 0
        ? []
        : [
            {
              check: "filter-condition-unread",
              severity: "warning" as const,
              at: { ...at, anchor: name },
              message: `${name} has the condition "${formula}" with unknown values: ${odd.join(", ")}.`,
              fix: "Read the page. Add a new name of a known value to generator/filters/conditions.ts.",
            },
          ];
    }),
  );
}
