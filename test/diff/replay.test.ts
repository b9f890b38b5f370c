import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Recording, type ReplaySource, historyFrom, replayPages } from "../../generator/diff/history.ts";
import { parsePage } from "../../generator/parse/parse-page.ts";
import { chooseSource } from "../../scripts/replay/choose-source.ts";
import { readRecordings } from "../../scripts/recorded/read-recordings.ts";
import { stepJson } from "../../scripts/replay/replay-output.ts";

const SOURCE: ReplaySource = {
  family: "spot",
  product: "spot",
  locale: "en",
  candidates: [],
  floor: 92,
  snapshot: true,
};

/** `-1003 TOO_MANY | text` per entry. */
function markdown(entries: readonly string[], level = "###"): string {
  const listed = entries.map((line) => {
    const [heading = "", ...texts] = line.split(" | ");
    return [`${level} ${heading}`, ...texts.map((text) => ` * ${text}`), ""].join("\n");
  });
  return ["# Error codes for Binance", "", "## 10xx - General Server or Network issues", ...listed].join("\n");
}

function recording(date: string, text: string): Recording {
  const { pages, problems } = parsePage(text, { family: "spot", product: "spot", locale: "en" });
  return { date, file: `${date}_errors.md`, url: null, page: pages[0] ?? null, problems };
}

const entries = (...codes: readonly number[]): readonly string[] =>
  codes.map((code) => `${String(code)} NAME_${String(-code)} | Message of ${String(-code)} is here.`);
const TEN = [-1000, -1001, -1002, -1003, -1006, -1007, -1014, -1015, -1016, -1020] as const;

function replay(...pages: readonly (readonly [date: string, text: string])[]): ReturnType<typeof replayPages> {
  return replayPages(
    pages.map(([date, text]) => recording(date, text)),
    SOURCE,
  );
}

describe("replayPages", () => {
  it("reports added, removed and returned codes of each step", () => {
    const { steps } = replay(
      ["2024-01-31", markdown(entries(...TEN, -1139))],
      ["2024-02-08", markdown(entries(...TEN))],
      ["2024-04-10", markdown(entries(...TEN, -1139, -1158))],
    );
    expect(steps.map(({ added, removed, stopped }) => ({ added, removed, stopped }))).toEqual([
      { added: [], removed: [-1139], stopped: null },
      { added: [-1139, -1158], removed: [], stopped: null },
    ]);
    expect(steps[1]?.changes.map(({ kind }) => kind)).toEqual(["error-returned", "error-added"]);
  });

  it("is silent about heading levels, dates and spacing (2025-11-10)", () => {
    const before = `**Last Updated: 2025-08-12**\n\n${markdown(entries(...TEN), "####")}`;
    const after = markdown(entries(...TEN)).replaceAll(" * ", "* ");
    expect(replay(["2025-08-12", before], ["2025-11-10", after]).steps[0]).toMatchObject({
      level: "none",
      changes: [],
    });
  });

  it("stops at an emptied page and goes on from the last good one (2020-12-21)", () => {
    const moved =
      "This has been moved to [errors.md](https://github.com/binance/binance-spot-api-docs/blob/master/errors.md)";
    const { steps } = replay(
      ["2020-11-30", markdown(entries(...TEN))],
      ["2020-12-21", moved],
      ["2021-04-05", markdown(entries(...TEN, -2018))],
    );
    expect(
      steps.map(({ from, to, added, removed, stopped }) => [from.date, to.date, added, removed, stopped === null]),
    ).toEqual([
      ["2020-11-30", "2020-12-21", [], [], false],
      ["2020-11-30", "2021-04-05", [-2018], [], true],
    ]);
  });

  it("stops at a mass deletion that the next recording takes back", () => {
    const half = markdown(entries(...TEN.slice(0, 5)));
    const { steps } = replay(
      ["2020-01-01", markdown(entries(...TEN))],
      ["2020-02-01", half],
      ["2020-03-01", markdown(entries(...TEN))],
    );
    expect(steps.map(({ removed, changes, stopped }) => [removed, changes, stopped?.problems[0]?.check])).toEqual([
      [[], [], "page-survival"],
      [[], [], undefined],
    ]);
  });

  it("continues from a mass deletion that the next recording confirms, and reports it (2018-02-07)", () => {
    const half = markdown(entries(...TEN.slice(0, 5)));
    const { steps } = replay(["2017-12-07", markdown(entries(...TEN))], ["2018-02-07", half], ["2018-11-14", half]);
    expect(steps[0]).toMatchObject({ removed: TEN.slice(5), stopped: { borneOutBy: { date: "2018-11-14" } } });
    expect(steps[1]).toMatchObject({ added: [], removed: [], stopped: null });
  });

  it("ends at a mass deletion that no recording confirms", () => {
    const { steps } = replay(["2020-01-01", markdown(entries(...TEN))], ["2020-02-01", markdown(entries(-1000))]);
    expect(steps[0]).toMatchObject({ removed: [], stopped: { borneOutBy: null } });
  });

  it("takes the Chinese names of a Chinese page for translations", () => {
    const page = (name: string): string =>
      markdown(TEN.map((code) => `${String(code)} ${name}${String(-code)} | 请求过多，请稍后。`));
    const chinese = (date: string, text: string): Recording => {
      const { pages, problems } = parsePage(text, { family: "spot", product: "spot", locale: "zh-CN" });
      return { date, file: date, url: null, page: pages[0] ?? null, problems };
    };
    const { steps } = replayPages([chinese("2020-01-01", page("未知错误")), chinese("2020-02-01", page("新的名称"))], {
      ...SOURCE,
      locale: "zh-CN",
    });
    expect(new Set(steps[0]?.changes.map(({ kind }) => kind))).toEqual(new Set(["translation-changed"]));
    expect(steps[0]?.level).toBe("patch");
  });
});

