import { FAMILY_IDS, type FamilyId } from "../model.ts";

const NAMED: readonly { readonly text: RegExp; readonly family: FamilyId }[] = [
  {
    text: /^(?:REST|WebSocket)?\s*(?:USD[SⓈ]?-?\s?M(?:argined)?)\s*Futures?\W*$|^U\s?本位合约\W*$|\bin fapi\b/iu,
    family: "usds-futures",
  },
  { text: /^COIN-?\s?M(?:argined)?\s*Futures?\W*$|^币本位合约\W*$|\bin dapi\b/iu, family: "coin-futures" },
  { text: /^(?:European )?Options\W*$|^(?:欧式)?期权\W*$/iu, family: "options" },
  { text: /^Portfolio Margin Pro\W*$|^统一账户专业版\W*$/iu, family: "sapi" },
  { text: /^Portfolio Margin\W*$|^统一账户\W*$/iu, family: "portfolio-margin" },
];
const PATHS: Readonly<Record<string, FamilyId>> = {
  fapi: "usds-futures",
  dapi: "coin-futures",
  eapi: "options",
  papi: "portfolio-margin",
  sapi: "sapi",
};

/** The family of a change-log line, from a product name or a path. */
export function familyNamed(text: string): FamilyId | null {
  const named = NAMED.find((rule) => rule.text.test(text))?.family;
  if (named !== undefined) return named;
  const path = /\/?\b([fdeps]api)\/v\d/u.exec(text)?.[1];
  const family = path === undefined ? undefined : PATHS[path];
  return family !== undefined && FAMILY_IDS.includes(family) ? family : null;
}
