/** Figures in one text of a pair that the other lacks. */
export interface FigureDifference {
  readonly english: readonly number[];
  readonly chinese: readonly number[];
}

interface Figure {
  readonly value: number;
  /** The figure with its unit of time, in seconds. */
  readonly seconds?: number;
  /** `one`, `两`: can match a figure, but needs no match itself, because it is often not meant as a number. */
  readonly isWord: boolean;
}

/**
 * The figures that have no counterpart in the other language. Units and scales count as one (`600 seconds`, `10分钟`;
 * `10,000`, `1万`), words can match figures, and a figure may be repeated.
 */
export function figureDifference(english: string, chinese: string): FigureDifference {
  const [ours, theirs] = [figuresIn(english), figuresIn(chinese)];
  return { english: unanswered(ours, theirs), chinese: unanswered(theirs, ours) };
}

export function hasDifference({ english, chinese }: FigureDifference): boolean {
  return english.length + chinese.length > 0;
}

function unanswered(figures: readonly Figure[], others: readonly Figure[]): readonly number[] {
  const left = figures.filter((figure) => !figure.isWord && !others.some((other) => isSame(figure, other)));
  return [...new Set(left.map(({ value }) => value))];
}

function isSame(left: Figure, right: Figure): boolean {
  if (left.seconds !== undefined && right.seconds !== undefined) return left.seconds === right.seconds;
  return left.value === right.value;
}

const WORDS = new Map(
  ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"].map((word, value) => [
    word,
    value,
  ]),
);
const HAN = new Map(Array.from("零一二三四五六七八九十", (character, value) => [character, value] as const));
HAN.set("两", 2);

const SCALES: Readonly<Record<string, number>> = {
  千: 1e3,
  万: 1e4,
  百万: 1e6,
  亿: 1e8,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
};

/** Without months and years, which have no fixed number of seconds. */
const UNITS: readonly (readonly [RegExp, seconds: number])[] = [
  [/^(?:ms|msecs?|milliseconds?|毫秒)$/u, 0.001],
  [/^(?:s|secs?|seconds?|秒)$/u, 1],
  [/^(?:mins?|minutes?|分钟)$/u, 60],
  [/^(?:h|hrs?|hours?|小时)$/u, 3600],
  [/^(?:days?|天)$/u, 86_400],
];

const FIGURE =
  /(?:(?<digits>\d+(?:,\d{3})*(?:\.\d+)?)|\b(?<word>zero|one|two|three|four|five|six|seven|eight|nine|ten)\b|(?<han>[零一二三四五六七八九十两]))[\s-]?(?<scale>千|万|百万|亿|thousand\b|million\b|billion\b)?\s?个?(?<unit>毫秒|秒|分钟|小时|天|[a-z]+)?/gu;

function figuresIn(text: string): readonly Figure[] {
  return [...countedText(text).matchAll(FIGURE)].map(({ groups = {} }) => {
    const { digits, word = "", han = "", scale = "", unit = "" } = groups;
    const plain = digits === undefined ? (WORDS.get(word) ?? HAN.get(han) ?? 0) : Number(digits.replaceAll(",", ""));
    const value = plain * (SCALES[scale] ?? 1);
    const [, seconds] = UNITS.find(([pattern]) => pattern.test(unit)) ?? [];
    return { value, isWord: digits === undefined, ...(seconds === undefined ? {} : { seconds: value * seconds }) };
  });
}

/**
 * Addresses, error codes and placeholders contain digits that are not figures; a date is one figure, or none if it only
 * repeats the epoch before it in brackets.
 */
function countedText(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(NO_COUNT, " ")
    .replace(/(?<=\d{10})\s?\([^()]{0,40}\)/gu, " ")
    .replace(
      /(\d{4})[-年](\d{1,2})[-月](\d{1,2})日?/gu,
      (_, year: string, month: string, day: string) => ` ${year}${month.padStart(2, "0")}${day.padStart(2, "0")} `,
    );
}

const NO_COUNT =
  /`[^`]*`|https?:\/\/[^\s\u3000-\u9fff]+|\/[a-z][\w./-]*|\{\w+\}|%[sdb]|(?<![\w.])[-−–][1-9]\d{3,4}(?!\d)/gu;
