import { familyTitle } from "../catalog.ts";
import { type Html, markup } from "../html.ts";
import type { PageContext } from "../page-context.ts";
import { type Share, shares } from "./shares.ts";
import { box, label, picture } from "./svg.ts";

/** The longest bar leaves room for its number. */
const LONGEST = 90;
const ROW = 46;
const BAR = 18;
const LEGEND_ROW = 22;
const TOP = 3 * LEGEND_ROW + 14;

/** One bar per family: own codes, shared ones, and those with another name elsewhere. */
export function sizesPicture(context: PageContext): Html {
  const { sizesTitle, sizesDescription } = context.words.families;
  const rows = shares(context.index.catalog);
  const scale = LONGEST / Math.max(1, ...rows.map(({ total }) => total));
  return picture({
    id: "sizes",
    title: sizesTitle,
    description: sizesDescription,
    height: TOP + rows.length * ROW,
    body: [legend(context), ...rows.map((row, index) => bar(row, TOP + index * ROW, scale, context))],
  });
}

function bar(share: Share, y: number, scale: number, { locale }: PageContext): Html {
  const { family, total, own, shared, conflicting } = share;
  const parts = [
    { count: own, className: "part-own" },
    { count: shared, className: "part-shared" },
    { count: conflicting, className: "part-conflicting" },
  ];
  let x = 0;
  const boxes = parts
    .filter(({ count }) => count > 0)
    .map(({ count, className }) => {
      const drawn = box({ x, y: y + 18, width: count * scale, height: BAR, className });
      x += count * scale;
      return drawn;
    });
  const name = label({ x: 0, y: y + 12, text: familyTitle(family, locale) });
  return markup`${name}${boxes}${label({ x: total * scale, shift: 7, y: y + 32, text: total, className: "number" })}`;
}

function legend({ words }: PageContext): readonly Html[] {
  const { own, shared, conflicting } = words.families;
  const parts = [
    { className: "part-own", text: own },
    { className: "part-shared", text: shared },
    { className: "part-conflicting", text: conflicting },
  ];
  return parts.map(({ className, text }, index) => {
    const y = index * LEGEND_ROW;
    return markup`${box({ x: 0, y: y + 3, width: 4, height: 12, className })}${label({ x: 4, shift: 8, y: y + 14, text })}`;
  });
}
