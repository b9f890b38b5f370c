/** `10 SECOND` is 10000, `MINUTE` is 60000; null where the unit is none that is known. */
export function intervalMs(text: string): number | null {
  let end = 0;
  let count = 0;
  for (; end < text.length; end += 1) {
    const digit = text.charCodeAt(end) - 48;
    if (digit < 0 || digit > 9) break;
    count = count * 10 + digit;
  }
  const unit = unitMs(text.slice(text[end] === " " ? end + 1 : end));
  return unit === null ? null : unit * (end === 0 ? 1 : count);
}

function unitMs(unit: string): number | null {
  switch (unit) {
    case "MINUTE":
      return 60_000;
    case "SECOND":
      return 1000;
    case "DAY":
      return 86_400_000;
    case "HOUR":
      return 3_600_000;
    default:
      return UNITS.get(unit.toLowerCase().replace(/(.{2})s$/, "$1")) ?? null;
  }
}

const UNITS: ReadonlyMap<string, number> = /* @__PURE__ */ new Map([
  ["ms", 1],
  ["millisecond", 1],
  ["s", 1000],
  ["sec", 1000],
  ["second", 1000],
  ["m", 60_000],
  ["min", 60_000],
  ["minute", 60_000],
  ["h", 3_600_000],
  ["hour", 3_600_000],
  ["d", 86_400_000],
  ["day", 86_400_000],
  ["w", 604_800_000],
  ["week", 604_800_000],
]);
