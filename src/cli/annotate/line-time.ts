const MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
/** So much of a line is searched for its time. */
const HEAD = 200;

const ISO = /(\d{4})[-/](\d{2})[-/](\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)? ?(Z|[+-]\d{2}:?\d{2}\b)?/;
/** `01/May/2024:10:00:00 +0000` */
const WEB_SERVER = /(\d{2})\/([A-Z][a-z]{2})\/(\d{4}):(\d{2}):(\d{2}):(\d{2})(?: ([+-]\d{4}))?/;
/** `May  1 10:00:00`, without a year: the differences are what counts. */
const SYSLOG = /^([A-Z][a-z]{2}) ([ \d]\d) (\d{2}):(\d{2}):(\d{2})/;
/** Seconds or milliseconds since 1970, from 2015 to 2039, at the beginning or after a label of time. */
const EPOCH =
  /(?:^[^\w-]{0,3}|"?(?:time|ts|timestamp|date|at|T|E)"?\s?[=:]\s?"?)(1[4-9]\d{8}|2[01]\d{8})(\d{3})?(?:\.\d+)?(?:\D|$)/;

/** Time that a log line carries, in epoch milliseconds and as of UTC where it names no zone; null for none. */
export function lineTime(line: string): number | null {
  const head = line.slice(0, HEAD);
  const time = isoTime(head) ?? webServerTime(head) ?? syslogTime(head) ?? epochTime(head);
  return time === null || Number.isNaN(time) ? null : time;
}

function isoTime(head: string): number | null {
  const found = ISO.exec(head);
  if (found === null) return null;
  const [, year, month, day, hour, minute, second = "0", fraction = "0", zone] = found;
  const milliseconds = Math.floor(Number(`0.${fraction}`) * 1000);
  return (
    Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second), milliseconds) -
    offset(zone)
  );
}

function webServerTime(head: string): number | null {
  const found = WEB_SERVER.exec(head);
  if (found === null) return null;
  const [, day, month = "", year, hour, minute, second, zone] = found;
  return (
    Date.UTC(Number(year), monthOf(month), Number(day), Number(hour), Number(minute), Number(second)) - offset(zone)
  );
}

function syslogTime(head: string): number | null {
  const found = SYSLOG.exec(head);
  if (found === null) return null;
  const [, month = "", day, hour, minute, second] = found;
  return Date.UTC(2000, monthOf(month), Number(day), Number(hour), Number(minute), Number(second));
}

function epochTime(head: string): number | null {
  const found = EPOCH.exec(head);
  return found === null ? null : Number(found[1]) * 1000 + Number(found[2] ?? 0);
}

function monthOf(name: string): number {
  const index = MONTHS.indexOf(name);
  return index < 0 || index % 3 !== 0 ? Number.NaN : index / 3;
}

function offset(zone: string | undefined): number {
  const found = /([+-])(\d{2}):?(\d{2})/.exec(zone ?? "");
  if (found === null) return 0;
  const [, sign, hours, minutes] = found;
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
