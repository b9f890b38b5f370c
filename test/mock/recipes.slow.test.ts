import { MockAgent, request } from "undici";
import { expect, test } from "vitest";
import { mockExchange, noAnswer, rateLimited, requestOf, textOf } from "../../src/testing.ts";
import { findChromium, launch } from "../site/browser/browser-tools.ts";

// The recipes of docs/testing.md. test/package/examples.test.ts also runs them unchanged.

test("undici's MockAgent", async () => {
  const exchange = mockExchange({ scenarios: [rateLimited] });
  const agent = new MockAgent();
  agent.disableNetConnect();
  const pool = agent.get("https://api.binance.com");
  pool
    .intercept({ path: () => true, method: "POST" })
    .reply(({ path, body }) => {
      const answer = exchange.handle(requestOf("POST", path, body));
      return { statusCode: answer.status, data: textOf(answer), responseOptions: { headers: answer.headers } };
    })
    .persist();
  const place = async (): Promise<unknown> => {
    const body = "symbol=BTCUSDT&newClientOrderId=a";
    const answer = await request("https://api.binance.com/api/v3/order", { method: "POST", body, dispatcher: agent });
    return answer.body.json();
  };
  expect([await place(), await place()]).toMatchObject([{ code: -1003 }, { clientOrderId: "a" }]);
  await agent.close();
});

const chromium = findChromium();
test.skipIf(chromium === undefined)("Playwright's routes", async () => {
  const exchange = mockExchange({ scenarios: [rateLimited, noAnswer] });
  const browser = await launch(chromium ?? "");
  try {
    const page = await browser.newPage();
    await page.route("https://api.binance.com/**", async (route) => {
      const asked = route.request();
      const answer = exchange.handle(requestOf(asked.method(), asked.url(), asked.postData()));
      if (answer.end === "none") await route.abort("connectionreset");
      else await route.fulfill({ status: answer.status, headers: answer.headers, body: textOf(answer) });
    });
    await page.route("https://api.binance.com/", (route) => route.fulfill({ body: "<html></html>" }));
    await page.goto("https://api.binance.com/");
    const place = (): Promise<string> =>
      page.evaluate(
        'fetch("/api/v3/order", { method: "POST", body: "newClientOrderId=a" }).then((r) => r.text(), (e) => e.name)',
      );
    const answers = [await place(), await place(), await place()];
    expect(answers[0]).toContain("-1003");
    expect(answers[1]).toBe("TypeError");
    // The order was placed although the connection broke.
    expect(answers[2]).toContain("Duplicate order sent.");
  } finally {
    await browser.close();
  }
});
