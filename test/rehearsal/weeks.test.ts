import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PROPOSAL_BRANCH } from "../../scripts/propose/pull-request.ts";
import { run } from "./stage.ts";
import { type Edit, type Rehearsal, rehearse } from "./week.ts";

/** Months of one page. */
let rehearsal: Rehearsal;
let remote: string;
const week: Rehearsal["week"] = (day, edit) => rehearsal.week(day, edit);

beforeAll(async () => {
  const names = [{ family: "options", code: -1008, expects: "TOO_MANY_REQUESTS", name: "TOO_MANY_CALLS", why: "test" }];
  rehearsal = await rehearse("options", ["options"], { names });
  remote = rehearsal.remote;
}, 300_000);

afterAll(() => rehearsal.end());

const both =
  (en: (text: string) => string, zh: (text: string) => string = (text) => text): Edit =>
  ({ text, locale }) =>
    locale === "en" ? en(text) : zh(text);
const NEW = "\n### -9999 BRAND_NEW\n\n * Something new: %s.\n";
const newCode = both(
  (text) => text + NEW,
  (text) => `${text}\n### -9999 BRAND_NEW\n\n * 新的：%s。\n`,
);
const reword = (text: string): string => text.replace("Too many requests queued.", "Too many requests are queued now.");

describe.sequential("weeks of the scheduled refresh", { timeout: 300_000 }, () => {
  it("week 1, a code is added: a pull request with all its texts and records ready to paste", async () => {
    const { proposal, failed, body, commands } = await week("2026-10-06", newCode);
    expect({ failed, push: proposal.push, commands }).toEqual({
      failed: false,
      push: "created",
      commands: ["pr list", "pr create"],
    });
    expect(proposal.title).toContain("1 code added");
    expect(proposal.title).toContain("minor release");
    expect(body).toContain("中文: 新的：%s。");
    expect(body).toContain("### Open points");
    expect(body).toContain('"text":"Something new: %s."');
    expect(body).toContain("+ options BRAND_NEW: -9999");
  });

  it("weeks 2 and 3, without a merge: nothing is pushed, and the day first seen stays", async () => {
    const tip = await run(remote, ["rev-parse", PROPOSAL_BRANCH]);
    for (const day of ["2026-10-13", "2026-10-20"]) {
      const { proposal, commands } = await week(day, newCode);
      expect(proposal).toMatchObject({ push: "up-to-date", pullRequest: "unchanged" });
      expect(commands).toEqual(["pr list"]);
    }
    expect(await run(remote, ["rev-parse", PROPOSAL_BRANCH])).toBe(tip);
  });

  it("week 4, a message is reworded as well: the body lists the news, and the code keeps its day", async () => {
    const { proposal, body } = await week(
      "2026-10-27",
      both((text) => reword(text + NEW)),
    );
    expect(proposal).toMatchObject({ push: "updated", pullRequest: "updated" });
    expect(body).toMatch(/Since the last run: .*1 message reworded/u);
    expect(body).toContain("**message reworded**");
    const saved = await run(remote, ["show", `${PROPOSAL_BRANCH}:snapshots/options.json`]);
    expect(saved.slice(saved.indexOf("BRAND_NEW"))).toContain('"since": "2026-10-06"');
  });

  it("week 5, the page cannot be read: waiting changes stay, exit 1, one issue", async () => {
    const tip = await run(remote, ["rev-parse", PROPOSAL_BRANCH]);
    const { failed, proposal, commands } = await week("2026-11-03", ({ text }) => text.slice(0, text.length / 2));
    expect(failed).toBe(true);
    expect(proposal.push).toBe("up-to-date");
    expect(await run(remote, ["rev-parse", PROPOSAL_BRANCH])).toBe(tip);
    expect(commands).toEqual(["pr list", "issue list", "issue create"]);
  });

  it("weeks 6 and 7, it fails again: the third week gets a comment and a label", async () => {
    const broken: Edit = ({ text }) => text.slice(0, text.length / 2);
    await week("2026-11-10", broken);
    const { commands } = await week("2026-11-17", broken);
    expect(commands).toEqual(["pr list", "issue list", "issue edit", "issue comment", "issue edit"]);
    const comment = (await rehearsal.calls()).findLast(({ args }) => args[1] === "comment");
    expect(comment?.args.join(" ")).toContain("3 weeks in a row");
  });

  it("week 8, the pages withdraw everything: the pull request is closed with a reason", async () => {
    const { proposal, commands } = await week("2026-11-24");
    expect(proposal).toMatchObject({ status: "withdrawn", pullRequest: "closed" });
    expect(commands).toEqual(["pr list", "pr close"]);
    expect(await run(remote, ["branch", "--list", PROPOSAL_BRANCH])).toBe("");
  });

  it.each<readonly [string, Edit, RegExp]>([
    [
      "punctuation only",
      both((text) => text.replace("Too many requests queued.", "Too many requests queued!")),
      /1 text changed in punctuation only — patch release/u,
    ],
    ["a contents list", both((text) => text.replace("\n## ", `\n${contents(text)}\n\n## `)), /^$/u],
    [
      "a code renamed",
      both((text) => text.replace(/^### -1002 .*$/mu, "### -1002 NOT_ALLOWED_NOW")),
      /1 code renamed.*major release/u,
    ],
  ])("%s", async (_title, edit, summary) => {
    const { result, failed } = await week("2026-12-01", edit);
    expect(failed).toBe(false);
    const isNothing = summary.source === "^$";
    if (isNothing) expect(result.change?.diff.changes).toEqual([]);
    else expect(result.change?.rendered.summary).toMatch(summary);
  });

  it("an overlay turns stale: exit 1, the reason in report and issue, and only snapshots/ are written", async () => {
    const { result, failed, proposal } = await week(
      "2026-12-15",
      both((text) => text.replace(/^### -1008 .*$/mu, "### -1008 RENAMED_BY_THE_PAGE")),
    );
    expect({ failed, generated: result.generated?.status }).toEqual({ failed: true, generated: "failed" });
    expect(result.change?.rendered.body).toContain("`overlay-stale`");
    expect(proposal.notes.join()).toContain("generated/ is not written");
    const issue = (await rehearsal.calls()).findLast(({ args, body }) => args[0] === "issue" && body !== null);
    expect(issue?.body).toContain("overlay-stale");
  });

  it("a code is gone, and weeks after the merge it is back", async () => {
    const gone = both((text) => text.replace(/^### -2014 .*\n(?:.*\n)*?(?=### )/mu, ""));
    const retired = await week("2026-12-16", gone);
    expect(retired.failed).toBe(false);
    expect(retired.result.change?.rendered.summary).toMatch(/^1 code retired.* — minor release$/u);
    expect(retired.body).toContain("+ options BAD_API_KEY_FMT @deprecated");
    await rehearsal.merge();
    const back = await week("2026-12-17");
    expect(back.failed).toBe(false);
    expect(back.proposal.title).toMatch(/: 1 code returned.* — minor release$/u);
    expect(back.body).toContain("- options BAD_API_KEY_FMT @deprecated");
  });

  it("a person commits an overlay to the branch: it stays, and the next run generates with it", async () => {
    await week("2026-12-22", newCode);
    const clone = join(rehearsal.folder, "person");
    await run(rehearsal.folder, ["clone", "--quiet", "--branch", PROPOSAL_BRANCH, remote, clone]);
    const record = { text: "Something new: %s.", parameters: [{ placeholder: "%s", name: "novelty", type: "string" }] };
    const path = join(clone, "overlays", "parameters.json");
    const records = JSON.parse(await readFile(path, "utf8")) as unknown[];
    await writeFile(path, JSON.stringify([...records, record]));
    await run(clone, ["commit", "--quiet", "-am", "Name the parameter"]);
    await run(clone, ["push", "--quiet", "origin", PROPOSAL_BRANCH]);
    const tip = await run(remote, ["rev-parse", PROPOSAL_BRANCH]);
    const { proposal, body } = await week("2026-12-29", newCode);
    expect(proposal.push).toBe("added-on-top");
    expect(body).toContain("their commits stay");
    expect(await run(remote, ["rev-parse", `${PROPOSAL_BRANCH}~1`])).toBe(tip);
    expect(await run(remote, ["show", `${PROPOSAL_BRANCH}:generated/params/options.ts`])).toContain("novelty: string");
    expect(body).not.toContain('"text":"Something new: %s."');
  });

  it("Chinese missing: the English changes are taken in, and the page that was not read is told", async () => {
    const { result } = await week("2026-12-08", ({ text, locale }) => (locale === "en" ? text + NEW : null));
    expect(result.files?.changed).toContain("options.json");
    expect(result.change?.rendered.body).toContain("code added");
    expect(result.change?.rendered.body).toMatch(/### Held back\n\n.*\n\n- options zh-CN: .* wait for it/u);
    expect(result.change?.openPoints.filter(({ kind }) => kind === "finding")).toEqual([]);
  });

  it("English missing: Chinese changes are held back and reported", async () => {
    const { result } = await week("2026-12-08", ({ text, locale }) => (locale === "en" ? null : text + NEW));
    expect(result.files?.changed).toEqual([]);
    expect(result.change?.rendered.body).toContain("### Held back");
  });
});

function contents(text: string): string {
  return [...text.matchAll(/^### (-\d+ \w+)$/gmu)]
    .map(([, title = ""]) => `- [${title}](#${title.toLowerCase().replaceAll(" ", "-")})`)
    .join("\n");
}
