import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PROPOSER } from "../../scripts/propose/build-commit.ts";
import { PROPOSAL_BRANCH } from "../../scripts/propose/proposal.ts";
import { type FakeGh, type GhCall, installFakeGh } from "./fake-gh.ts";
import {
  checkOut,
  makeRemote,
  pathOf,
  projectSnapshots,
  refresh,
  run,
  runScript,
  serve,
  type Site,
  siteOf,
} from "./stage.ts";

/** What refresh.yml runs, job by job, against a site on this machine, a bare remote and a fake gh. */
let folder: string;
let remote: string;
let site: Site;
/** A sentence on the options page that the changed sites reword. */
let sentence: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rehearsal-"));
  const snapshots = await projectSnapshots();
  site = siteOf(snapshots);
  const messages = snapshots
    .filter(({ family }) => family === "options")
    .flatMap(({ entries }) => entries.flatMap((entry) => entry.messages));
  const plain = messages.map(({ text }) => text).filter((text) => /^[A-Z][a-z ]{30,}\.$/u.test(text));
  sentence = plain.find((text) => messages.filter((message) => message.text === text).length === 1) ?? "";
  remote = await makeRemote(folder, site);
}, 600_000);

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** The fetching job and, if it found a change, the proposing job: each in a checkout of its own. */
async function refreshAndPropose(
  name: string,
  pages: Site,
  gh: FakeGh,
): Promise<{ readonly changed: string; readonly said: string }> {
  const server = await serve(pages);
  const reader = await checkOut(remote, join(folder, `${name}-fetch`));
  const fetched = await refresh(reader, server.url);
  await server.close();
  expect(fetched, fetched.stdout + fetched.stderr).toMatchObject({ code: 0 });
  const packed = join(folder, `${name}-proposal`);
  const output = join(folder, `${name}-output`);
  const pack = await runScript(reader, "propose", ["--report", "report.md", "--pack", packed], {
    GITHUB_OUTPUT: output,
  });
  expect(pack, pack.stderr).toMatchObject({ code: 0, stderr: "" });
  const changed = await readFile(output, "utf8");
  if (changed !== "changed=true\n") return { changed, said: pack.stdout };
  const writer = await checkOut(remote, join(folder, `${name}-propose`));
  const proposed = await runScript(writer, "propose", ["--artifact", packed, "--start", "ci.yml"], gh.env);
  expect(proposed, proposed.stderr).toMatchObject({ code: 0, stderr: "" });
  return { changed, said: proposed.stdout };
}

function reworded(by: string): Site {
  const path = pathOf("options", "en");
  const page = site.get(path) ?? "";
  expect(page.split(sentence)).toHaveLength(2);
  return new Map([...site, [path, page.replace(sentence, sentence.replace(/\.$/u, by))]]);
}

function commands(calls: readonly GhCall[]): readonly string[] {
  return calls.map(({ args }) => args.slice(0, 2).join(" "));
}

function valueOf({ args }: GhCall, option: string): string {
  return args[args.indexOf(option) + 1] ?? "";
}

