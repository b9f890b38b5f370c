import type { Family } from "../catalog.ts";
import { type Html, markup } from "../html.ts";
import type { PageContext } from "../page-context.ts";
import { label, picture, round } from "./svg.ts";

const WIDTH = 680;
const HEIGHT = 260;
const LEFT = 44;
const RIGHT = 48;
const TOP = 16;
const BOTTOM = 30;

export interface Step {
  readonly date: string;
  /** Codes on the page from that date on. */
  readonly count: number;
}

/** Number of codes on a family's page after each recorded change. Empty where no history is recorded. */
export function growthSteps(family: Family): readonly Step[] {
  const changes = new Map<string, number>();
  for (const { since, retired } of family.errors) {
    if (since === undefined) continue;
    changes.set(since, (changes.get(since) ?? 0) + 1);
    if (retired !== undefined) changes.set(retired, (changes.get(retired) ?? 0) - 1);
  }
  let count = 0;
  return [...changes]
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([date, change]) => {
      count += change;
      return { date, count };
    });
}

/** How the list of Spot grew: the one whose history is recorded from its first day. */
export function growthPicture({ index, words }: PageContext): Html | undefined {
  const family = index.catalog.families.find(({ id }) => id === "spot");
  const steps = family === undefined ? [] : growthSteps(family);
  const first = steps[0];
  const last = steps.at(-1);
  if (first === undefined || last === undefined || first === last) return undefined;
  const axes = axesOf(steps);
  return picture({
    id: "growth",
    title: words.changes.growthTitle,
    description: words.changes.growthDescription(first.date, first.count, last.date, last.count),
    width: WIDTH,
    height: HEIGHT,
    body: [grid(axes), line(steps, axes), label(axes.end + 8, axes.y(last.count) + 5, last.count, "number")],
  });
}

interface Axes {
  readonly years: readonly number[];
  readonly values: readonly number[];
  readonly x: (date: string) => number;
  readonly y: (count: number) => number;
  readonly end: number;
}

function axesOf(steps: readonly Step[]): Axes {
  const years = steps.map(({ date }) => Number(date.slice(0, 4)));
  const firstYear = Math.min(...years);
  const lastYear = Math.max(...years) + 1;
  const top = Math.ceil(Math.max(...steps.map(({ count }) => count)) / 20) * 20;
  const end = WIDTH - RIGHT;
  const yearWidth = (end - LEFT) / (lastYear - firstYear);
  return {
    years: Array.from({ length: lastYear - firstYear }, (_, index) => firstYear + index),
    values: Array.from({ length: top / 20 + 1 }, (_, index) => index * 20),
    x: (date) => LEFT + (yearOf(date) - firstYear) * yearWidth,
    y: (count) => HEIGHT - BOTTOM - (count / top) * (HEIGHT - TOP - BOTTOM),
    end,
  };
}

/** `2018-07-02` is about 2018.5: months of equal length are exact enough for a picture. */
function yearOf(date: string): number {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  return year + (month - 1) / 12 + (day - 1) / 372;
}

function grid({ years, values, x, y, end }: Axes): readonly Html[] {
  return [
    ...values.map(
      (value) =>
        markup`<line x1="${LEFT}" x2="${round(end)}" y1="${round(y(value))}" y2="${round(y(value))}" class="grid"/>${label(LEFT - 8, y(value) + 4, value, "end small")}`,
    ),
    ...years.map((year) => label(x(`${String(year)}-07-01`), HEIGHT - 8, year, "middle small")),
  ];
}

function line(steps: readonly Step[], { x, y, end }: Axes): Html {
  const [first, ...rest] = steps;
  if (first === undefined) throw new Error("A line needs a step");
  const path = `M${round(x(first.date))} ${round(y(first.count))}${rest.map(({ date, count }) => `H${round(x(date))}V${round(y(count))}`).join("")}H${round(end)}`;
  return markup`<path d="${path}V${round(y(0))}H${round(x(first.date))}Z" class="area"/><path d="${path}" class="line"/>`;
}
