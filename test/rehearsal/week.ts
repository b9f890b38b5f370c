import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { formatSnapshot } from "../../generator/catalog/format-snapshot.ts";
import { FAMILY_IDS, type FamilyId, type FamilySnapshot } from "../../generator/model.ts";
import { isError } from "../../generator/problem.ts";
import { PROPOSAL_BRANCH } from "../../scripts/propose/pull-request.ts";
import { type Proposal, runPropose } from "../../scripts/propose/run-propose.ts";
import { readFacts, writeFacts } from "../../scripts/refresh/facts.ts";
import { type RefreshResult, runRefresh } from "../../scripts/refresh/run-refresh.ts";
import { writeIssue } from "../../scripts/report-failure/failure-issue.ts";
import { PROJECT, readSnapshot, recordProduct, type Recording, recordingsIn } from "../support/checkout.ts";
import { makeSmallCheckout } from "../support/small-checkout.ts";
import { type GhCall, installFakeGh } from "./fake-gh.ts";
import { run } from "./stage.ts";

/** What a page says this week; null leaves it out. */
export type Edit = (page: Recording) => string | null;

export interface Week {
  readonly result: RefreshResult;
  readonly proposal: Proposal;
  /** Exit code 1 of the refresh. */
  readonly failed: boolean;
  /** Of the pull request, as it was written this week. */
  readonly body: string;
  readonly commands: readonly string[];
}

export interface Rehearsal {
  readonly folder: string;
  readonly remote: string;
  readonly calls: () => Promise<readonly GhCall[]>;
  /** One scheduled run, in a fresh checkout of main. */
  readonly week: (day: string, edit?: Edit) => Promise<Week>;
  /** Merges what is proposed, as a maintainer does. */
  readonly merge: () => Promise<void>;
  readonly end: () => Promise<void>;
}

/** The weekly run over months: a bare remote, a gh that takes notes, and pages of one family that change. */
export async function rehearse(
  family: FamilyId,
  products: readonly string[],
  overlays: Readonly<Record<string, unknown>> = {},
): Promise<Rehearsal> {
  const folder = await mkdtemp(join(tmpdir(), "weeks-"));
  const snapshot = ofProducts(await readSnapshot(PROJECT, family), products);
  const work = join(folder, "work");
  const remote = join(folder, "remote.git");
  const path = process.env["PATH"];
  let runs = 0;

  async function pages(day: string, edit: Edit): Promise<string> {
    const recordings = products.flatMap((product) => recordProduct(snapshot, product, day));
    const edited = recordings.flatMap((page) => {
      const text = edit(page);
      return text === null ? [] : [{ ...page, text }];
    });
    const from = join(folder, `pages-${String(runs)}`);
    await mkdir(from, { recursive: true });
    await recordingsIn(from, edited);
    return from;
  }

  async function week(day: string, edit: Edit = ({ text }) => text): Promise<Week> {
    runs += 1;
    const root = join(folder, `checkout-${String(runs)}`);
    await run(folder, ["clone", "--quiet", "--branch=main", remote, root]);
    const result = await runRefresh({ root, from: await pages(day, edit), only: [family], dryRun: false });
    const report = join(folder, `report-${String(runs)}.md`);
    await writeFile(report, result.change?.rendered.body ?? "");
    await writeFacts(report, result.facts);
    const before = (await gh.calls()).length;
    const proposal = await runPropose({ root, report });
    const failed = result.problems.some(isError);
    if (failed) {
      const failure = { fetch: "failure", propose: "success", run: undefined, report: await readFile(report, "utf8") };
      await writeIssue(failure, await readFacts(report), root);
    }
    const calls = (await gh.calls()).slice(before);
    const written = calls.findLast(({ args }) => args[0] === "pr" && (args[1] === "create" || args[1] === "edit"));
    const commands = calls.map(({ args }) => args.slice(0, 2).join(" "));
    return { result, proposal, failed, body: written?.body ?? "", commands };
  }

  await makeSmallCheckout(work);
  await writeFile(join(work, "snapshots", `${family}.json`), formatSnapshot(snapshot));
  await advise(work, family, [...new Set(snapshot.entries.map(({ code }) => code))]);
  for (const [name, records] of Object.entries(overlays))
    await writeFile(join(work, "overlays", `${name}.json`), JSON.stringify(records));
  const unchanged = await pages("2026-10-01", ({ text }) => text);
  const first = await runRefresh({ root: work, from: unchanged, only: [family], dryRun: false });
  const errors = first.problems.filter(isError);
  if (errors.length > 0) throw new Error(`The unchanged pages fail: ${JSON.stringify(errors)}`);
  await run(work, ["init", "--quiet", "--initial-branch=main"]);
  await run(work, ["add", "--all"]);
  await run(work, ["commit", "--quiet", "-m", "start"]);
  await run(folder, ["clone", "--quiet", "--bare", work, remote]);
  const gh = await installFakeGh(join(folder, "gh"));
  Object.assign(process.env, gh.env);
  return {
    folder,
    remote,
    calls: gh.calls,
    week,
    merge: async () => {
      await run(remote, ["update-ref", "refs/heads/main", `refs/heads/${PROPOSAL_BRANCH}`]);
      await run(remote, ["branch", "--delete", "--force", PROPOSAL_BRANCH]);
    },
    end: async () => {
      process.env["PATH"] = path;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function ofProducts(snapshot: FamilySnapshot, products: readonly string[]): FamilySnapshot {
  const own = (list: readonly string[]): string[] => list.filter((product) => products.includes(product));
  const entries = snapshot.entries.map((entry) => ({
    ...entry,
    products: own(entry.products),
    messages: entry.messages
      .map((message) => (message.products === undefined ? message : { ...message, products: own(message.products) }))
      .filter((message) => message.products?.length !== 0),
  }));
  return { ...snapshot, entries: entries.filter((entry) => entry.products.length > 0) };
}

/** Advice for every code, and the findings that are known: nothing is open at the start. */
async function advise(work: string, family: FamilyId, codes: readonly number[]): Promise<void> {
  const path = join(work, "overlays", "advice.json");
  const overlay = JSON.parse(await readFile(path, "utf8")) as {
    advice: { applies: Record<string, readonly number[]> }[];
  };
  const [record] = overlay.advice;
  if (record === undefined) throw new Error("The small checkout has advice.");
  record.applies = Object.fromEntries(FAMILY_IDS.map((id) => [id, id === family ? codes : [-1000]]));
  await writeFile(path, JSON.stringify(overlay));
  const known = await readFile(join(PROJECT, "overlays", "findings.json"), "utf8");
  await writeFile(join(work, "overlays", "findings.json"), known);
}
