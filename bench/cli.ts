/**
 * The command: start time against Node itself, and throughput of `annotate` against Node copying the log. All in one
 * run, in turns. `npx tsx bench/cli.ts [--json]`
 */
import { spawnSync } from "node:child_process";
import { closeSync, cpSync, mkdirSync, mkdtempSync, openSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";

const ROOT = join(import.meta.dirname, "..");
const ROUNDS = 15;
const MEGABYTES = 100;
const COPY = 'process.stdin.pipe(process.stdout); process.stdout.on("error", () => {})';
const PEAK = 'process.on("exit", () => process.stderr.write("\\npeak " + process.resourceUsage().maxRSS));';
const BODY = '{"code":-1021,"msg":"Timestamp for this request is outside of the recvWindow."}';

/** Runs with a budget of 80 ms. */
const MUST_START = new Set(["--version", "explain a code", "explain a body", "list", "annotate nothing"]);

const folder = mkdtempSync(join(tmpdir(), "binance-errors-bench-"));
try {
  await report();
} finally {
  rmSync(folder, { recursive: true });
}

async function report(): Promise<void> {
  const cli = await bundle();
  const start = startUp(cli);
  const quiet = throughput(cli, "quiet", () => "");
  const noisy = throughput(cli, "noisy", (line) => (line % 100 === 0 ? ` ERROR ${BODY}` : ""));
  if (process.argv.includes("--json")) {
    process.stdout.write(`${JSON.stringify({ start, annotate: { quiet, noisy } }, null, 2)}\n`);
    return;
  }
  for (const [name, { milliseconds, overNode }] of Object.entries(start)) {
    const must = MUST_START.has(name) ? " (at most 80)" : "";
    process.stdout.write(
      `${name.padEnd(28)} ${String(milliseconds)} ms, ${String(overNode)} ms over node -e 0${must}\n`,
    );
  }
  for (const [name, { megabytesPerSecond, ofCopying, peakMegabytes }] of Object.entries({ quiet, noisy })) {
    const must = name === "quiet" ? " (at least 50)" : "";
    process.stdout.write(
      `annotate, ${name.padEnd(18)} ${String(megabytesPerSecond)} MB/s${must}, ${String(ofCopying)} of copying, peak ${String(peakMegabytes)} MB\n`,
    );
  }
}

/** The bundle as published, in a separate package. */
async function bundle(): Promise<string> {
  const outdir = join(folder, "dist");
  await build({
    entryPoints: { cli: join(ROOT, "src/cli/main.ts") },
    ...{ outdir, bundle: true, splitting: true, format: "esm", platform: "node", target: "node18" },
    // Commander is CommonJS and loads Node's modules with require.
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
  });
  cpSync(join(ROOT, "package.json"), join(folder, "package.json"));
  mkdirSync(join(folder, "generated"));
  cpSync(join(ROOT, "generated/catalog.json"), join(folder, "generated/catalog.json"));
  return join(outdir, "cli.js");
}

interface Start {
  readonly milliseconds: number;
  readonly overNode: number;
}

function startUp(cli: string): Readonly<Record<string, Start>> {
  const runs: Readonly<Record<string, readonly string[]>> = {
    "node -e 0": ["-e", "0"],
    "--version": [cli, "--version"],
    "explain a code": [cli, "explain", "-1021"],
    "explain a body": [cli, "explain", BODY],
    "explain a text alone": [cli, "explain", "Unknown order sent."],
    list: [cli, "list", "--names"],
    "annotate nothing": [cli, "annotate"],
  };
  const times = new Map<string, number[]>(Object.keys(runs).map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, args] of Object.entries(runs)) times.get(name)?.push(timeOf(args));
  }
  // The fastest of many: other work on the machine only adds time.
  const fastest = (all: readonly number[]): number => Math.min(...all);
  const node = fastest(times.get("node -e 0") ?? []);
  return Object.fromEntries(
    [...times].map(([name, all]) => [
      name,
      { milliseconds: Math.round(fastest(all)), overNode: Math.round(fastest(all) - node) },
    ]),
  );
}

function timeOf(args: readonly string[]): number {
  const start = performance.now();
  const { status, error } = spawnSync(process.execPath, args, { stdio: "ignore" });
  if (status !== 0) throw new Error(`${args.join(" ")} ended with ${String(status)}`, { cause: error });
  return performance.now() - start;
}

interface Throughput {
  readonly megabytesPerSecond: number;
  /** Copying time divided by its time: 0.5 = twice as long. */
  readonly ofCopying: number;
  readonly peakMegabytes: number;
}

function throughput(cli: string, name: string, tail: (line: number) => string): Throughput {
  const path = join(folder, `${name}.log`);
  writeFileSync(path, logOf(tail));
  const megabytes = statSync(path).size / 1e6;
  const runs = [1, 2, 3].map(() => ({ copy: pass(["-e", COPY], path), annotate: pass([cli, "annotate"], path) }));
  const annotate = median(runs.map((run) => run.annotate.milliseconds));
  return {
    megabytesPerSecond: Math.round((megabytes / annotate) * 1000),
    ofCopying: Number((median(runs.map(({ copy }) => copy.milliseconds)) / annotate).toFixed(2)),
    peakMegabytes: Math.round(Math.max(...runs.map((run) => run.annotate.peakMegabytes))),
  };
}

function logOf(tail: (line: number) => string): string {
  const lines: string[] = [];
  for (let size = 0, line = 0; size < MEGABYTES * 1e6; line += 1) {
    const time = new Date(1.7e12 + line * 20).toISOString();
    const text = `${time} INFO [strategy-7] order filled symbol=BTCUSDT side=BUY qty=0.5 price=60000.10 id=550e8400-e29b-41d4-a716-446655440000 latency=12ms${tail(line)}\n`;
    lines.push(text);
    size += text.length;
  }
  return lines.join("");
}

function pass(
  args: readonly string[],
  path: string,
): { readonly milliseconds: number; readonly peakMegabytes: number } {
  const input = openSync(path, "r");
  const flags = ["--import", `data:text/javascript,${encodeURIComponent(PEAK)}`];
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [...flags, ...args], {
    stdio: [input, "ignore", "pipe"],
    encoding: "utf8",
  });
  const milliseconds = performance.now() - start;
  closeSync(input);
  const peak = /peak (\d+)$/u.exec(stderr)?.[1];
  if (status !== 0 || peak === undefined) throw new Error(`${args.join(" ")} failed: ${stderr}`);
  return { milliseconds, peakMegabytes: Number(peak) / 1024 };
}

function median(values: readonly number[]): number {
  const middle = values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)];
  if (middle === undefined) throw new Error("No values to take a median of");
  return middle;
}
