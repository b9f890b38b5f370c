import { afterEach, beforeEach, expect, test } from "vitest";
import { WebSocket } from "undici";
import { parseError, recover } from "../../src/index.ts";
import { cutAnswer, noAnswer, rateLimited, unknownExecution } from "../../src/testing.ts";
import { type MockServer, startMockServer } from "../../src/testing-server.ts";

let server: MockServer;
beforeEach(async () => {
  server = await startMockServer();
});
afterEach(async () => {
  await server.close();
});

const ORDER = "symbol=BTCUSDT&side=BUY&type=LIMIT&quantity=1&price=100&newClientOrderId=a";
const place = (): Promise<Response> => fetch(`${server.url}/api/v3/order`, { method: "POST", body: ORDER });

test("answers like the exchange, to a query and a form", async () => {
  const response = await place();
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ orderId: 1, clientOrderId: "a" });
  expect(response.headers.get("x-mbx-used-weight-1m")).toBe("1");
  const again = await fetch(`${server.url}/api/v3/order?${ORDER}`, { method: "POST" });
  expect(parseError(await again.json(), { family: "spot" })).toMatchObject({ code: -2010 });
});

test("limits with Retry-After, cut answers and missing answers", async () => {
  server.exchange.play(rateLimited({ retryAfterMs: 7000 }), cutAnswer, noAnswer);
  const limited = await place();
  expect([limited.status, limited.headers.get("retry-after")]).toEqual([429, "7"]);
  await expect(place().then((response) => response.text())).rejects.toThrow();
  await expect(place()).rejects.toThrow("fetch failed");
  expect(server.exchange.executed).toHaveLength(1);
});

test("recover finds an order whose answer got lost", async () => {
  server.exchange.play(unknownExecution({ visibleAfterMs: 500 }));
  const order = await recover(
    async () => {
      const response = await place();
      const body: unknown = await response.json();
      if (!response.ok) throw Object.assign(new Error("failed"), { status: response.status, body });
      return body;
    },
    {
      context: { family: "spot", method: "POST" },
      effect: "place",
      checkState: async () => {
        const response = await fetch(`${server.url}/api/v3/order?symbol=BTCUSDT&origClientOrderId=a`);
        return response.ok ? { state: "done", result: await response.json() } : { state: "not-done" };
      },
    },
  );
  expect(order).toMatchObject({ clientOrderId: "a", status: "NEW" });
  expect(server.exchange.orders).toHaveLength(1);
});

test("the WebSocket API: answers, long messages, a connection that breaks", async () => {
  const socket = new WebSocket(server.wsUrl);
  const next = (type: "open" | "message" | "close"): Promise<unknown> =>
    new Promise((resolve) => {
      socket.addEventListener(
        type,
        (event) => {
          resolve("data" in event ? JSON.parse(String(event.data)) : null);
        },
        { once: true },
      );
    });
  await next("open");
  const send = (id: string): void => {
    const params = {
      symbol: "BTCUSDT",
      newClientOrderId: id,
      quantity: "1",
      price: "1",
      note: "x".repeat(id.length * 40_000),
    };
    socket.send(JSON.stringify({ id, method: "order.place", params }));
  };
  send("");
  expect(await next("message")).toMatchObject({ status: 200, result: { orderId: 1 } });
  send("aa");
  expect(await next("message")).toMatchObject({ id: "aa", result: { clientOrderId: "aa" } });
  server.exchange.play(noAnswer);
  send("b");
  await next("close");
  expect(server.exchange.orders).toHaveLength(3);
});

test("rejects if the port is taken", async () => {
  await expect(startMockServer({ port: Number(new URL(server.url).port) })).rejects.toThrow("EADDRINUSE");
});
