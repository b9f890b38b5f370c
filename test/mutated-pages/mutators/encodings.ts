import type { MutablePage, Mutated, Mutator } from "../mutation.ts";
import { pickSpan, pointIn, type Span } from "../places.ts";
import type { Random } from "../random.ts";

const encode = (text: string): Buffer => Buffer.from(text);

/** A part of the page: a line, some lines, or all of it. */
function part({ text }: MutablePage, random: Random): Span {
  const start = random.below(text.length);
  const end = Math.min(text.length, start + 1 + random.below(random.pick([80, 2000, 50_000])));
  return random.chance(0.3) ? { start: 0, end: text.length } : { start, end };
}

/** A part of the page is read in another charset, and stored as UTF-8 again. */
function misread(label: string): Mutator["mutate"] {
  return (page, random) => {
    const { start, end } = part(page, random);
    const wrong = new TextDecoder(label).decode(encode(page.text.slice(start, end)));
    const edited = page.text.slice(0, start) + wrong + page.text.slice(end);
    return edited === page.text ? null : edited;
  };
}

let gbkBytes: ReadonlyMap<string, readonly number[]> | null = null;

/** Characters of two bytes in GBK, found with its decoder, because there is no encoder. */
function gbkTable(): ReadonlyMap<string, readonly number[]> {
  if (gbkBytes !== null) return gbkBytes;
  const decoder = new TextDecoder("gbk");
  const table = new Map<string, readonly number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (character.length === 1 && !table.has(character)) table.set(character, [lead, trail]);
    }
  }
  gbkBytes = table;
  return table;
}

function toGbk(text: string): Uint8Array {
  const table = gbkTable();
  return Uint8Array.from(
    Array.from(text).flatMap((character) =>
      character.charCodeAt(0) < 0x80 ? [character.charCodeAt(0)] : (table.get(character) ?? [0x3f]),
    ),
  );
}

/** GBK bytes decoded as Latin-1 or Windows-1252 and stored as UTF-8. */
function gbkMisread(page: MutablePage, random: Random): Mutated {
  const { start, end } = part(page, random);
  const wrong = new TextDecoder("windows-1252").decode(toGbk(page.text.slice(start, end)));
  const edited = page.text.slice(0, start) + wrong + page.text.slice(end);
  return edited === page.text ? null : edited;
}

function insert(what: string): Mutator["mutate"] {
  return ({ text }, random) => {
    const at = random.below(text.length);
    return text.slice(0, at) + what + text.slice(at);
  };
}

function replaceWide(page: MutablePage, random: Random): Mutated {
  const span = pickSpan(page, "wide", random);
  return span === null ? null : `${page.text.slice(0, span.start)}\ufffd${page.text.slice(span.end)}`;
}

/** One byte of the page is lost, changed or doubled. */
function breakByte({ text }: MutablePage, random: Random): Mutated {
  const bytes = encode(text);
  const at = random.below(bytes.length);
  const byte = bytes[at] ?? 0;
  const instead = random.pick([[], [byte ^ (1 << random.below(8))], [byte, byte], [0xff], [0xc3], [0]]);
  return Buffer.concat([bytes.subarray(0, at), Uint8Array.from(instead), bytes.subarray(at + 1)]);
}

/** One byte of a character of several is lost. */
function truncateSequence(page: MutablePage, random: Random): Mutated {
  const span = pickSpan(page, "wide", random);
  if (span === null) return null;
  const character = encode(page.text.slice(span.start, span.end));
  const rest = random.chance(0.5) ? character.subarray(0, -1) : character.subarray(1);
  return Buffer.concat([encode(page.text.slice(0, span.start)), rest, encode(page.text.slice(span.end))]);
}

/** The same after a lenient decoder, with U+FFFD for unreadable bytes. */
function truncateLeniently(page: MutablePage, random: Random): Mutated {
  const bytes = truncateSequence(page, random);
  return bytes instanceof Uint8Array ? new TextDecoder().decode(bytes) : null;
}

function utf16(bigEndian: boolean, mark: boolean): Mutator["mutate"] {
  return ({ text }) => {
    const bytes = Buffer.from(mark ? `\ufeff${text}` : text, "utf16le");
    return bigEndian ? bytes.swap16() : bytes;
  };
}

function loneSurrogate(page: MutablePage, random: Random): Mutated {
  const span = pickSpan(page, "line", random);
  if (span === null) return null;
  const at = pointIn(span, random);
  return `${page.text.slice(0, at)}\ud83d${page.text.slice(at)}`;
}

export const ENCODINGS: readonly Mutator[] = [
  { name: "UTF-8 read as Latin-1", mutate: misread("latin1") },
  { name: "UTF-8 read as Windows-1252", mutate: misread("windows-1252") },
  { name: "UTF-8 read as GBK", mutate: misread("gbk") },
  { name: "UTF-8 read as Shift-JIS", mutate: misread("shift_jis") },
  { name: "GBK bytes", mutate: ({ text }) => (/[^\u0000-\u007f]/u.test(text) ? toGbk(text) : null) },
  { name: "GBK read as Windows-1252", mutate: gbkMisread },
  { name: "UTF-16 LE with mark", mutate: utf16(false, true) },
  { name: "UTF-16 BE with mark", mutate: utf16(true, true) },
  { name: "UTF-16 LE without mark", mutate: utf16(false, false) },
  { name: "UTF-16 BE without mark", mutate: utf16(true, false) },
  { name: "byte order mark first", mutate: ({ text }) => `\ufeff${text}` },
  { name: "two byte order marks first", mutate: ({ text }) => `\ufeff\ufeff${text}` },
  { name: "byte order mark anywhere", mutate: insert("\ufeff") },
  { name: "U+FFFD inserted", mutate: insert("\ufffd") },
  { name: "U+FFFD for a character", mutate: replaceWide },
  { name: "NUL inserted", mutate: insert("\u0000") },
  { name: "zero-width space inserted", mutate: insert("\u200b") },
  { name: "no-break space inserted", mutate: insert("\u00a0") },
  { name: "byte lost, changed or doubled", mutate: breakByte },
  { name: "truncated sequence", mutate: truncateSequence },
  { name: "truncated sequence, read leniently", mutate: truncateLeniently },
  { name: "lone surrogate", mutate: loneSurrogate },
];
