import { Buffer } from "node:buffer";
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "../..");
const TIMESTAMP = "APIError(code=-1021): Timestamp for this request is outside of the recvWindow.";

function start(...words: string[]): ChildProcessWithoutNullStreams {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.endsWith("_COLOR")));
  return spawn(process.execPath, ["--import", "tsx", "src/cli/main.ts", ...words], { cwd: ROOT, env });
}

async function finish(
  child: ChildProcessWithoutNullStreams,
): Promise<{ exitCode: number | null; out: Buffer; err: string }> {
  const out: Buffer[] = [];
  let err = "";
  child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => {
    err += chunk.toString();
  });
  await once(child, "close");
  return { exitCode: child.exitCode, out: Buffer.concat(out), err };
}

test("explain prints plain text into a pipe and sets the exit code", async () => {
  const [known, unknown] = await Promise.all([finish(start("explain", "-1021")), finish(start("NO_SUCH_NAME_AT_ALL"))]);
  expect(known.exitCode).toBe(0);
  expect(known.out.toString()).toMatch(/^-1021 INVALID_TIMESTAMP · all families\n/u);
  expect(unknown).toMatchObject({ exitCode: 1, out: Buffer.alloc(0) });
});

test("annotate passes megabytes of junk through a pipe unchanged", async () => {
  // Every byte value in an order that repeats late, with few newlines.
  const junk = Buffer.from(
    Array.from({ length: 3_000_000 }, (_, index) => (index * 167 + (index >> 8) * 13 + (index >> 16)) & 255),
  );
  const child = start("annotate");
  const outcome = finish(child);
  child.stdin.end(junk);
  const { exitCode, out, err } = await outcome;
  expect({ exitCode, err }).toEqual({ exitCode: 0, err: "" });
  expect(out.subarray(0, junk.length).equals(junk)).toBe(true);
});

test("annotate ends quietly when its reader goes away", async () => {
  const child = start("annotate");
  child.stdin.on("error", () => undefined);
  child.stdout.once("data", () => child.stdout.destroy());
  let err = "";
  child.stderr.on("data", (chunk: Buffer) => {
    err += chunk.toString();
  });
  const feed = setInterval(() => child.stdin.write(`${TIMESTAMP}\n`.repeat(100)), 1);
  await once(child, "exit");
  clearInterval(feed);
  expect({ exitCode: child.exitCode, err }).toEqual({ exitCode: 0, err: "" });
});

test.skipIf(process.platform === "win32")("annotate prints its summary at Ctrl-C", async () => {
  const child = start("annotate", "--summary");
  child.stdin.on("error", () => undefined);
  child.stdin.write(`${TIMESTAMP}\n`);
  const outcome = finish(child);
  await once(child.stdout, "data");
  child.kill("SIGINT");
  const { exitCode, out } = await outcome;
  expect(exitCode).toBe(130);
  expect(out.toString()).toContain("1 error in 1 line");
});

test("mock serves until it is interrupted, with the scenarios in order", async () => {
  const child = start("mock", "--json", "--scenario", "rateLimited", "--scenario", "filter:LOT_SIZE");
  const outcome = finish(child);
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  const { url } = JSON.parse(line.toString()) as { url: string };
  const order = async (): Promise<unknown> =>
    (await fetch(`${url}/api/v3/order?quantity=1`, { method: "POST" })).json();
  expect([await order(), await order(), await order()]).toMatchObject([
    { code: -1003 },
    { code: -1013, msg: "Filter failure: LOT_SIZE" },
    { orderId: 1 },
  ]);
  const played = await fetch(`${url}/mock/play?scenario=unknownExecution:executed=false`, { method: "POST" });
  expect(await played.json()).toEqual({ pending: ["unknownExecution"] });
  expect(await order()).toMatchObject({ code: -1007 });
  expect(await (await fetch(`${url}/mock/executed`)).json()).toMatchObject([{ what: "order" }]);
  const wrong = await fetch(`${url}/mock/play?scenario=overloaded:visible=1`, { method: "POST" });
  expect([wrong.status, await wrong.text()]).toEqual([400, expect.stringContaining("visibleAfterMs=<ms>")]);
  child.kill("SIGINT");
  expect(await outcome).toMatchObject({ exitCode: 130, err: "" });
});

test("mock reports wrong options", async () => {
  const outcomes = await Promise.all([
    finish(start("mock", "--scenario", "nope")),
    finish(start("mock", "--port", "x")),
    finish(start("mock", "--family", "sapi")),
  ]);
  expect(outcomes.map(({ exitCode }) => exitCode)).toEqual([2, 2, 2]);
  expect(outcomes[0].err).toContain("There are: passes, rateLimited");
});
