import { Buffer } from "node:buffer";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { PassThrough, Writable } from "node:stream";
import { afterAll, describe, expect, test } from "vitest";
import { MARK } from "../../src/cli/annotate-notes.ts";
import { runCli } from "./support/run-cli.ts";

const TIMESTAMP = "APIError(code=-1021): Timestamp for this request is outside of the recvWindow.";

async function notesOf(line: string, ...words: string[]): Promise<readonly string[]> {
  const { out } = await runCli(["annotate", ...words], [`${line}\n`]);
  return out.split("\n").filter((one) => one.startsWith(MARK));
}

describe("errors of the exchange", () => {
  test.each<[string, string]>([
    [`2024-05-01 ERROR binance ${TIMESTAMP}`, "-1021 INVALID_TIMESTAMP"],
    [
      'WARN POST https://fapi.binance.com/fapi/v1/order 400 {"code":-2019,"msg":"Margin is insufficient."}',
      "-2019 MARGIN_NOT_SUFFICIEN",
    ],
    ['{"level":"error","err":"{\\"code\\":-1121,\\"msg\\":\\"Invalid symbol.\\"}"}', "-1121 BAD_SYMBOL"],
    ["ERROR order rejected: Unknown order sent.", "code lost"],
    ["ERROR GET https://api.binance.com/api/v3/order HTTP 503 failed", "HTTP 503"],
    ['ERROR code=-77777 msg="strange"', "-77777 on no list"],
    [`${"x".repeat(40_000)} ERROR ${TIMESTAMP} ${"y".repeat(9000)}`, "-1021 INVALID_TIMESTAMP"],
  ])("%.60s", async (line, expected) => {
    const [first] = await notesOf(line);
    expect(first).toContain(expected);
  });

  test.each([
    "2024-05-01T10:00:00Z INFO order filled id=550e8400-e29b-41d4-a716-446655440000",
    "process exited with code -1",
    '{"level":"error","response":{"code":0,"msg":"success"}}',
    '{"level":"error","exit":{"code":4}}',
    "npm ERR! code 1",
    "[error] took -1500 ms",
    "ERROR some other server: 404 Not Found",
    "ERROR connect ECONNREFUSED 203.0.113.5:5432",
    "WARN pool is not ready, exit code: 4",
    "error: code=-77777 from the printer",
  ])("%s is not an error of the exchange", async (line) => {
    expect(await notesOf(line)).toEqual([]);
  });
});

describe("the log", () => {
  const log = Buffer.concat([
    Buffer.from(`quiet\r\n${TIMESTAMP}\r\n\n`),
    Buffer.from([0, 255, 254, 27, 91, 0xc3, 10, 0xe4, 0xbd]),
    Buffer.from(`\nERROR ${TIMESTAMP}\nlast, without an end`),
  ]);

  test("comes out byte for byte, with lines in between that grep -v takes away", async () => {
    const { bytes, exitCode } = await runCli(["annotate"], [log]);
    const kept = bytes.toString("latin1").split("\n");
    const mark = Buffer.from(MARK).toString("latin1");
    expect(exitCode).toBe(0);
    expect(kept.filter((line) => !line.startsWith(mark)).join("\n")).toBe(log.toString("latin1"));
    expect(kept.filter((line) => line.startsWith(mark))).toHaveLength(3);
  });

  test("is left out with --quiet, and replaced with --json", async () => {
    expect((await runCli(["annotate", "--quiet"], [log])).out).toMatch(/^2 errors in 7 lines\n/u);
    const { out } = await runCli(["annotate", "--json", "--summary"], [log]);
    const objects: unknown[] = out
      .trimEnd()
      .split("\n")
      .map((line): unknown => JSON.parse(line));
    expect(objects).toMatchObject([
      { line: 2, code: -1021, advice: { retry: "after-clock-sync", text: expect.any(String) as unknown } },
      { line: 6, code: -1021 },
      { summary: { lines: 7, errors: 2, counts: [{ code: -1021, count: 2, perMinute: null }] } },
    ]);
  });

  test("explains an advice in full once", async () => {
    const { out } = await runCli(["annotate"], [`${TIMESTAMP}\n`.repeat(5)]);
    expect(out.split("\n").filter((line) => line.startsWith(MARK))).toHaveLength(6);
  });

  test("names the family that is asked for", async () => {
    expect((await notesOf(TIMESTAMP, "--family", "options"))[0]).toMatch(/ · options$/u);
  });
});

