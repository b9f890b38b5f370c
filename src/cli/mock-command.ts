import type { MockFamily } from "../testing.ts";
import { printable } from "../text/printable.ts";
import { EXIT } from "./commands.ts";
import type { Console } from "./help.ts";
import { scenarioOf, startMockServer } from "../testing-server.ts";

export interface MockCommandOptions {
  readonly port: number;
  readonly host: string;
  readonly family: MockFamily;
  readonly seed: number;
  readonly scenario: readonly string[];
  readonly json: boolean;
}

/** `binance-errors mock`: serves until Ctrl-C. */
export async function mockCommand(options: MockCommandOptions, io: Console): Promise<number> {
  const { json, scenario, ...rest } = options;
  let server;
  try {
    server = await startMockServer({ ...rest, scenarios: scenario.map(scenarioOf) });
  } catch (thrown) {
    io.complain(`${printable(thrown instanceof Error ? thrown.message : String(thrown))}\n`);
    return EXIT.usage;
  }
  const { url, wsUrl, close } = server;
  io.print(
    json
      ? `${JSON.stringify({ url, wsUrl, family: options.family })}\n`
      : `A mock of ${options.family} listens on ${url} and ${wsUrl}\nWhat it executed: ${url}/mock/executed\n`,
  );
  await new Promise<void>((resolve) => {
    io.onInterrupt(resolve);
  });
  await close();
  return EXIT.interrupted;
}
