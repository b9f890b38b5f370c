import { SOURCES, type Source } from "../../generator/sources.ts";
import type { NumberedRow } from "./manifest-row.ts";

/** The recording that stands for a page. */
export interface Choice extends NumberedRow {
  readonly source: Source;
}

export interface Choices {
  readonly chosen: readonly Choice[];
  /** Wanted pages that the folder has no whole recording of. */
  readonly missing: readonly Source[];
  /** Whole recordings of products that the table of sources does not know. */
  readonly unknown: readonly NumberedRow[];
}

/** Picks the newest whole recording of each wanted page, or the newest up to and including a day. */
export function chooseRecordings(
  rows: readonly NumberedRow[],
  wanted: readonly Source[],
  until = "9999-12-31",
): Choices {
  const whole = rows.filter(
    ({ row }) => row.partial !== true && row.family !== null && !row.product.startsWith("_") && row.recorded <= until,
  );
  const known = new Set(SOURCES.map((source) => source.product));
  const chosen: Choice[] = [];
  const missing: Source[] = [];
  for (const source of wanted) {
    const newest = whole.filter((row) => isOf(row, source)).toSorted(newestFirst)[0];
    if (newest === undefined) missing.push(source);
    else chosen.push({ ...newest, source });
  }
  return { chosen, missing, unknown: whole.filter(({ row }) => !known.has(row.product)) };
}

function isOf({ row }: NumberedRow, source: Source): boolean {
  return row.family === source.family && row.product === source.product && row.locale === source.locale;
}

/**
 * By date; on one day a genuine recording before one that was rebuilt from it. A rebuilt page still counts
 * where it is newer: the newest Chinese USDⓈ-M page is one.
 */
function newestFirst(a: NumberedRow, b: NumberedRow): number {
  if (a.row.recorded !== b.row.recorded) return a.row.recorded < b.row.recorded ? 1 : -1;
  const rebuilt = Number(isRebuilt(a)) - Number(isRebuilt(b));
  if (rebuilt !== 0) return rebuilt;
  return a.row.file < b.row.file ? -1 : 1;
}

function isRebuilt({ row }: NumberedRow): boolean {
  return /^NOT a recording/iu.test(row.note ?? "") || row.format.endsWith("-reconstructed");
}
