import { expect, test } from "vitest";
import { recover, UnresolvedError } from "../../src/index.ts";
import type { MockRequest } from "../../src/mock/answers.ts";
import { type Way, World } from "../support/exchange.ts";
import { codeOf } from "./intent.ts";

const order = (id: string, more: object = {}): MockRequest["params"] => ({
  symbol: "BTCUSDT",
  side: "BUY",
  type: "LIMIT",
  quantity: "1",
  price: "100",
  newClientOrderId: id,
  ...more,
});

/**
 * The recipe of docs/recipes.md: the batch is the first attempt of all its orders, and each order recovers by itself.
 * So placed orders are not sent again, and refused ones are.
 */
async function placeBatch(
  world: World,
  orders: readonly MockRequest["params"][],
  ways: { batch?: Way; items?: (items: unknown[]) => unknown },
): Promise<PromiseSettledResult<unknown>[]> {
  const send = (path: string, params: MockRequest["params"], way?: Way): Promise<unknown> =>
    world.send({ method: "POST", path, params }, way);
  const batch = send("/fapi/v1/batchOrders", { batchOrders: JSON.stringify(orders) }, ways.batch).then((answers) =>
    Array.isArray(answers) && ways.items !== undefined ? ways.items(answers) : answers,
  );
  return Promise.all(
    orders.map(async (params, index) => {
      const [settled] = await Promise.allSettled([
        recover(
          async (attempt) => {
            if (attempt > 1) return send("/fapi/v1/order", params);
            const answers = await batch;
            const answer: unknown = Array.isArray(answers) ? answers[index] : undefined;
            if (typeof answer !== "object" || answer === null || "code" in answer) throw answer;
            return answer;
          },
          {
            context: { family: "usds-futures", method: "POST" },
            effect: "place",
            random: () => 0,
            now: () => world.now,
            sleep: world.sleep,
            checkState: async () => {
              try {
                const result = await world.send({
                  method: "GET",
                  path: "/fapi/v1/order",
                  params: { symbol: params["symbol"], origClientOrderId: params["newClientOrderId"] },
                });
                return { state: "done", result };
              } catch (failure) {
                if (codeOf(failure) === -2013) return { state: "not-done" };
                throw failure;
              }
            },
          },
        ),
      ]);
      return settled;
    }),
  );
}

const run = async (...given: Parameters<typeof placeBatch>): Promise<PromiseSettledResult<unknown>[]> => {
  const settled = await given[0].run(() => placeBatch(...given));
  if (settled.status === "rejected") throw settled.reason;
  return settled.value;
};

test("27 batch of 3: placed, refused, unknown and placed", async () => {
  const world = new World({ family: "usds-futures", balance: 250, visibleAfterMs: () => 3000 });
  const [first, second, third] = await run(world, [order("a"), order("b", { price: "900" }), order("c")], {
    // The third was placed, and its answer says "unknown".
    items: (items) => [items[0], items[1], { code: -1007, msg: "Timeout waiting for response from backend server." }],
  });
  expect(first).toMatchObject({ status: "fulfilled", value: { clientOrderId: "a" } });
  expect(second).toMatchObject({ status: "rejected", reason: { code: -2019 } });
  expect(third).toMatchObject({ status: "fulfilled", value: { clientOrderId: "c" } });
  expect(world.exchange.book.orders.map(({ clientOrderId }) => clientOrderId)).toEqual(["a", "c"]);
});

test("only items that a limit refused are sent again, one by one", async () => {
  const world = new World({ family: "usds-futures" });
  const limited = { code: -1015, msg: "Too many new orders; current limit is 300 orders per 10 SECOND." };
  const settled = await run(world, [order("a"), order("b")], {
    batch: { lost: true, answer: { status: 200, headers: {}, body: [limited, limited] } },
  });
  expect(settled.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled"]);
  expect(world.sends).toBe(3);
  expect(world.exchange.book.orders).toHaveLength(2);
});

test("after a lost answer to a batch, each order is looked for, and none is sent again", async () => {
  const world = new World({ family: "usds-futures", balance: 100 });
  const [first, second] = await run(world, [order("a"), order("b")], { batch: { answer: "none" } });
  expect(first).toMatchObject({ status: "fulfilled", value: { clientOrderId: "a" } });
  expect(second?.status === "rejected" && second.reason).toBeInstanceOf(UnresolvedError);
  expect(world.sends).toBe(1);
  expect(world.exchange.book.orders).toHaveLength(1);
});
