import { sinceDay } from "../../src/words/since.ts";
import type { Family } from "../catalog/catalog.ts";
import type { PageContext } from "../catalog/context.ts";
import { type Html, markup } from "../catalog/html.ts";
import { label, picture, round } from "./pictures.ts";

/** The plot, in hundredths of the picture's width and in pixels. */
const LEFT = 8;
const WIDTH = 82;
const TOP = 12;
const PLOT = 210;
const FOOT = 30;
/** Units of the plot's width, which is stretched to the page. */
const UNITS = 1000;
const GRID_STEP = 20;

export interface Step {
  readonly date: string;
  /** Codes on the page from that date on. */
  readonly count: number;
}

/** Number of codes on a family's page after each recorded change. Empty where no history is recorded. */
export function growthSteps(family: Family): readonly Step[] {
  const changes = new Map<string, number>();
  for (const { since: days, retired } of family.errors) {
    const since = sinceDay(days);
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

/** Growth of the Spot list, the only one recorded from its first day. */
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
    height: TOP + PLOT + FOOT,
    body: [
      plot(steps, axes),
      labels(axes),
      label({ x: LEFT + WIDTH, shift: 7, y: TOP + axes.y(last.count) + 5, text: last.count, className: "number" }),
    ],
  });
}

interface Axes {
  readonly years: readonly number[];
  readonly values: readonly number[];
  /** From 0 to 1 across the plot. */
  readonly x: (date: string) => number;
  /** Pixels from the plot's top. */
  readonly y: (count: number) => number;
}

function axesOf(steps: readonly Step[]): Axes {
  const years = steps.map(({ date }) => Number(date.slice(0, 4)));
  const firstYear = Math.min(...years);
  const lastYear = Math.max(...years) + 1;
  const top = Math.ceil(Math.max(...steps.map(({ count }) => count)) / GRID_STEP) * GRID_STEP;
  return {
    years: Array.from({ length: lastYear - firstYear }, (_, index) => firstYear + index),
    values: Array.from({ length: top / GRID_STEP + 1 }, (_, index) => index * GRID_STEP),
    x: (date) => (yearOf(date) - firstYear) / (lastYear - firstYear),
    y: (count) => PLOT * (1 - count / top),
  };
}

/** `2018-07-02` is about 2018.5: equal months are exact enough for a picture. */
function yearOf(date: string): number {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  return year + (month - 1) / 12 + (day - 1) / 372;
}

/** Values on the left, and every second year below, which fits a phone. */
function labels({ years, values, x, y }: Axes): readonly Html[] {
  const even = years.filter((year) => year % 2 === 0);
  return [
    ...values.map((value) => label({ x: LEFT, shift: -7, y: TOP + y(value) + 4, text: value, className: "end small" })),
    ...even.map((year) =>
      label({
        x: LEFT + WIDTH * x(`${String(year)}-01-01`),
        y: TOP + PLOT + 20,
        text: year,
        className: "middle small",
      }),
    ),
  ];
}

/** The stretched part: lines keep their thickness, and it has no text. */
function plot(steps: readonly Step[], { values, x, y }: Axes): Html {
  const [first, ...rest] = steps;
  if (first === undefined) throw new Error("A line needs a step");
  const across = (date: string): string => round(UNITS * x(date));
  const grid = values.map((value) => markup`<path d="M0 ${round(y(value))}H${UNITS}" class="grid"/>`);
  const moves = rest.map(({ date, count }) => `H${across(date)}V${round(y(count))}`).join("");
  const path = `M${across(first.date)} ${round(y(first.count))}${moves}H${String(UNITS)}`;
  return markup`<svg x="${LEFT}%" y="${TOP}" width="${WIDTH}%" height="${PLOT}" viewBox="0 0 ${UNITS} ${PLOT}" preserveAspectRatio="none" overflow="visible">
    ${grid}<path d="${path}V${PLOT}H${across(first.date)}Z" class="area"/><path d="${path}" class="line"/></svg>`;
}
