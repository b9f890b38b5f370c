import { chineseTexts } from "../../generated/zh-CN/sapi.ts";
import { createExplainer, type Explainer } from "./create-explainer.ts";

/** What an error of this family means and what to do, in Chinese; null for an error of another family. */
export const explain: Explainer = /* @__PURE__ */ createExplainer(chineseTexts);

export type { ChineseExplanation, Explainer } from "./create-explainer.ts";
