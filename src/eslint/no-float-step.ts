import { calleeOf, type Node } from "./ast.ts";
import { binanceSign } from "./binance-signs.ts";
import { replaceWith } from "./replace-with.ts";
import { PRICE, QUANTITY, type Rounding, roundingOf, STEP } from "./roundings.ts";
import { docsOf, type RuleContext, type RuleModule, type Suggestion } from "./rule.ts";
import { sourceFile, type SourceFile } from "./source-file.ts";

export const noFloatStep: RuleModule = {
  meta: {
    type: "problem",
    docs: docsOf("no-float-step", "Round quantities and prices to their step without floating point"),
    hasSuggestions: true,
    schema: [],
    messages: {
      floatStep:
        "Floating point misses exact steps: the result can be a step too low or have extra digits. Use `fitOrder`.",
      useFitOrder: "Use fitOrder, with `symbol` as exchangeInfo gave it",
    },
  },
  create(context: RuleContext) {
    return {
      "Program:exit": () => {
        const file = sourceFile(context.sourceCode);
        const isTrading = binanceSign(file) !== "none" || FILTERS.test(file.code.text);
        const reported: Node[] = [];
        for (const node of file.nodes) {
          if (reported.some(({ range }) => range[0] <= node.range[0] && node.range[1] <= range[1])) continue;
          const found = roundingOf(node, file);
          if (found === null || !(isTrading ? isOrderValue(found) : isSurelyOrderValue(found))) continue;
          reported.push(node);
          context.report({
            node,
            messageId: "floatStep",
            data: {},
            suggest: found.isCheck ? [] : [suggestion(found, file)],
          });
        }
      },
    };
  },
};

const FILTERS = /LOT_SIZE|PRICE_FILTER|exchangeInfo|minNotional/u;
const TIME =
  /time|milli|\bms\b|ms$|interval|date|\bts\b|\bnow\b|minute|hour|second|period|bucket|candle|candlestick|duration|offset/iu;

const isOrderValue = ({ names, step, isDigits }: Rounding): boolean => {
  if (TIME.test(step ?? "") || (TIME.test(names) && !QUANTITY.test(names))) return false;
  const isValue = QUANTITY.test(names) || PRICE.test(names);
  if (isDigits) return isValue;
  return STEP.test(step ?? "") || (isValue && step !== null && !/^\d*$/u.test(step)) || QUANTITY.test(names);
};

const isSurelyOrderValue = ({ names, step, isDigits }: Rounding): boolean =>
  !isDigits && /step_?size|tick_?size|lot_?size/iu.test(step ?? "") && (QUANTITY.test(names) || PRICE.test(names));

function suggestion({ node, value, names, assignsTo }: Rounding, file: SourceFile): Suggestion {
  const field = PRICE.test(names) ? "price" : "quantity";
  const text = file.text(value);
  const fitted = `fitOrder(symbol, { ${text === field ? field : `${field}: ${text}`} }).order.${field}`;
  const converted = /^to(?:Fixed|Precision)$/u.test(calleeOf(node)) ? `String(${fitted})` : `Number(${fitted})`;
  const whole = assignsTo === null ? converted : `${assignsTo} = ${converted}`;
  return {
    messageId: "useFitOrder",
    data: {},
    fix: replaceWith(file, node, whole, "binance-errors/filters", ["fitOrder"]),
  };
}