describe("the summary", () => {
  const at = (time: string, text: string): string => `2024-05-01T${time}Z ${text}\n`;
  const log = [
    at("10:00:00", "INFO up"),
    at("10:01:00", TIMESTAMP),
    at("10:01:30", TIMESTAMP),
    at("10:05:00", TIMESTAMP),
    at("10:06:00", 'ERROR {"code":-1121,"msg":"Invalid symbol."}'),
    at("10:10:00", "INFO down"),
  ].join("");

  test("counts by code, with the rate over the log and in its busiest minute", async () => {
    const { out } = await runCli(["annotate", "--summary"], [log]);
    expect(out).toContain("\n\n4 errors in 6 lines, 2024-05-01 10:00:00 to 10:10:00 UTC (10 min)\n");
    expect(out).toMatch(/\n +3 +0\.3 +2 +-1021 +INVALID_TIMESTAMP +all families\n +1 +0\.1 +1 +-1121 +BAD_SYMBOL /u);
  });

  test("fits the width for all errors", async () => {
    const { out } = await runCli(
      ["annotate", "--quiet"],
      [`${log}ERROR {"code":-1003,"msg":"Way too many requests; IP banned until 1893456000000."}\n`],
    );
    expect(out.split("\n").filter((line) => line.length > 80)).toEqual([]);
  });

  test("stays small on a log of junk codes", async () => {
    const lines = Array.from({ length: 2000 }, (_, index) => `binance code=-${String(300_000 + index)} msg=x\n`);
    const { out } = await runCli(["annotate", "--quiet"], [lines.join("")]);
    expect(out).toContain("and 1,500 of further kinds");
  });
});

test("Ctrl-C ends reading; the summary is printed all the same", async () => {
  const input = new PassThrough();
  let stop: () => void = () => undefined;
  const outcome = runCli(["annotate", "--summary"], [], {
    input,
    onInterrupt: (given) => {
      stop = given;
      return () => undefined;
    },
  });
  input.write(`${TIMESTAMP}\n`);
  await new Promise((resolve) => setImmediate(resolve));
  stop();
  const { exitCode, out } = await outcome;
  expect(exitCode).toBe(130);
  expect(out).toContain("1 error in 1 line");
});

test("a slow reader slows the log down", async () => {
  const chunk = Buffer.from(`${TIMESTAMP}\n`.repeat(200));
  let read = 0;
  let largest = 0;
  function* source(): Generator<Buffer> {
    for (; read < 50; read += 1) yield chunk;
  }
  const output = new Writable({
    highWaterMark: 1024,
    write(_bytes, _encoding, done) {
      largest = Math.max(largest, output.writableLength);
      setImmediate(done);
    },
  });
  const { Readable } = await import("node:stream");
  await runCli(["annotate"], [], { input: Readable.from(source()), output });
  expect(read).toBe(50);
  // At most one chunk with its notes waits.
  expect(largest).toBeLessThan(chunk.length * 3);
});

describe("files", () => {
  const folder = mkdtempSync(join(tmpdir(), "annotate-"));
  const write = (name: string, content: string | Buffer): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  const log = write("a.log", `ERROR ${TIMESTAMP}`);
  const zipped = write("b.log.gz", gzipSync("fine\n"));

  test("are read one after the other, zipped ones and standard input too", async () => {
    const { exitCode, out } = await runCli(["annotate", log, "-", zipped], ["from input\n"]);
    expect(exitCode).toBe(0);
    expect(out.split("\n").filter((line) => !line.startsWith("  "))).toEqual([
      `ERROR ${TIMESTAMP}`,
      "from input",
      "fine",
      "",
    ]);
    expect(out).toContain(`${MARK}-1021 INVALID_TIMESTAMP`);
  });

  test.each([
    ["that are missing stop it before it prints", ["missing.log"], 2, "cannot be read"],
    ["that are folders too", ["."], 2, "is a folder"],
  ])("%s", async (_what, names, expected, words) => {
    const { exitCode, out, err } = await runCli(["annotate", log, ...names.map((name) => join(folder, name))]);
    expect({ exitCode, out }).toEqual({ exitCode: expected, out: "" });
    expect(err).toContain(words);
  });

  test("that break off are read as far as they go", async () => {
    const cut = write("cut.log.gz", gzipSync(`ERROR ${TIMESTAMP}\n`.repeat(5000)).subarray(0, 200));
    const { exitCode, err } = await runCli(["annotate", "--quiet", log, cut]);
    expect({ exitCode, err }).toEqual({
      exitCode: 1,
      err: expect.stringContaining("cut.log.gz cannot be read to its end") as string,
    });
  });
});