describe("historyFrom", () => {
  it("knows since when and until when, and a number that was given anew", () => {
    const records = historyFrom([
      replay(
        ["2017-12-07", markdown([...entries(...TEN), "-1108 BAD_ASSET | Invalid asset."])],
        ["2018-02-07", markdown(entries(...TEN))],
        ["2022-12-05", markdown([...entries(...TEN), "-1108 PARAM_OVERFLOW | Parameter '%s' overflowed."])],
      ),
    ]);
    expect(
      records.filter(({ code }) => code === -1108).map(({ name, since, retired }) => [name, since, retired]),
    ).toEqual([
      ["BAD_ASSET", "2017-12-07", "2018-02-07"],
      ["PARAM_OVERFLOW", "2022-12-05", undefined],
    ]);
    expect(records.find(({ code }) => code === -1000)).toMatchObject({
      since: "2017-12-07",
      evidence: "first seen in errors.md of 2017-12-07",
    });
  });

  it("lets an error begin with its first product and end with its last", () => {
    const spot = replay(["2024-11-11", markdown(entries(...TEN, -1167))], ["2025-01-15", markdown(entries(...TEN))]);
    const testnet = replay(["2024-07-23", markdown(entries(...TEN, -1167))], ["2025-04-01", markdown(entries(...TEN))]);
    expect(historyFrom([spot, testnet]).find(({ code }) => code === -1167)).toMatchObject({
      since: "2024-07-23",
      retired: "2025-04-01",
    });
  });
});

describe("the recorded history of spot", () => {
  const shared = join(import.meta.dirname, "../../../shared/pages/spot");

  it.skipIf(!existsSync(shared)).each(["en", "zh-CN"])(
    "%s: every step equals a search for headings",
    async (locale) => {
      const folder = join(shared, locale, "github-md");
      const recordings = await readRecordings(folder, {});
      const { steps } = replayPages(recordings, chooseSource(recordings, folder));
      const headings = new Map(
        readdirSync(folder).map((file) => [file, headingCodes(readFileSync(join(folder, file), "utf8"))]),
      );
      expect(steps).toHaveLength(recordings.length - 1);
      for (const step of steps) {
        const { headings: found } = stepJson(step);
        if (step.to.date === "2020-12-21") {
          expect(step).toMatchObject({ added: [], removed: [], changes: [], stopped: { borneOutBy: null } });
          continue;
        }
        expect(found, step.to.date).toEqual(
          difference(headings.get(step.from.file) ?? [], headings.get(step.to.file) ?? []),
        );
        expect(step.changes.filter(({ kind }) => kind === "error-renamed" || kind === "error-moved")).toEqual([]);
      }
    },
  );
});

function headingCodes(text: string): readonly number[] {
  return [...new Set([...text.matchAll(/^ *#+ +(-\d{4,})/gmu)].map(([, code]) => Number(code)))];
}

function difference(before: readonly number[], after: readonly number[]): object {
  return {
    added: after.filter((code) => !before.includes(code)),
    removed: before.filter((code) => !after.includes(code)),
  };
}
