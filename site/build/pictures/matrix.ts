import { type Family, familyTitle } from "../catalog.ts";
import { type Html, markup } from "../html.ts";
import type { PageContext } from "../page-context.ts";
import { commonCount } from "./shares.ts";
import { label, picture, round } from "./svg.ts";

const LEFT = 214;
const TOP = 8;
const CELL_WIDTH = 62;
const CELL_HEIGHT = 32;
const FOOT = 30;

/** A grid of families: how many codes two of them share. */
export function matrixPicture(context: PageContext): Html {
  const { families } = context.index.catalog;
  const { matrixTitle, matrixDescription } = context.words.families;
  return picture({
    id: "matrix",
    title: matrixTitle,
    description: matrixDescription,
    width: LEFT + families.length * CELL_WIDTH + 4,
    height: TOP + families.length * CELL_HEIGHT + FOOT,
    body: [
      ...families.map((family, row) => matrixRow(family, row, context)),
      ...families.map(({ id, basePath }, column) =>
        label(
          LEFT + (column + 0.5) * CELL_WIDTH,
          TOP + families.length * CELL_HEIGHT + 18,
          basePath.startsWith("/") ? basePath : id === "binance-us" ? ".us" : id,
          "middle small",
        ),
      ),
    ],
  });
}

function matrixRow(family: Family, row: number, { index, locale }: PageContext): Html {
  const { families } = index.catalog;
  const y = TOP + row * CELL_HEIGHT;
  const cells = families.map((other, column) => {
    const count = commonCount(family, other);
    const part = family.errors.length === 0 ? 0 : count / family.errors.length;
    return cell({ x: LEFT + column * CELL_WIDTH, y, count, part, isSelf: other === family });
  });
  return markup`${label(LEFT - 10, y + 20, familyTitle(family, locale), "end")}${cells}`;
}

interface Cell {
  readonly x: number;
  readonly y: number;
  readonly count: number;
  /** How much of the row's family that is, from 0 to 1: the tint. */
  readonly part: number;
  readonly isSelf: boolean;
}

function cell({ x, y, count, part, isSelf }: Cell): Html {
  // The tint stays below a third, so that the number on it keeps its contrast in both colour schemes.
  const opacity = round(part * 3) === "0" ? 0.03 : Math.round(part * 30) / 100;
  return markup`<rect x="${round(x + 1)}" y="${round(y + 1)}" width="${CELL_WIDTH - 2}" height="${CELL_HEIGHT - 2}" class="cell" fill-opacity="${opacity}"/>${label(x + CELL_WIDTH / 2, y + 20, count, isSelf ? "middle self" : "middle")}`;
}