describe.concurrent("the scheduled refresh, rehearsed", { timeout: 600_000 }, () => {
  it("turns a reworded sentence into a branch, a commit and a pull request, and updates them the next time", async () => {
    const gh = await installFakeGh(join(folder, "gh-changed"));
    const first = await refreshAndPropose("first", reworded(" at once."), gh);
    expect(first.said).toContain(`${PROPOSAL_BRANCH} on origin is created.`);
    const commit = await run(remote, ["rev-parse", PROPOSAL_BRANCH]);
    const format = "--format=%an|%ae|%cn|%ce|%s";
    const author = `${PROPOSER.name}|${PROPOSER.email}`;
    const logged = await run(remote, ["log", format, `main..${PROPOSAL_BRANCH}`]);
    const summary = logged.slice(`${author}|${author}|data: `.length);
    // Between the two are the new findings about the languages.
    expect(summary).toMatch(/^1 message reworded, .* — minor release$|^1 message reworded — minor release$/u);
    expect(logged).toBe(`${author}|${author}|data: ${summary}`);

    const stat = await run(remote, ["diff", "--numstat", "main", PROPOSAL_BRANCH, "--", "snapshots/options.json"]);
    const [added, removed] = stat.split("\t").map(Number);
    expect(Number(added) + Number(removed)).toBeLessThanOrEqual(4);
    const paths = (await run(remote, ["diff", "--name-only", "main", PROPOSAL_BRANCH])).split("\n");
    expect(paths.filter((path) => !/^(?:snapshots|generated)\//u.test(path))).toEqual([]);

    const second = await refreshAndPropose("second", reworded(" at last."), gh);
    expect(second.said).toContain(`${PROPOSAL_BRANCH} on origin is updated.`);
    expect(await run(remote, ["rev-list", "--count", `main..${PROPOSAL_BRANCH}`])).toBe("1");
    expect(await run(remote, ["rev-parse", PROPOSAL_BRANCH])).not.toBe(commit);
    expect(await run(remote, ["for-each-ref", "--format=%(refname)"])).toBe(
      `refs/heads/main\nrefs/heads/${PROPOSAL_BRANCH}`,
    );

    const calls = await gh.calls();
    expect(commands(calls)).toEqual(["pr list", "pr create", "workflow run", "pr list", "pr edit", "workflow run"]);
    const [, created, started, , edited] = calls;
    if (created === undefined || started === undefined || edited === undefined) throw new Error("gh was not called");
    expect(started.args).toEqual(["workflow", "run", "ci.yml", "--ref", PROPOSAL_BRANCH]);
    expect(valueOf(created, "--title")).toBe(`Binance error pages: ${summary}`);
    expect(valueOf(created, "--base")).toBe("main");
    expect(created.body).toContain("at once");
    expect(created.body?.split("\n")[0]).toBe(`**${summary}**`);
    expect(edited.args.slice(0, 3)).toEqual(["pr", "edit", "7"]);
    expect(edited.body).toContain("at last");
    expect(edited.body).not.toContain("at once");
  });

  it("changes nothing if there is nothing new", async () => {
    const gh = await installFakeGh(join(folder, "gh-same"));
    const before = await run(remote, ["rev-parse", "main"]);
    const { changed, said } = await refreshAndPropose("same", site, gh);
    expect(changed).toBe("changed=false\n");
    expect(said).toContain("Nothing new");
    const checkout = join(folder, "same-fetch");
    const target = ["--branch", "refresh/nothing"];
    const proposed = await runScript(checkout, "propose", ["--report", "report.md", ...target], gh.env);
    expect(proposed).toMatchObject({ code: 0, stderr: "" });
    expect(proposed.stdout).toContain("Nothing new");
    expect(await run(remote, ["rev-parse", "main"])).toBe(before);
    expect(await run(remote, ["branch", "--list", "refresh/nothing"])).toBe("");
    const reported = await runScript(
      checkout,
      "report-failure",
      ["--fetch", "success", "--propose", "skipped"],
      gh.env,
    );
    expect(reported).toMatchObject({ code: 0, stdout: "No issue is open.\n" });
    expect(commands(await gh.calls())).toEqual(["issue list"]);
  });

  it("keeps the snapshots when the site is down, with one issue that the next success closes", async () => {
    const gh = await installFakeGh(join(folder, "gh-down"));
    const server = await serve(site);
    await server.close();
    const checkout = await checkOut(remote, join(folder, "down"));
    const fetched = await refresh(checkout, server.url);
    expect(fetched.code).toBe(1);
    expect(await run(checkout, ["status", "--porcelain", "--", "snapshots", "generated"])).toBe("");

    const report = ["--report", "report.md", "--run", "https://example.org/runs/1"];
    for (const what of ["opened", "updated"]) {
      const failed = await runScript(
        checkout,
        "report-failure",
        ["--fetch", "failure", "--propose", "skipped", ...report],
        gh.env,
      );
      expect(failed, failed.stderr).toMatchObject({ code: 0, stdout: `The issue is ${what}.\n` });
    }
    const solved = await runScript(checkout, "report-failure", ["--fetch", "success", "--propose", "skipped"], gh.env);
    expect(solved).toMatchObject({ code: 0, stdout: "The issue is closed.\n" });

    const calls = await gh.calls();
    expect(commands(calls)).toEqual([
      "issue list",
      "issue create",
      "issue list",
      "issue edit",
      "issue list",
      "issue close",
    ]);
    for (const call of [calls[1], calls[3]]) {
      expect(call?.body).toContain("Fetching: **failure**");
      expect(call?.body).toContain("<https://example.org/runs/1>");
      expect(call?.body).toContain("4 pages unreachable");
    }
  });
});
