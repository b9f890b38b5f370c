import { existsSync } from "node:fs";
import { beforeAll, afterAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { type Outcome, outcomeOf, recoverOf, type Result } from "./outcome.ts";
import { renderPage } from "./render-page.ts";
import { type Answer, type Situation, SITUATIONS } from "./situations.ts";

const callSchema = z.custom<(kind: string) => unknown>((value) => typeof value === "function");
const openedSchema = z.looseObject({
  call: callSchema,
  close: z.custom<() => unknown>((value) => typeof value === "function").optional(),
});
const clientSchema = z.object({
  name: z.string(),
  open: z.custom<(server: unknown) => unknown>((value) => typeof value === "function"),
  family: z.enum(["spot", "usds-futures"]).default("spot"),
  isWebSocket: z.boolean().default(false),
  /** It has no timeout of its own. */
  waits: z.boolean().default(false),
});
type Client = z.infer<typeof clientSchema>;
const serverSchema = z.object({
  state: z.custom<{ answer: Answer | null; writes: number }>((value) => typeof value === "object"),
  close: z.custom<() => Promise<void>>((value) => typeof value === "function"),
  url: z.string(),
  wsUrl: z.string(),
});
type Server = z.infer<typeof serverSchema>;

/** Longer than the timeouts of all clients. */
const MAX_MS = 4000;
const NEVER: unique symbol = Symbol("never settles");

/** `npm ci` in this folder installs them: they are not dependencies of the package. */
const isInstalled = existsSync(new URL("node_modules/ccxt", import.meta.url));

/** The clients have no types here: a schema checks their values. */
async function load(file: string): Promise<Record<string, unknown>> {
  const loaded: unknown = await import(/* @vite-ignore */ new URL(file, import.meta.url).href);
  return z.record(z.string(), z.unknown()).parse({ ...(loaded as object) });
}

async function startServer(): Promise<Server> {
  const { startServer: start } = await load("server.mjs");
  return serverSchema.parse(await z.custom<() => unknown>().parse(start)());
}

describe.skipIf(!isInstalled)("errors of real clients (npm --prefix test/clients ci)", () => {
  let server: Server;
  let clients: readonly Client[] = [];
  beforeAll(async () => {
    server = await startServer();
    clients = z.array(clientSchema).parse((await load("clients.mjs"))["clients"]);
  });
  afterAll(async () => {
    await server.close();
  });

  test(
    "is right or degraded by the client's own loss, and is sent once if the outcome is unknown",
    { timeout: 240_000 },
    async () => {
      const rows: { client: string; outcomes: readonly (Outcome | null)[] }[] = [];
      for (const client of clients) rows.push({ client: client.name, outcomes: await outcomesOf(client, server) });
      const wrong = rows.flatMap(({ client, outcomes }) =>
        outcomes.flatMap((outcome, index) =>
          (outcome?.wrong ?? []).map((problem) => `${client}: ${SITUATIONS[index]?.name ?? ""}: ${problem}`),
        ),
      );
      await expect(await renderPage(rows)).toMatchFileSnapshot("../../docs/clients.md");
      expect(wrong).toEqual([]);
    },
  );
});

async function outcomesOf(client: Client, server: Server): Promise<readonly (Outcome | null)[]> {
  const outcomes: (Outcome | null)[] = [];
  for (const situation of SITUATIONS) {
    // A broken connection must not affect the next situation.
    const { call, close } = openedSchema.parse(client.open(server));
    outcomes.push(await outcomeIn(client, call, situation, server));
    await close?.();
  }
  return outcomes;
}

async function outcomeIn(
  client: Client,
  call: (kind: string) => unknown,
  situation: Situation,
  server: Server,
): Promise<Outcome | null> {
  const { answer, kind = "place" } = situation;
  if (client.isWebSocket && !isFrame(answer)) return null;
  server.state.answer = answer;
  const send = async (): Promise<unknown> => await call(kind);
  const result = await settled(send());
  // The client has no such call: no client returns null as an answer.
  if (result !== NEVER && "value" in result && result.value === null) return null;
  if (result === NEVER) return { wrong: [], lost: [client.waits ? "no timeout" : "never settles"] };
  const outcome = outcomeOf(result, situation, client.family);
  const problems = await recoverOf(send, () => server.state.writes, situation, client.family);
  return { wrong: [...outcome.wrong, ...problems], lost: outcome.lost };
}

/** The WebSocket API has frames: no pages, no empty or cut answers, no headers. */
function isFrame({ body, headers, end }: Answer): boolean {
  if (end !== undefined) return end !== "cut";
  return typeof body === "object" && (headers === undefined || "retry-after" in headers);
}

async function settled(sent: Promise<unknown>): Promise<Result | typeof NEVER> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<typeof NEVER>((resolve) => {
    timer = setTimeout(resolve, MAX_MS, NEVER);
  });
  const result = sent.then(
    (value): Result => ({ value }),
    (thrown: unknown): Result => ({ thrown }),
  );
  const first = await Promise.race([result, late]);
  clearTimeout(timer);
  return first;
}
