import { noUnsafeRetry } from "../../src/eslint/no-unsafe-retry.ts";
import { javascript, typescript } from "./rule-tester.ts";

const IMPORT = `import { MainClient } from "binance";\nconst client = new MainClient();\n`;

/** A loop that sends an order again until `branch` leaves it. */
const loop = (branch: string, call = "submitNewOrder"): string =>
  `${IMPORT}async function run(order) { while (true) { try { return await client.${call}(order); } catch (error) { ${branch} } } }`;

javascript.run("no-unsafe-retry", noUnsafeRetry, {
  valid: [
    { name: "a code that means the call was refused", code: loop(`if (error.code === -1003) continue; throw error;`) },
    {
      name: "a call that reads",
      code: loop(`if (error.code === -1007) continue; throw error;`, "getAccountInformation"),
    },
    { name: "only a log line", code: loop(`if (error.code === -1007) console.error("unknown"); throw error;`) },
    {
      name: "the order is looked up first",
      code: loop(`if (error.code === -1007) { if (await client.getOrder(order)) return; continue; } throw error;`),
    },
    { name: "the connection was never made", code: loop(`if (error.code === "ECONNREFUSED") continue; throw error;`) },
    { name: "reads only", code: loop(`if (order.method === "GET" && error.status >= 500) continue; throw error;`) },
    {
      name: "a list of codes that are not repeated",
      code: `${IMPORT}const NON_RETRYABLE = [-1006, -1007];\nexport const fails = (error) => NON_RETRYABLE.includes(error.code);`,
    },
    {
      name: "no sign of Binance",
      code: `const RETRY = new Set([-1007]);\nfunction send(order) { return api.createOrder(order).catch((e) => { if (RETRY.has(e.code)) return send(order); throw e; }); }`,
    },
  ],
  invalid: [
    {
      name: "a code",
      code: loop(`if (error.code === -1007) continue; throw error;`),
      errors: [
        { message: "After -1007 the order may have been executed. Look it up before you send it again.", line: 3 },
      ],
    },
    {
      name: "all codes but one are thrown",
      code: loop(`if (error.code !== -1006) throw error;`),
      errors: [{ messageId: "unsafeRetry" }],
    },
    {
      name: "a status",
      code: loop(`if (error.status >= 500) { await sleep(1000); } else { throw error; }`),
      errors: [{ messageId: "unsafeRetry" }],
    },
    {
      name: "a status, the other way round",
      code: loop(`if (error.status < 500) throw error;`),
      errors: [{ messageId: "unsafeRetry" }],
    },
    {
      name: "a timeout",
      code: loop(`if (!["ETIMEDOUT"].includes(error.code)) throw error;`),
      errors: [{ messageId: "unsafeRetry" }],
    },
    { name: "anything", code: loop(`await sleep(1000);`), errors: [{ messageId: "blindRetry" }] },
    {
      name: "anything but one refusal",
      code: loop(`if (error.code === -2010) throw error;`),
      errors: [{ messageId: "blindRetry" }],
    },
    {
      name: "a set through a predicate and a wrapper",
      code: `${IMPORT}const CODES = new Set([-1003, -1008]);
const isTemporary = (error) => CODES.has(error.code);
async function attempt(call) { try { return await call(); } catch (error) { if (isTemporary(error)) return attempt(call); throw error; } }
export const buy = (order) => attempt(() => client.submitNewOrder(order));`,
      errors: [{ messageId: "unsafeRetry", line: 3 }],
    },
    {
      name: "one report for a list",
      code: `${IMPORT}const RETRYABLE = [-1000, -1001, -1006, -1007];\nexport const buy = (order) => client.submitNewOrder(order).catch((e) => { if (RETRYABLE.includes(e.code)) return buy(order); throw e; });`,
      errors: [{ messageId: "unsafeRetry", line: 3 }],
    },
  ],
});

typescript.run("no-unsafe-retry in TypeScript", noUnsafeRetry, {
  valid: [
    {
      name: "a wrapper that is only used for reads",
      code: `${IMPORT}async function retry<T>(call: () => Promise<T>, left = 3): Promise<T> {
  try { return await call(); } catch (error) { if ((error as { status: number }).status >= 500 && left > 0) return retry(call, left - 1); throw error; }
}
export const book = (symbol: string) => retry(() => client.getOrderBook({ symbol }));
export const buy = (order: never) => client.submitNewOrder(order);`,
    },
  ],
  invalid: [
    {
      name: "a switch in a method",
      code: `${IMPORT}class Trader {
  private again(code: number): boolean { switch (code) { case -1006: case -1007: return true; default: return false; } }
  async place(order: never): Promise<unknown> { try { return await client.submitNewOrder(order); } catch (error) { if (this.again((error as { code: number }).code)) return this.place(order); throw error; } }
}`,
      errors: [{ messageId: "unsafeRetry" }, { messageId: "unsafeRetry" }],
    },
  ],
});
