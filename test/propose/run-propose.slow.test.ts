import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { InputError } from "../../scripts/cli.ts";
import { PROPOSER } from "../../scripts/propose/build-commit.ts";
import { PROPOSAL_BRANCH } from "../../scripts/propose/pull-request.ts";
import { type Proposal, type ProposeOptions, runPropose } from "../../scripts/propose/run-propose.ts";
import { NO_FACTS, writeFacts } from "../../scripts/refresh/facts.ts";
import { installFakeGh } from "../rehearsal/fake-gh.ts";
import { run } from "../rehearsal/stage.ts";

/** A checkout with one snapshot, its bare remote, and a change that a refresh could have made. */
let folder: string;
let root: string;
let remote: string;
const PATH = process.env["PATH"];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "propose-test-"));
  remote = join(folder, "remote.git");
  root = join(folder, "checkout");
  await run(folder, ["init", "--quiet", "--bare", "--initial-branch=main", remote]);
  await run(folder, ["init", "--quiet", "--initial-branch=main", root]);
  await run(root, ["remote", "add", "origin", remote]);
  await mkdir(join(root, "snapshots"));
  await write("README.md", "read me\n");
  await write("snapshots/spot.json", "old\n");
  await run(root, ["add", "--all"]);
  await run(root, ["commit", "--quiet", "-m", "start"]);
  await run(root, ["push", "--quiet", "origin", "main"]);
  await writeFacts(join(root, "report.md"), NO_FACTS);
  const gh = await installFakeGh(join(folder, "gh"));
  Object.assign(process.env, gh.env);
});

afterEach(async () => {
  process.env["PATH"] = PATH;
  await rm(folder, { recursive: true, force: true });
});

function write(path: string, text: string): Promise<void> {
  return writeFile(join(root, path), text);
}

function propose(options: Partial<ProposeOptions> = {}): Promise<Proposal> {
  return runPropose({
    root,
    report: join(root, "report.md"),
    ...options,
  });
}

async function refusal(options: Partial<ProposeOptions> = {}): Promise<InputError> {
  const error: unknown = await propose(options).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof InputError)) throw new Error(`Not refused: ${String(error)}`);
  expect(error.remedy).not.toBe("");
  return error;
}

function remoteTip(): Promise<string> {
  return run(remote, ["rev-parse", PROPOSAL_BRANCH]);
}

describe("propose", () => {
  it("has nothing to do if nothing changed, with other files around", async () => {
    await write("notes.txt", "mine");
    expect(await propose()).toMatchObject({ status: "nothing-new", push: null });
    expect(await run(remote, ["branch", "--list", PROPOSAL_BRANCH])).toBe("");
  });

  it("commits only the data, by its own author, and keeps the checkout's branch and index", async () => {
    const head = await run(root, ["rev-parse", "HEAD"]);
    await write("snapshots/spot.json", "new\n");
    await write("snapshots/another.json", "new\n");
    const proposal = await propose();
    expect(proposal).toMatchObject({ status: "proposed", push: "created", commit: await remoteTip() });
    expect(await run(remote, ["diff", "--name-only", "main", PROPOSAL_BRANCH])).toBe(
      "snapshots/another.json\nsnapshots/spot.json",
    );
    expect(await run(remote, ["log", "-1", "--format=%ae %ce %s", PROPOSAL_BRANCH])).toBe(
      `${PROPOSER.email} ${PROPOSER.email} data: No change — no release`,
    );
    expect(await run(root, ["rev-parse", "HEAD"])).toBe(head);
    expect(await run(root, ["diff", "--cached", "--name-only"])).toBe("");
  });

  it("pushes the same change once, and another one over it", async () => {
    await write("snapshots/spot.json", "new\n");
    await propose();
    const first = await remoteTip();
    expect(await propose()).toMatchObject({ push: "up-to-date" });
    expect(await remoteTip()).toBe(first);
    await write("snapshots/spot.json", "newer\n");
    expect(await propose()).toMatchObject({ push: "updated" });
    expect(await run(remote, ["rev-list", "--count", `main..${PROPOSAL_BRANCH}`])).toBe("1");
  });

  it("only prints what it would do in a dry run", async () => {
    await write("snapshots/spot.json", "new\n");
    expect(await propose({ dryRun: true })).toMatchObject({
      status: "would-propose",
      push: "created",
    });
    expect(await run(remote, ["branch", "--list", PROPOSAL_BRANCH])).toBe("");
  });

  it("keeps what a person committed to the branch, and commits on top of it", async () => {
    await write("snapshots/spot.json", "new\n");
    await propose();
    const clone = join(folder, "person");
    await run(folder, ["clone", "--quiet", "--branch", PROPOSAL_BRANCH, remote, clone]);
    await writeFile(join(clone, "README.md"), "an overlay for the new code\n");
    await run(clone, ["commit", "--quiet", "-am", "work of a person"]);
    await run(clone, ["push", "--quiet", "origin", PROPOSAL_BRANCH]);
    const tip = await remoteTip();
    await write("snapshots/spot.json", "newer\n");
    const proposal = await propose();
    expect(proposal.push).toBe("added-on-top");
    expect(proposal.notes.join()).toContain("their commits stay");
    expect(await run(remote, ["rev-parse", `${PROPOSAL_BRANCH}~1`])).toBe(tip);
    expect(await run(remote, ["show", `${PROPOSAL_BRANCH}:README.md`])).toBe("an overlay for the new code");
    // The next run finds its own commit above the person's, and adds another one.
    expect(await propose()).toMatchObject({ push: "up-to-date" });
    await write("snapshots/spot.json", "newest\n");
    expect(await propose()).toMatchObject({ push: "added-on-top" });
    expect(await run(remote, ["rev-parse", `${PROPOSAL_BRANCH}~2`])).toBe(tip);
  });

  it("refuses a tree where the program was edited too", async () => {
    await write("snapshots/spot.json", "new\n");
    await write("README.md", "edited\n");
    expect((await refusal()).message).toContain("README.md");
  });

  it("repeats the message of a remote that refuses, with the remedy", async () => {
    const hook = join(remote, "hooks", "pre-receive");
    await mkdir(join(remote, "hooks"), { recursive: true });
    await writeFile(hook, "#!/bin/sh\necho 'this branch is protected' >&2\nexit 1\n");
    await chmod(hook, 0o755);
    await write("snapshots/spot.json", "new\n");
    const { message, remedy } = await refusal();
    expect(message).toContain("refused the branch");
    expect(message).toContain("this branch is protected");
    expect(remedy).toContain("contents: write");
  });

  it("refuses a report that is not there", async () => {
    await write("snapshots/spot.json", "new\n");
    expect((await refusal({ report: "/nowhere/report.md" })).message).toContain("cannot be read");
  });

  it("refuses a remote that is not there", async () => {
    await run(root, ["remote", "set-url", "origin", "/nowhere/remote.git"]);
    await write("snapshots/spot.json", "new\n");
    expect((await refusal()).message).toContain("ls-remote failed");
  });
});
