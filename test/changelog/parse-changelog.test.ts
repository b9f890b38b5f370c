import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { formatChangelog, joinChangelogs } from "../../generator/changelog/changelog-snapshot.ts";
import { type ChangelogEvent, isChangelog, parseChangelog } from "../../generator/changelog/parse-changelog.ts";
import { parsePage } from "../../generator/parse/parse-page.ts";

/** A change-log with the text in its newer section. The older section announces -1003. */
const pageOf = (text: string): string =>
  `# Change Log\n\n## 2025-04-08\n\n${text}\n\n## 2019-01-15\n\n* New error code \`-1003\`.\n`;
const answer = (code: number, text: string): string =>
  `\`\`\`json\n{ "code": ${String(code)}, "msg": "${text}" }\n\`\`\`\n`;
const eventsOf = (text: string): readonly Partial<ChangelogEvent>[] =>
  parseChangelog(pageOf(text)).events.filter(({ date }) => date === "2025-04-08");

describe("a statement of a change-log", () => {
  it.each<[title: string, text: string, expected: readonly Partial<ChangelogEvent>[]]>([
    ["a new code", "* New error code `-2039` where an order is asked for twice.", [{ kind: "added", codes: [-2039] }]],
    ["in Chinese", "* 新的错误代码 `-2039`", [{ kind: "added", codes: [-2039] }]],
    ["added, in Chinese", "* 添加新错误代码 `-1008`", [{ kind: "added", codes: [-1008] }]],
    [
      "with its name",
      "* Added error code `-4106 TAG_NOT_SUPPORTED` to the table.",
      [{ kind: "added", codes: [-4106], names: ["TAG_NOT_SUPPORTED"] }],
    ],
    [
      "two codes, one without its sign",
      "* New error codes `-1210` and `1211`.",
      [
        { kind: "added", codes: [-1210] },
        { kind: "added", codes: [-1211], written: "1211" },
      ],
    ],
    [
      "a list below a sentence",
      "The following error codes will be added on 2025-04-10:\n\n* -4116: The id is used twice.\n* -4117: It is being triggered.",
      [
        { kind: "added", codes: [-4116], texts: ["The id is used twice."], effective: "2025-04-10" },
        { kind: "added", codes: [-4117], texts: ["It is being triggered."], effective: "2025-04-10" },
      ],
    ],
    [
      "names below a heading's item",
      "* New errors\n  * -1131 BAD_WINDOW\n    * It must be small.",
      [{ kind: "added", codes: [-1131], names: ["BAD_WINDOW"], texts: ["It must be small."] }],
    ],
    ["a code that ends", "* Error code `-1167` will be obsolete and removed.", [{ kind: "removed", codes: [-1167] }]],
    ["one that another replaces", "* This replaces error code -1999.", [{ kind: "removed", codes: [-1999] }]],
    ["a new text", "* New messages for error code `-1034`.", [{ kind: "text-changed", codes: [-1034] }]],
    ["in Chinese", "* 错误代码 `-1034` 有了新消息", [{ kind: "text-changed", codes: [-1034] }]],
    [
      "a text in code and its former one",
      "* Error message `Precise beyond %s.` has been changed to `Parameter '%s' is too precise.`",
      [{ kind: "text-changed", texts: ["Parameter '%s' is too precise."], was: ["Precise beyond %s."] }],
    ],
    [
      "a text and its former one",
      '* Error message "Bad." has been changed to "Very bad."',
      [{ kind: "text-changed", codes: [], texts: ["Very bad."], was: ["Bad."] }],
    ],
    [
      "answers before and after",
      `* Previous error message:\n\n${answer(-1003, "Too many.")}\n* New error message:\n\n${answer(-1003, "Far too many.")}`,
      [{ kind: "text-changed", codes: [-1003], texts: ["Far too many."], was: ["Too many."] }],
    ],
    [
      "an answer with an unknown code",
      `Such orders will be rejected.\n\n${answer(-5022, "It cannot be a maker, which is an error.")}`,
      [{ kind: "added", codes: [-5022], texts: ["It cannot be a maker, which is an error."] }],
    ],
    [
      "an answer that a converter wrote as a paragraph",
      '* Error messages are clearer.\n  * You will receive:\n          \n          { "code": -1169, "msg": "Bad tag." }\n',
      [{ kind: "text-changed", codes: [-1169], texts: ["Bad tag."] }],
    ],
    [
      "a table of old and new texts",
      "| Old error message | New error message |\n| --- | --- |\n| Not here. | Not in this phase. |",
      [{ kind: "text-changed", texts: ["Not in this phase."], was: ["Not here."] }],
    ],
    ["a filter", "* New filter `NOTIONAL` has been added.", [{ kind: "added", codes: [], filter: "NOTIONAL" }]],
    [
      "the family that the section names, and its day",
      "**USDⓈ-M Futures**\n\n**RELEASE DATE 2025-04-22**\n\n* New error code `-5021`.",
      [{ codes: [-5021], family: "usds-futures", effective: "2025-04-22" }],
    ],
    [
      "a day in Chinese",
      "U本位合约\n\n* 新增错误码 `-5021`，将于 2025-04-22 生效。",
      [{ codes: [-5021], family: "usds-futures", effective: "2025-04-22" }],
    ],
    ["a clarification", "* Updated the documentation to clarify error code `-2043`.", []],
    ["a refusal that other codes had", "* The request is now rejected with `-1102` instead of `-1128`.", []],
    ["a year and a port", "* Since 2024 the port is 9443 and the limit 6000.", []],
  ])("%s", (_, text, expected) => {
    const events = eventsOf(text);
    expect(events).toMatchObject(expected);
    expect(events).toHaveLength(expected.length);
  });

  it("is one event, also if several endpoints repeat it", () => {
    expect(eventsOf("* A\n  * New error code `-2039`.\n* B\n  * New error code `-2039`.")).toHaveLength(1);
  });
});

