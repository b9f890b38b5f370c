import { noMessageTest } from "../../src/eslint/no-message-test.ts";
import { javascript, typescript } from "./rule-tester.ts";

const IMPORT = `import { MainClient } from "binance";\n`;
const FUTURES = `import { CMFutures, UMFutures } from "@binance/derivatives";\n`;
const ADDED = `import { isBinanceError, parseError } from "binance-errors";\n`;

javascript.run("no-message-test", noMessageTest, {
  valid: [
    { name: "no sign of Binance", code: `if (error.message.includes("Account has insufficient balance")) stop();` },
    { name: "a message of the network", code: `${IMPORT}if (error.message.includes("getaddrinfo ENOTFOUND")) stop();` },
    { name: "a filter's type", code: `${IMPORT}const lot = filters.find((f) => f.filterType === "LOT_SIZE");` },
    { name: "the text of a chat", code: `${IMPORT}if (update.text.includes("balance")) answer();` },
    { name: "another module's test", code: `${IMPORT}if (symbol.endsWith("USDT")) keep();` },
  ],
  invalid: [
    {
      name: "a part of one message",
      code: `${IMPORT}if (error.message.includes("Account has insufficient balance")) stop();`,
      errors: [
        {
          message:
            'Binance rewords its messages. Ask `isBinanceError` instead of testing for "Account has insufficient balance".',
          suggestions: [
            {
              desc: "Use isBinanceError for ERROR_MSG_RECEIVED of spot",
              output: `${ADDED}${IMPORT}if (isBinanceError(parseError(error, { family: "spot" }), "spot", "ERROR_MSG_RECEIVED", "account-has-insufficient-balance-for-requested-action")) stop();`,
            },
            {
              desc: "Use isBinanceError for NEW_ORDER_REJECTED of spot",
              output: `${ADDED}${IMPORT}if (isBinanceError(parseError(error, { family: "spot" }), "spot", "NEW_ORDER_REJECTED", "account-has-insufficient-balance-for-requested-action")) stop();`,
            },
            {
              desc: "Use isBinanceError for CANCEL_REJECTED of spot",
              output: `${ADDED}${IMPORT}if (isBinanceError(parseError(error, { family: "spot" }), "spot", "CANCEL_REJECTED", "account-has-insufficient-balance-for-requested-action")) stop();`,
            },
          ],
        },
      ],
    },
    {
      name: "a pattern that identifies no single message",
      code: `${IMPORT}const until = /banned until (\\d+)/.exec(error.body);`,
      errors: [{ messageId: "messageTest" }],
    },
    {
      name: "a code inside the text",
      code: `${IMPORT}if (String(error).indexOf("-2010") >= 0) stop();`,
      errors: [{ messageId: "messageTest" }],
    },
    {
      name: "a list of texts",
      code: `${IMPORT}const known = ["Unknown order sent.", "Order does not exist."];\nif (known.includes(body.msg)) stop();`,
      errors: [{ messageId: "messageTest", line: 3 }],
    },
  ],
});

typescript.run("no-message-test in TypeScript", noMessageTest, {
  valid: [],
  invalid: [
    {
      name: "the absence of a text, through a cast",
      code: `${FUTURES}if ((error as Error).message.indexOf("No need to change margin type") === -1) throw error;`,
      errors: [
        {
          messageId: "messageTest",
          suggestions: [
            {
              desc: "Use isBinanceError for NO_NEED_TO_CHANGE_MARGIN_TYPE of usds-futures",
              output: `${ADDED}${FUTURES}if (!isBinanceError(parseError(error, { family: "usds-futures" }), "usds-futures", "NO_NEED_TO_CHANGE_MARGIN_TYPE", "no-need-to-change-margin-type")) throw error;`,
            },
            {
              desc: "Use isBinanceError for NO_NEED_TO_CHANGE_MARGIN_TYPE of coin-futures",
              output: `${ADDED}${FUTURES}if (!isBinanceError(parseError(error, { family: "coin-futures" }), "coin-futures", "NO_NEED_TO_CHANGE_MARGIN_TYPE", "no-need-to-change-margin-type")) throw error;`,
            },
          ],
        },
      ],
    },
  ],
});
