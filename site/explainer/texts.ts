import type { BinanceErrorInfo, ErrorDescription, FamilyId } from "../../src/index.ts";
import type { ChineseExplanation, Explainer } from "../../src/zh-CN/create-explainer.ts";

/** The words of the package in one language, once they are loaded. */
export interface Texts {
  readonly advice: (subject: Pick<BinanceErrorInfo, "advice"> | ErrorDescription) => string | null;
  /** Chinese only: what the page says of this error. */
  readonly explain: (error: BinanceErrorInfo) => ChineseExplanation | null;
}

const CHINESE: Readonly<Record<FamilyId, () => Promise<{ readonly explain: Explainer }>>> = {
  spot: () => import("../../src/zh-CN/spot.ts"),
  "usds-futures": () => import("../../src/zh-CN/usds-futures.ts"),
  "coin-futures": () => import("../../src/zh-CN/coin-futures.ts"),
  options: () => import("../../src/zh-CN/options.ts"),
  "portfolio-margin": () => import("../../src/zh-CN/portfolio-margin.ts"),
  sapi: () => import("../../src/zh-CN/sapi.ts"),
  "binance-us": () => import("../../src/zh-CN/binance-us.ts"),
};

/** English has no texts but the advice: the message is the explanation. */
export async function englishTexts(): Promise<Texts> {
  const { adviceText } = await import("../../src/advice-text.ts");
  return { advice: adviceText, explain: () => null };
}

/** Chinese texts of the families that these errors may be of; the first candidate speaks for all of them. */
export async function chineseTexts(errors: readonly BinanceErrorInfo[]): Promise<Texts> {
  const ids = new Set(errors.map(speaker).filter((family) => family !== undefined));
  const [{ chineseAdvice }, ...modules] = await Promise.all([
    import("../../src/zh-CN/create-explainer.ts"),
    ...[...ids].map(async (family) => [family, (await CHINESE[family]()).explain] as const),
  ]);
  const explainers = new Map(modules);
  return {
    advice: chineseAdvice,
    explain: (error) => {
      const family = speaker(error);
      return family === undefined ? null : (explainers.get(family)?.(error) ?? null);
    },
  };
}

function speaker({ family, candidates }: BinanceErrorInfo): FamilyId | undefined {
  return family ?? candidates[0];
}
