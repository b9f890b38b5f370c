import type { Advice, Catalog, ErrorEntry, Family, MessageTemplate, Parameter } from "../../generator/catalog-model.ts";
import type { PageRef } from "../../generator/model.ts";
import { tokeniseWith } from "../../generator/template.ts";

/** A small catalog with one of everything; all texts are made up. */
export function message(text: string, more: Partial<MessageTemplate> = {}): MessageTemplate {
  const parameters = more.parameters ?? [];
  const tokens = tokeniseWith(text, parameters);
  if (tokens === null) throw new Error(`The fixture's placeholders are not in: ${text}`);
  const id =
    text
      .toLowerCase()
      .match(/[a-z0-9]+/gu)
      ?.join("-") ?? "message";
  return { id, text, explanation: {}, origin: "documented", ...more, parameters, segments: [...tokens.segments] };
}

export function entry(code: number, name: string, more: Partial<ErrorEntry> = {}): ErrorEntry {
  return {
    code,
    name,
    title: { en: `${String(code)} ${name}`, "zh-CN": `${String(code)} ${name}` },
    section: "10xx - General issues",
    products: ["spot"],
    messages: [],
    tables: [],
    notes: [],
    docsUrl: {
      en: `https://developers.example.com/en/docs/errors#${String(code)}`,
      "zh-CN": `https://developers.example.com/zh-CN/docs/errors#${String(code)}`,
    },
    origin: "documented",
    advice: "fix-request",
    ...more,
  };
}

const placeholder = (name: string, type: Parameter["type"], text = "%s"): Parameter => ({
  name,
  type,
  placeholder: text,
});

export const ADVICE: readonly Advice[] = [
  {
    id: "fix-request",
    execution: "not-executed",
    retry: "after-fix",
    scope: "request",
    text: { en: "Correct the request.", "zh-CN": "修正请求。" },
  },
  {
    id: "check-order-state",
    execution: "unknown",
    retry: "after-state-check",
    scope: "order",
    text: { en: "Look the order up before anything else.", "zh-CN": "先查询订单状态。" },
    readOnly: { retry: "after-delay", text: { en: "Ask again in a moment.", "zh-CN": "稍后再查。" } },
  },
];

const page = (family: Family["id"], product: string, locale: PageRef["locale"]): PageRef => ({
  family,
  product,
  locale,
  url: `https://developers.example.com/${locale}/${product}`,
  sha256: "0".repeat(64),
  changed: "2026-01-01",
  entries: 5,
});

const SPOT: Family = {
  id: "spot",
  basePath: "/api",
  title: { en: "Spot", "zh-CN": "现货" },
  pages: [page("spot", "spot", "en"), page("spot", "spot", "zh-CN")],
  errors: [
    entry(-1000, "UNKNOWN", {
      advice: "check-order-state",
      messages: [message("An unknown fault stopped the request.", { translation: "处理请求时出现未知故障。" })],
    }),
    entry(-1003, "TOO_MANY_THINGS", {
      title: { en: "-1003 TOO_MANY_THINGS" },
      notes: [{ en: "Slow down | or be banned.", "zh-CN": "请放慢速度。" }, { en: "English only." }],
      messages: [
        message("Too many things; the limit is %s things per %s.", {
          translation: "东西太多；上限为每%s%s。",
          doubtful: "figures",
          parameters: [placeholder("limit", "integer"), placeholder("interval", "interval")],
        }),
        message("IP %s banned until %s.", {
          parameters: [placeholder("ip", "ip"), placeholder("bannedUntil", "timestamp")],
          origin: "observed",
          source: "https://example.com/issue/1",
          advice: "check-order-state",
        }),
        message("Too many things at once.", { origin: "retired", retired: "2024-05-06" }),
      ],
    }),
    entry(-2010, "NEW_THING_REJECTED", { section: "20xx - Order issues", tables: ["rejects"] }),
    entry(-2018, "GONE", {
      section: null,
      since: { firstSeen: "2019-01-02", source: "https://example.com" },
      retired: "2021-05-04",
      origin: "retired",
    }),
  ],
  tables: [
    {
      id: "rejects",
      title: { en: "Messages for -2010 NEW_THING_REJECTED", "zh-CN": "-2010 的消息" },
      codes: [-2010],
      docsUrl: { en: "https://developers.example.com/en/docs/errors#rejects" },
      notes: [{ en: "Sent by the engine.", "zh-CN": "由引擎发出。" }],
      messages: [
        message("Price %s is over %d | flag %b", {
          parameters: [
            placeholder("price", "decimal"),
            placeholder("maximum", "integer", "%d"),
            placeholder("flag", "boolean", "%b"),
          ],
          explanation: { en: "The price is too high.", "zh-CN": "价格过高。" },
        }),
      ],
    },
  ],
};

const SAPI: Family = {
  id: "sapi",
  basePath: "/sapi",
  title: { en: "Wallet and margin" },
  pages: [page("sapi", "wallet", "en"), page("sapi", "margin-trading", "en")],
  errors: [
    entry(51077, "POSITIVE_CODE", {
      origin: "observed",
      source: "https://example.com/issue/2",
      products: ["wallet"],
      docsUrl: {},
    }),
    entry(-1003, "TOO_MANY_OTHERS", { products: ["margin-trading", "wallet"] }),
    entry(-5012, "TRANSFER_PENDING", {
      products: ["wallet"],
      messages: [message("A transfer is pending, names: %s.", { parameters: [placeholder("names", "list")] })],
    }),
    entry(-5012, "NO_SUCH_ACCOUNT", {
      products: ["wallet"],
      messages: [message("No account {name}.", { parameters: [placeholder("name", "string", "{name}")] })],
    }),
  ],
  tables: [],
};

export const FIXTURE_CATALOG: Catalog = { schemaVersion: 1, advice: [...ADVICE], families: [SPOT, SAPI] };
