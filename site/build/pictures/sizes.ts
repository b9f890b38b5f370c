import { familyTitle } from "../catalog.ts";
import { type Html, markup } from "../html.ts";
import type { PageContext } from "../page-context.ts";
import { type Share, shares } from "./shares.ts";
import { box, label, picture } from "./svg.ts";

const WIDTH = 664;
const LEFT = 214;
const RIGHT = 50;
const ROW = 34;
const TOP = 34;

/** One bar per family: own codes, shared ones, and those with another name elsewhere. */
export function sizesPicture(context: PageContext): Html {
  const { sizesTitle, sizesDescription } = context.words.families;
  const rows = shares(context.index.catalog);
  const most = Math.max(1, ...rows.map(({ total }) => total));
  const scale = (WIDTH - LEFT - RIGHT) / most;
  return picture({
    id: "sizes",
    title: sizesTitle,
    description: sizesDescription,
    width: WIDTH,
    height: TOP + rows.length * ROW + 4,
    body: [legend(context), ...rows.map((row, index) => bar(row, TOP + index * ROW, scale, context))],
  });
}

function bar(
  { family, total, own, shared, conflicting }: Share,
  y: number,
  scale: number,
  { locale }: PageContext,
): Html {
  const height = ROW - 12;
  const parts = [
    { width: own * scale, className: "part-own" },
    { width: shared * scale, className: "part-shared" },
    { width: conflicting * scale, className: "part-conflicting" },
  ];
  let x = LEFT;
  const boxes = parts.map(({ width, className }) => {
    const drawn = box({ x, y, width, height, className });
    x += width;
    return drawn;
  });
  return markup`${label(LEFT - 10, y + 16, familyTitle(family, locale), "end")}${boxes}${label(x + 8, y + 16, total, "number")}`;
}

function legend({ words }: PageContext): readonly Html[] {
  const { own, shared, conflicting } = words.families;
  const parts = [
    { className: "part-own", text: own },
    { className: "part-shared", text: shared },
    { className: "part-conflicting", text: conflicting },
  ];
  return parts.map(({ className, text }, index) => {
    const x = 10 + index * 205;
    return markup`${box({ x, y: 4, width: 14, height: 14, className })}${label(x + 21, 16, text)}`;
  });
}
