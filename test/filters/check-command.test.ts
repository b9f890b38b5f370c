import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runCli } from "../cli/support/run-cli.ts";

let folder = "";
let info = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "binance-errors-"));
  info = join(folder, "info.json");
  const lot = { filterType: "LOT_SIZE", minQty: "0.001", maxQty: "10", stepSize: "0.001" };
  await writeFile(info, JSON.stringify({ symbols: [{ symbol: "BTCUSDT", filters: [lot] }] }));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const order = (quantity: string): string => JSON.stringify({ side: "BUY", type: "MARKET", quantity });

test("a rejected order: exit code 1, and values that pass", async () => {
  const { out, exitCode } = await runCli(["check", "--symbol", "btcusdt", "--info", info, order("0.0015")]);
  expect(exitCode).toBe(1);
  expect(out).toBe(`The order would be rejected.
  LOT_SIZE, quantity: 0.0015, the limit is 0.001
    -1013 INVALID_MESSAGE: Filter failure: LOT_SIZE
    nearest values that pass this filter: 0.001 and 0.002
What would pass: quantity 0.001
`);
});

test("an order that passes: exit code 0, and JSON", async () => {
  const { out, exitCode } = await runCli(["check", "--symbol", "BTCUSDT", "--info", info, "--json", order("0.002")]);
  expect(exitCode).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ passes: true, failures: [], changes: [] });
});

test.each([
  ["a symbol that is not there", ["--symbol", "ETHUSDT"], order("1"), "has no symbol ETHUSDT"],
  ["an order that is not JSON", ["--symbol", "BTCUSDT"], "{", "The order is not a JSON object"],
  ["a state that is not JSON", ["--symbol", "BTCUSDT", "--state", "[]"], order("1"), "--state is not a JSON object"],
])("%s: exit code 2, and why", async (_, words, text, complaint) => {
  const { err, exitCode } = await runCli(["check", "--info", info, ...words, text]);
  expect(exitCode).toBe(2);
  expect(err).toContain(complaint);
});
