import { noBareCode } from "../../src/eslint/no-bare-code.ts";
import { commonjs, javascript, typescript } from "./rule-tester.ts";

const IMPORT = `import { MainClient } from "binance";\n`;
const FUTURES = `const url = "https://fapi.binance.com/fapi/v1/order";\n`;

javascript.run("no-bare-code", noBareCode, {
  valid: [
    { name: "no sign of Binance", code: `if (error.code === -1003) stop();` },
    {
      name: "NSURLError beside Binance",
      code: `${IMPORT}const isOffline = (e) => e.domain === "NSURLErrorDomain" && e.code === -1003;`,
    },
    { name: "the -1 of indexOf", code: `${IMPORT}if (list.indexOf(x) === -1) list.push(x);` },
    { name: "a difference", code: `${IMPORT}const before = Date.now() - 1003;` },
    { name: "a round number that is not a code", code: `${IMPORT}const last = rows.slice(-1000);` },
    { name: "an unknown code", code: `${IMPORT}if (error.code === -7777) stop();` },
  ],
  invalid: [
    {
      name: "a comparison",
      code: `${IMPORT}if (error.code === -1121) stop();`,
      errors: [
        {
          message: "-1121 is BAD_SYMBOL. Use the member of SpotErrorCode instead of the number.",
          line: 2,
          suggestions: [
            {
              desc: "Use SpotErrorCode.BAD_SYMBOL",
              output: `import { SpotErrorCode } from "binance-errors/spot";\n${IMPORT}if (error.code === SpotErrorCode.BAD_SYMBOL) stop();`,
            },
            {
              desc: "Use UsdsFuturesErrorCode.BAD_SYMBOL",
              output: `import { UsdsFuturesErrorCode } from "binance-errors/usds-futures";\n${IMPORT}if (error.code === UsdsFuturesErrorCode.BAD_SYMBOL) stop();`,
            },
            {
              desc: "Use CoinFuturesErrorCode.BAD_SYMBOL",
              output: `import { CoinFuturesErrorCode } from "binance-errors/coin-futures";\n${IMPORT}if (error.code === CoinFuturesErrorCode.BAD_SYMBOL) stop();`,
            },
          ],
        },
      ],
    },
    {
      name: "a code that only one family has, as text and as a key",
      code: `${FUTURES}const texts = { "-4164": "small" };\nif (String(error.code) === "-4164") stop(url, texts);`,
      errors: [
        {
          messageId: "bareCode",
          line: 2,
          suggestions: [
            {
              messageId: "useMember",
              output: `import { UsdsFuturesErrorCode } from "binance-errors/usds-futures";\n${FUTURES}const texts = { [UsdsFuturesErrorCode.MIN_NOTIONAL]: "small" };\nif (String(error.code) === "-4164") stop(url, texts);`,
            },
          ],
        },
        {
          messageId: "bareCode",
          line: 3,
          suggestions: [
            {
              messageId: "useMember",
              output: `import { UsdsFuturesErrorCode } from "binance-errors/usds-futures";\n${FUTURES}const texts = { "-4164": "small" };\nif (String(error.code) === String(UsdsFuturesErrorCode.MIN_NOTIONAL)) stop(url, texts);`,
            },
          ],
        },
      ],
    },
  ],
});

commonjs.run("no-bare-code with require", noBareCode, {
  valid: [],
  invalid: [
    {
      name: "the enum is already required",
      code: `"use strict";\nconst { UsdsFuturesErrorCode } = require("binance-errors/usds-futures");\nif (error.code === -4164) stop();`,
      errors: [
        {
          messageId: "bareCode",
          suggestions: [
            {
              messageId: "useMember",
              output: `"use strict";\nconst { UsdsFuturesErrorCode } = require("binance-errors/usds-futures");\nif (error.code === UsdsFuturesErrorCode.MIN_NOTIONAL) stop();`,
            },
          ],
        },
      ],
    },
    {
      name: "the enum is not yet required",
      code: `"use strict";\nconst { USDMClient } = require("binance");\nswitch (error.code) { case -4164: stop(USDMClient); }`,
      errors: [
        {
          messageId: "bareCode",
          suggestions: [
            {
              messageId: "useMember",
              output: `"use strict";\nconst { UsdsFuturesErrorCode } = require("binance-errors/usds-futures");\nconst { USDMClient } = require("binance");\nswitch (error.code) { case UsdsFuturesErrorCode.MIN_NOTIONAL: stop(USDMClient); }`,
            },
          ],
        },
      ],
    },
  ],
});

typescript.run("no-bare-code in TypeScript", noBareCode, {
  valid: [{ name: "a type of another system", code: `type Code = -32600 | -1003;` }],
  invalid: [
    {
      name: "a union of codes",
      code: `import type { USDMClient } from "binance";\nexport type Code = -4164;`,
      errors: [
        {
          messageId: "bareCode",
          suggestions: [
            {
              messageId: "useMember",
              output: `import { UsdsFuturesErrorCode } from "binance-errors/usds-futures";\nimport type { USDMClient } from "binance";\nexport type Code = UsdsFuturesErrorCode.MIN_NOTIONAL;`,
            },
          ],
        },
      ],
    },
  ],
});
