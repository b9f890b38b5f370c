import type { Family } from "../catalog.ts";
import { type Html, markup } from "../html.ts";
import type { PageContext } from "../page-context.ts";
import { commonCount } from "./shares.ts";
import { box, label, picture } from "./svg.ts";

const LEFT = 16;
const ROW = 34;
const HEAD = 24;

/** A grid of families, named by their base paths: how many codes two of them share. */
export function matrixPicture(context: PageContext): Html {
  const { families } = context.index.catalog;
  const { matrixTitle, matrixDescription } = context.words.families;
  const width = (100 - LEFT) / Math.max(1, families.length);
  return picture({
    id: "matrix",
    title: matrixTitle,
    description: matrixDescription,
    height: HEAD + families.length * ROW,
    body: [
      ...families.map((family, column) =>
        label({ x: LEFT + (column + 0.5) * width, y: 14, text: shortName(family), className: "middle small" }),
      ),
      ...families.map((family, row) => matrixRow(family, families, HEAD + row * ROW, width)),
    ],
  });
}

function matrixRow(family: Family, families: readonly Family[], y: number, width: number): Html {
  const cells = families.map((other, column) => {
    const count = commonCount(family, other);
    const part = family.errors.length === 0 ? 0 : count / family.errors.length;
    const x = LEFT + column * width;
    // The tint stays below a third, so that the number on it keeps its contrast in both colour schemes.
    const opacity = Math.round(3 + part * 27) / 100;
    const text = { x: x + width / 2, y: y + 21, text: count, className: other === family ? "middle self" : "middle" };
    return markup`${box({ x: x + 0.2, y: y + 1, width: width - 0.4, height: ROW - 2, className: "cell", opacity })}${label(text)}`;
  });
  return markup`${label({ x: 0, y: y + 21, text: shortName(family) })}${cells}`;
}

/** `/api`, and `.us` for the family that is a host of its own. */
function shortName({ basePath }: Family): string {
  return basePath.startsWith("/") ? basePath : basePath.slice(basePath.lastIndexOf("."));
}
