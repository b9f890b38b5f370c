import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FAMILY_IDS, type FamilySnapshot } from "../../generator/model.ts";
import { PROPOSAL_BRANCH } from "../../scripts/propose/proposal.ts";
import { type Proposal, runPropose } from "../../scripts/propose/run-propose.ts";
import { readFacts, writeFacts } from "../../scripts/refresh/facts.ts";
import { isError } from "../../generator/problem.ts";
import { type RefreshResult, runRefresh } from "../../scripts/refresh/run-refresh.ts";
import { writeIssue } from "../../scripts/report-failure/failure-issue.ts";
import { PROJECT, readSnapshot, recordProduct, type Recording, recordingsIn } from "../support/checkout.ts";
import { makeSmallCheckout } from "../support/small-checkout.ts";
import { type FakeGh, installFakeGh } from "./fake-gh.ts";
import { run } from "./stage.ts";

/** The weekly run over months: a bare remote, a fake gh, and a page that changes from week to week. */
let folder: string;
let remote: string;
let gh: FakeGh;
let snapshot: FamilySnapshot;
const PATH = process.env["PATH"];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "weeks-"));
  snapshot = await readSnapshot(PROJECT, "options");
  const work = join(folder, "work");
  await makeSmallCheckout(work);
  await writeFile(join(work, "snapshots", "options.json"), await readFile(join(PROJECT, "snapshots", "options.json")));
  await advise(work);
  const first = await runRefresh({
    root: work,
    from: await pages("first", "2026-10-01"),
    only: ["options"],
    dryRun: false,
  });
  expect(first.problems.filter(isError)).toEqual([]);
  await run(work, ["init", "--quiet", "--initial-branch=main"]);
  await run(work, ["add", "--all"]);
  await run(work, ["commit", "--quiet", "-m", "start"]);
  remote = join(folder, "remote.git");
  await run(folder, ["clone", "--quiet", "--bare", work, remote]);
  gh = await installFakeGh(join(folder, "gh"));
  Object.assign(process.env, gh.env);
}, 300_000);

afterAll(async () => {
  process.env["PATH"] = PATH;
  await rm(folder, { recursive: true, force: true });
});

/** Advice for every code, and known findings: there are no open points at the start. */
async function advise(work: string): Promise<void> {
  const path = join(work, "overlays", "advice.json");
  const overlay = JSON.parse(await readFile(path, "utf8")) as { advice: { applies: Record<string, number[]> }[] };
  const [record] = overlay.advice;
  if (record === undefined) throw new Error("The small checkout has advice.");
  const codes = [...new Set(snapshot.entries.map(({ code }) => code))];
  record.applies = Object.fromEntries(FAMILY_IDS.map((id) => [id, id === "options" ? codes : [-1000]]));
  await writeFile(path, JSON.stringify(overlay));
  const known = await readFile(join(PROJECT, "overlays", "findings.json"), "utf8");
  await writeFile(join(work, "overlays", "findings.json"), known);
  const names = [{ family: "options", code: -1008, expects: "TOO_MANY_REQUESTS", name: "TOO_MANY_CALLS", why: "test" }];
  await writeFile(join(work, "overlays", "names.json"), JSON.stringify(names));
}

type Edit = (page: Recording) => string | null;

/** Recordings of the day; null leaves a language out. */
async function pages(name: string, day: string, edit: Edit = ({ text }) => text): Promise<string> {
  const recordings = recordProduct(snapshot, "options", day).flatMap((page) => {
    const text = edit(page);
    if (page.locale === "en" && text === page.text && name !== "first" && name !== "same")
      throw new Error("The edit of this week changes nothing.");
    return text === null ? [] : [{ ...page, text }];
  });
  const from = join(folder, `pages-${name}`);
  await mkdir(from, { recursive: true });
  await recordingsIn(from, recordings);
  return from;
}

interface Week {
  readonly result: RefreshResult;
  readonly proposal: Proposal;
  readonly failed: boolean;
  readonly body: string;
  readonly commands: readonly string[];
  readonly root: string;
}

let weeks = 0;

/** One scheduled run, in a fresh checkout of main. */
async function week(day: string, edit?: Edit): Promise<Week> {
  weeks += 1;
  const root = join(folder, `checkout-${String(weeks)}`);
  await run(folder, ["clone", "--quiet", "--branch=main", remote, root]);
  const from = await pages(edit === undefined ? "same" : String(weeks), day, edit);
  const result = await runRefresh({ root, from, only: ["options"], dryRun: false });
  const report = join(folder, `report-${String(weeks)}.md`);
  await writeFile(report, result.change?.rendered.body ?? "");
  await writeFacts(report, result.facts);
  const before = (await gh.calls()).length;
  const options = { root, report, remote: "origin", branch: PROPOSAL_BRANCH, base: "main" };
  const proposal = await runPropose({ ...options, pullRequest: true, start: undefined, dryRun: false });
  const failed = result.problems.some(isError);
  if (failed) {
    const failure = { fetch: "failure", propose: "success", run: undefined, report: await readFile(report, "utf8") };
    await writeIssue(failure, await readFacts(report), root);
  }
  const calls = (await gh.calls()).slice(before);
  const body =
    calls.findLast(({ args }) => args[0] === "pr" && (args[1] === "create" || args[1] === "edit"))?.body ?? "";
  const commands = calls.map(({ args }) => args.slice(0, 2).join(" "));
  return { result, proposal, failed, body, commands, root };
}

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
    const comment = (await gh.calls()).findLast(({ args }) => args[1] === "comment");
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
    const issue = (await gh.calls()).findLast(({ args, body }) => args[0] === "issue" && body !== null);
    expect(issue?.body).toContain("overlay-stale");
  });

  it("a person commits an overlay to the branch: it stays, and the next run generates with it", async () => {
    await week("2026-12-22", newCode);
    const clone = join(folder, "person");
    await run(folder, ["clone", "--quiet", "--branch", PROPOSAL_BRANCH, remote, clone]);
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
    expect(result.change?.rendered.body).toContain("page-languages");
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
