import { noFloatStep } from "../../src/eslint/no-float-step.ts";
import { javascript, typescript } from "./rule-tester.ts";

const IMPORT = `import { MainClient } from "binance";\n`;
const ADDED = `import { fitOrder } from "binance-errors/filters";\n`;

javascript.run("no-float-step", noFloatStep, {
  valid: [
    { name: "a grid on a screen", code: `const snap = (x, grid) => Math.round(x / grid) * grid;` },
    { name: "a bucket of time", code: `${IMPORT}const bucket = Math.floor(time / interval) * interval;` },
    {
      name: "a number that is shown",
      code: "${IMPORT}".replace("${IMPORT}", IMPORT) + "console.log(price.toFixed(2), `${qty.toFixed(3)}`);",
    },
    {
      name: "exact decimals",
      code: `${IMPORT}const fitted = new Decimal(qty).div(step).floor().mul(step).toFixed(8);`,
    },
    { name: "per cent", code: `${IMPORT}const share = Math.round((part / whole) * 100) / 100;` },
  ],
  invalid: [
    {
      name: "down to the step",
      code: `${IMPORT}const rounded = Math.floor(qty / stepSize) * stepSize;`,
      errors: [
        {
          message:
            "Floating point misses exact steps: the result can be a step too low or have extra digits. Use `fitOrder`.",
          suggestions: [
            {
              messageId: "useFitOrder",
              output: `${ADDED}${IMPORT}const rounded = Number(fitOrder(symbol, { quantity: qty }).order.quantity);`,
            },
          ],
        },
      ],
    },
    {
      name: "the remainder is subtracted",
      code: `${IMPORT}price -= price % tickSize;`,
      errors: [
        {
          messageId: "floatStep",
          suggestions: [
            {
              messageId: "useFitOrder",
              output: `${ADDED}${IMPORT}price = Number(fitOrder(symbol, { price }).order.price);`,
            },
          ],
        },
      ],
    },
    {
      name: "only checked",
      code: `${IMPORT}const isValid = quantity % stepSize === 0;`,
      errors: [{ messageId: "floatStep", suggestions: [] }],
    },
    {
      name: "to digits, as text",
      code: `${IMPORT}client.submitNewOrder({ quantity: qty.toFixed(precision) });`,
      errors: [
        {
          messageId: "floatStep",
          suggestions: [
            {
              messageId: "useFitOrder",
              output: `${ADDED}${IMPORT}client.submitNewOrder({ quantity: String(fitOrder(symbol, { quantity: qty }).order.quantity) });`,
            },
          ],
        },
      ],
    },
  ],
});

typescript.run("no-float-step in TypeScript", noFloatStep, {
  valid: [],
  invalid: [
    {
      name: "through constants and casts",
      code: `${IMPORT}const step: number = Number(filter.stepSize);\nconst steps = Math.floor((amount as number) / step);\nexport const quantity = steps * step;`,
      errors: [
        {
          messageId: "floatStep",
          line: 4,
          suggestions: [
            {
              messageId: "useFitOrder",
              output: `${ADDED}${IMPORT}const step: number = Number(filter.stepSize);\nconst steps = Math.floor((amount as number) / step);\nexport const quantity = Number(fitOrder(symbol, { quantity: amount }).order.quantity);`,
            },
          ],
        },
      ],
    },
  ],
});
