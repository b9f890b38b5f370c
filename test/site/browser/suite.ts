import type { Browser } from "playwright-core";
import type { Served } from "./serve-folder.ts";

/** What the browser tests share; filled before the first of them runs. */
export interface Stage {
  readonly browser: () => Browser;
  readonly site: () => Served;
  /** The site of a catalog with only hostile texts. */
  readonly hostileSite: () => Served;
  /** Folder of the built site. */
  readonly folder: () => string;
}

/** Every kind of page of the site, below the root of each language. */
export const PATHS = [
  "",
  "families/",
  "spot/",
  "usds-futures/",
  "coin-futures/",
  "options/",
  "portfolio-margin/",
  "sapi/",
  "binance-us/",
  "-1021/",
  "-2010/",
  "-2022/",
  "http-418/",
  "timeout/",
  "what-to-do/",
  "conflicts/",
  "changes/",
  "guide/",
  "contributing/",
  "filters/",
  "filters/lot-size/",
] as const;

export const ROOTS = ["/", "/zh-CN/"] as const;
