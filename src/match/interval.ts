const UNITS: ReadonlyMap<string, number> = /* @__PURE__ */ new Map([
  ["MS", 1],
  ["MILLISECOND", 1],
  ["S", 1000],
  ["SEC", 1000],
  ["SECOND", 1000],
  ["M", 60_000],
  ["MIN", 60_000],
  ["MINUTE", 60_000],
  ["H", 3_600_000],
  ["HOUR", 3_600_000],
  ["D", 86_400_000],
  ["DAY", 86_400_000],
  ["W", 604_800_000],
  ["WEEK", 604_800_000],
]);

/** `10 SECOND` is 10000, `MINUTE` is 60000; null where the unit is none that is known. */
export function intervalMs(text: string): number | null {
  const [, count = "", unit = ""] = /^(\d{0,9}) ?([A-Za-z]{1,12})$/.exec(text) ?? [];
  const upper = unit.toUpperCase();
  const ms = UNITS.get(upper) ?? UNITS.get(upper.replace(/S$/, ""));
  return ms === undefined ? null : ms * (count === "" ? 1 : Number(count));
}