describe("a page", () => {
  it("without days is not a change-log", () => {
    const { events, problems } = parseChangelog("# Error codes\n\n### -1000 UNKNOWN\n * Unknown.\n");
    expect([events.length, problems.map(({ check }) => check)]).toEqual([0, ["no-changelog"]]);
  });

  it.each([
    ["of days is a change-log", pageOf("* New error code `-2039`."), true],
    [
      "of codes is not a change-log",
      "# Errors\n### -1000 A_B\n * a\n### -1001 C_D\n * b\n## 2025-04-08\n## 2025-04-09\n",
      false,
    ],
    ["with one day is not a change-log", "# News\n## 2025-04-08\n * a\n", false],
  ])("%s", (_, text, expected) => {
    expect(parsePage(text).pages.some(isChangelog)).toBe(expected);
  });

  it("in both languages gives one event with both", () => {
    const [english, chinese] = ["* New error code `-2039`.", "* 新的错误代码 `-2039`"].map((text) =>
      parseChangelog(pageOf(text)),
    );
    if (english === undefined || chinese === undefined) throw new Error("Two pages were expected.");
    const joined = joinChangelogs("spot", [
      { locale: "en", url: "https://example.org/en", parsed: english },
      { locale: "zh-CN", url: "https://example.org/zh-CN", parsed: chinese },
    ]);
    expect(joined.events.map(({ codes, locales }) => [codes, locales])).toEqual([
      [[-2039], ["en", "zh-CN"]],
      [[-1003], ["en", "zh-CN"]],
    ]);
    expect(
      formatChangelog(joined)
        .split("\n")
        .filter((line) => line.includes('"codes"')),
    ).toHaveLength(2);
  });
});

const root = join(import.meta.dirname, "../../../shared/changelog");
const present = existsSync(join(root, "MANIFEST.jsonl"));
const rowsOf = <T>(name: string, schema: z.ZodType<T>): readonly T[] =>
  !present
    ? []
    : readFileSync(join(root, name), "utf8")
        .trim()
        .split("\n")
        .map((line) => schema.parse(JSON.parse(line)));
const example = z.object({
  date: z.string(),
  code: z.int().nullish(),
  kind: z.string(),
  text: z.string().optional(),
  filter: z.string().optional(),
  /** What the change-log wrote by mistake. The error page has the right text. */
  written: z.string().optional(),
  /** A changed rule of a filter: not an event of an error. */
  change: z.string().optional(),
  files: z.array(z.string()),
});

describe.skipIf(!present)("the recorded change-logs", () => {
  const known = new Map<string, readonly ChangelogEvent[]>();
  const read = (file: string): readonly ChangelogEvent[] => {
    const events = known.get(file) ?? parseChangelog(readFileSync(join(root, file), "utf8")).events;
    known.set(file, events);
    return events;
  };

  it("give the events that a person read in them", () => {
    const wanted = rowsOf("examples.jsonl", example).filter(
      ({ written, change }) => !written?.startsWith("-") && change === undefined,
    );
    const runs = wanted.flatMap((row) => row.files.map((file) => ({ file, ...row })));
    const missed = runs.filter(({ file, date, code, kind, text, filter }) => {
      const fits = (event: ChangelogEvent): boolean =>
        event.date === date &&
        event.kind === kind &&
        (code == null || event.codes.includes(code)) &&
        (filter === undefined || event.filter === filter) &&
        (text === undefined || event.texts.includes(text));
      return !read(file).some(fits);
    });
    // Margin's page announces a text of -4047 like a new code. Only another page shows that the code is known.
    expect(missed.filter(({ code }) => code !== -4047)).toEqual([]);
  });

  it("give no event if a code is only mentioned", () => {
    const mentions = rowsOf("mentions.jsonl", example);
    const claimed = mentions.filter(({ date, code, files }) =>
      files.some((file) =>
        read(file).some((event) => event.date === date && code != null && event.codes.includes(code)),
      ),
    );
    expect(claimed).toEqual([]);
  });

  it.each(rowsOf("MANIFEST.jsonl", z.object({ file: z.string(), kind: z.string() })))("$file is recognised", (row) => {
    const text = readFileSync(join(root, row.file), "utf8");
    expect(parsePage(text, { file: row.file }).pages.some(isChangelog)).toBe(row.kind === "changelog");
  });
});
