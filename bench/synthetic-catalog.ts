import type { Catalog, Family, MessageTemplate } from "../generator/catalog-model.ts";
import { FAMILY_IDS, type FamilyId } from "../generator/model.ts";

/** As many codes as the real families had when the budgets were set, with 1.6 messages a code. */
const CODES: Readonly<Record<FamilyId, number>> = {
  spot: 106,
  "usds-futures": 201,
  "coin-futures": 155,
  options: 122,
  "portfolio-margin": 165,
  sapi: 245,
  "binance-us": 46,
};
const WORDS = "Order quantity precision is over the maximum defined for this asset and current limit per account".split(
  " ",
);
const CHINESE = "当前账户的订单数量精度超过该资产允许的最大值，请修改后重新提交。";

/** A catalog like the real one, `scale` times its size. */
export function syntheticCatalog(scale: number): Catalog {
  return {
    schemaVersion: 1,
    advice: [
      {
        id: "fix-request",
        execution: "not-executed",
        retry: "after-fix",
        scope: "request",
        text: { en: "Correct the request.", "zh-CN": "修正请求。" },
      },
    ],
    families: FAMILY_IDS.map((id) => syntheticFamily(id, CODES[id] * scale)),
  };
}

function syntheticFamily(id: FamilyId, codes: number): Family {
  const errors = Array.from({ length: codes }, (_, index) => {
    const code = -1000 - index;
    const title = `${String(code)} ERROR_${String(index)}`;
    return {
      code,
      name: `ERROR_${String(index)}`,
      title: { en: title, "zh-CN": title },
      section: `${String(Math.floor(-code / 100))}xx - Issues`,
      products: [id],
      messages: Array.from({ length: index % 5 < 2 ? 1 : 2 }, (__, position) => syntheticMessage(index, position)),
      tables: [],
      notes: index % 4 === 0 ? [{ en: WORDS.join(" "), "zh-CN": CHINESE }] : [],
      docsUrl: {
        en: `https://developers.binance.com/en/docs/products/${id}/errors#${String(code)}`,
        "zh-CN": `https://developers.binance.com/zh-CN/docs/products/${id}/errors#${String(code)}`,
      },
      origin: "documented" as const,
      advice: "fix-request",
    };
  });
  return { id, basePath: "/api", title: { en: id, "zh-CN": id }, pages: [], errors, tables: [] };
}

function syntheticMessage(index: number, position: number): MessageTemplate {
  const literal = `${WORDS.slice(index % 7, 8 + (index % 9)).join(" ")} ${String(index)}.${String(position)}: `;
  const hasParameter = index % 4 === 0;
  return {
    id: `message-${String(index)}-${String(position)}`,
    text: hasParameter ? `${literal}%s` : literal,
    parameters: hasParameter ? [{ name: "limit", type: "integer", placeholder: "%s" }] : [],
    segments: hasParameter ? [literal, 0] : [literal],
    translation: CHINESE,
    explanation: {},
    origin: "documented",
  };
}
