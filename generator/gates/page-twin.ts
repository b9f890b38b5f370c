import type { FamilySnapshot, Locale } from "../model.ts";
import type { ParsedPage } from "../parse/parsed-page.ts";
import type { Problem } from "../problem.ts";
import type { GateInput } from "./page-gates.ts";

/**
 * The pages of one family share most of their list, so that another product's page passes every gate of kinship:
 * margin-trading's address answering with wallet's page would have retired its eight codes of its own. A page that
 * lost codes and now has exactly those of another is taken for that other one.
 */
export function checkTwin({ source, page, previous, acceptances }: GateInput): readonly Problem[] {
  if (previous === null) return [];
  const { family, product, locale } = source;
  const present = codesOf(page.entries);
  const headed = codesOf(page.entries.filter(({ kind }) => kind === "entry"));
  const accepted = acceptances.filter((one) => one.family === family && (one.product ?? product) === product);
  const agreed = new Set(accepted.flatMap(({ codes }) => codes));
  const lost = [...codesBefore(previous, product, locale)].filter((code) => !present.has(code) && !agreed.has(code));
  if (lost.length === 0) return [];
  const others = new Set(previous.entries.flatMap(({ products }) => products).filter((other) => other !== product));
  const twin = [...others].find((other) => {
    const codes = codesBefore(previous, other, locale);
    return isWithin(headed, codes) && isWithin(codes, present);
  });
  if (twin === undefined) return [];
  return [
    {
      check: "page-twin",
      severity: "error",
      at: { family, product, locale },
      message: `The page has exactly the codes of ${twin}, and lacks ${String(lost.length)} of its own (${lost.slice(0, 10).join(", ")}).`,
      fix: "The last snapshot stays. Open the page: if it is the right one, name the removed codes in overlays/acceptances.json.",
    },
  ];
}

function codesBefore({ entries }: FamilySnapshot, product: string, locale: Locale): ReadonlySet<number> {
  const listed = entries.filter(
    (entry) => entry.retired === undefined && entry.products.includes(product) && entry.title[locale] !== undefined,
  );
  return new Set(listed.map(({ code }) => code));
}

function codesOf(entries: ParsedPage["entries"]): ReadonlySet<number> {
  return new Set(entries.flatMap(({ codes }) => codes.filter((code) => typeof code === "number")));
}

function isWithin(part: ReadonlySet<number>, whole: ReadonlySet<number>): boolean {
  return [...part].every((code) => whole.has(code));
}
