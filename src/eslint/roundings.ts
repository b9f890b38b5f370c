import {
  ancestors,
  assignedName,
  at,
  calleeOf,
  chainOf,
  functionName,
  isCall,
  isFunction,
  list,
  nameOf,
  type Node,
  numberOf,
  unwrap,
} from "./ast.ts";
import type { SourceFile } from "./source-file.ts";

/** An expression that rounds a value to a step or to digits. */
export interface Rounding {
  readonly node: Node;
  readonly value: Node;
  /** Names of the value and of the result. */
  readonly names: string;
  /** Names of the step, factor or digits; null for a bare number. */
  readonly step: string | null;
  /** Rounds to digits, which other code does to show a number. */
  readonly isDigits: boolean;
  /** Only checks whether a value is on the step. */
  readonly isCheck: boolean;
  /** The variable that is rounded in place. */
  readonly assignsTo: string | null;
}

export const STEP = /step|tick|lot_?size|increment|min_?qty/iu;
const DIGITS = /precision|decimals?|digits|places|scale|dp$/iu;
export const QUANTITY = /qty|quantity|amount|size$|volume|lots?$|position|contracts|balance|coins|units/iu;
export const PRICE = /price|tick|limit$|stop$|target/iu;
const DECIMAL = /^(?:Decimal|Big|BigNumber|BN|D|Fraction|decimal|bignumber)$/u;

export function roundingOf(node: Node, file: SourceFile): Rounding | null {
  const found =
    byProduct(node, file) ??
    byQuotient(node, file) ??
    byRemainder(node, file) ??
    byCheck(node, file) ??
    byDigits(node, file) ??
    byHelper(node, file);
  return found === null || isDecimal(found.value, file) ? null : found;
}

const ROUND = /^(?:floor|round|ceil|trunc|parseInt)$/u;

/** The `x` of `Math.floor(x)`, `parseInt(x)`, `~~x` and `x | 0`, also through a constant. */
function rounded(node: Node | null, file: SourceFile, hops = 2): Node | null {
  const inner = unwrap(node);
  if (inner === null || hops === 0) return null;
  if (inner.type === "CallExpression" && /^(?:Number|parseFloat)$/u.test(calleeOf(inner)))
    return rounded(list(inner, "arguments")[0] ?? null, file, hops);
  if (inner.type === "CallExpression" && ROUND.test(calleeOf(inner)))
    return unwrap(list(inner, "arguments")[0] ?? null);
  if (inner.type === "BinaryExpression" && /^(?:\||>>|>>>)$/u.test(String(inner["operator"])))
    return unwrap(at(inner, "left"));
  const nested = inner.type === "UnaryExpression" && inner["operator"] === "~" ? at(inner, "argument") : null;
  if (nested?.["operator"] === "~") return unwrap(at(nested, "argument"));
  if (inner.type !== "Identifier") return null;
  return (
    file
      .values(nameOf(inner))
      .map((value) => rounded(value, file, hops - 1))
      .find((value) => value !== null) ?? null
  );
}

const operands = (node: Node | null, operator: string): readonly [Node, Node] | null => {
  const inner = unwrap(node);
  const [left, right] = [unwrap(at(inner, "left")), unwrap(at(inner, "right"))];
  return inner?.type === "BinaryExpression" && inner["operator"] === operator && left !== null && right !== null
    ? [left, right]
    : null;
};

/** `Math.floor(x / step) * step`, in either order. */
function byProduct(node: Node, file: SourceFile): Rounding | null {
  const [left, right] = operands(node, "*") ?? [];
  if (left === undefined || right === undefined) return null;
  for (const [part, step] of [
    [left, right],
    [right, left],
  ] as const) {
    const [value, divisor] = operands(resolve(rounded(part, file), file), "/") ?? [];
    if (value && divisor && isSame(divisor, step, file)) return rounding(node, value, step, file);
  }
  return null;
}

/** `Math.floor(x * factor) / factor` */
function byQuotient(node: Node, file: SourceFile): Rounding | null {
  const [part, factor] = operands(node, "/") ?? [];
  if (part === undefined || factor === undefined) return null;
  const [one, other] = operands(rounded(part, file), "*") ?? [];
  if (!one || !other) return null;
  if (isSame(other, factor, file)) return rounding(node, one, factor, file);
  return isSame(one, factor, file) ? rounding(node, other, factor, file) : null;
}

/** `x - (x % step)` and `x -= x % step` */
function byRemainder(node: Node, file: SourceFile): Rounding | null {
  const isUpdate = node.type === "AssignmentExpression" && node["operator"] === "-=";
  const [whole, rest] = isUpdate ? [at(node, "left"), at(node, "right")] : (operands(node, "-") ?? []);
  const remainder = resolve(rest ?? null, file);
  const [value, step] = operands(remainder, "%") ?? [];
  if (!whole || !value || !step || !isSame(value, whole, file)) return null;
  return { ...rounding(node, value, step, file), assignsTo: isUpdate ? file.text(whole) : null };
}

/** `price % tickSize === 0` */
function byCheck(node: Node, file: SourceFile): Rounding | null {
  const [value, step] = operands(node, "%") ?? [];
  if (!value || !step || !/step_?size|tick_?size|lot_?size/iu.test(namesIn(step).join(" "))) return null;
  const found = rounding(node, value, step, file);
  return QUANTITY.test(found.names) || PRICE.test(found.names) ? { ...found, isCheck: true } : null;
}

/** `x.toFixed(digits)` if the digits come from a filter or the result is sent. */
function byDigits(node: Node, file: SourceFile): Rounding | null {
  if (node.type !== "CallExpression" || !/^(?:toFixed|toPrecision)$/u.test(calleeOf(node))) return null;
  const value = at(unwrap(at(node, "callee")), "object");
  const digits = list(node, "arguments")[0] ?? null;
  if (value === null || digits === null || isShown(node)) return null;
  const found = rounding(node, value, digits, file);
  const fromFilter = STEP.test(found.step ?? "") || DIGITS.test(found.step ?? "");
  return fromFilter || isSent(node) ? { ...found, isDigits: true } : null;
}

/** Rounding helpers of clients and lodash: `binance.roundStep(x, step)`, `_.floor(x, digits)`. */
function byHelper(node: Node, file: SourceFile): Rounding | null {
  if (node.type !== "CallExpression") return null;
  const [value, step] = list(node, "arguments");
  if (!value || !step) return null;
  const isLodash =
    /^(?:_|lodash)$/u.test(chainOf(at(node, "callee"))[0] ?? "") && /^(?:floor|round|ceil)$/u.test(calleeOf(node));
  const isClients =
    /^(?:roundStep|roundTicks|roundToStepSize|roundToStep|floorToStep)$/u.test(calleeOf(node)) &&
    file.functions(calleeOf(node)).length === 0;
  return isLodash || isClients ? rounding(node, value, step, file) : null;
}

function rounding(node: Node, value: Node, step: Node, file: SourceFile): Rounding {
  const outer = [
    ...ancestors(node)
      .filter((ancestor) => assignedName(ancestor) !== "")
      .slice(0, 1)
      .map(assignedName),
    ...ancestors(node).filter(isFunction).slice(0, 1).map(functionName),
  ];
  const names = [...namesIn(value), ...outer].join(" ");
  const stepNames = namesIn(step);
  const derived = stepNames.flatMap((name) => file.values(name)).flatMap(namesIn);
  const isNumber = stepNames.length === 0 && numberOf(step) !== null;
  return {
    node,
    value,
    names,
    step: isNumber ? null : [...stepNames, ...derived, file.text(step)].join(" "),
    isDigits: false,
    isCheck: false,
    assignsTo: null,
  };
}

function namesIn(node: Node | null): readonly string[] {
  const inner = unwrap(node);
  if (inner === null || isFunction(inner)) return [];
  if (isCall(inner)) return [...chainOf(inner), ...list(inner, "arguments").flatMap(namesIn)];
  if (inner.type === "Identifier" || inner.type === "MemberExpression")
    return [nameOf(inner), ...namesIn(at(inner, "object"))];
  return ["left", "right", "argument", "test", "consequent", "alternate"].flatMap((key) => namesIn(at(inner, key)));
}

function resolve(node: Node | null, file: SourceFile): Node | null {
  const inner = unwrap(node);
  return inner?.type === "Identifier" ? (file.values(nameOf(inner))[0] ?? inner) : inner;
}

const isSame = (one: Node, other: Node, file: SourceFile): boolean => plain(file.text(one)) === plain(file.text(other));
const plain = (text: string): string => text.replace(/[\s()]|Number|parseFloat|\bas\b\w*/gu, "").replace(/^\+/u, "");

/** Whether a library of exact decimals made the value. */
function isDecimal(value: Node, file: SourceFile): boolean {
  const built = (node: Node): boolean => {
    const inner = unwrap(node);
    return (
      inner !== null &&
      chainOf(inner)
        .concat(isCall(inner) ? calleeOf(inner) : [])
        .some((name) => DECIMAL.test(name))
    );
  };
  if (built(value)) return true;
  const [root = ""] = chainOf(value);
  return file.values(root).some(built);
}

/** Whether the value is shown: in a log line, a template or a page. */
function isShown(node: Node): boolean {
  for (const outer of ancestors(node)) {
    if (/^(?:TemplateLiteral|JSXExpressionContainer)$/u.test(outer.type))
      return !/qs|query|url|body/iu.test(outer.parent ? assignedName(outer.parent) : "");
    if (outer.type === "BinaryExpression" && outer["operator"] === "+") return true;
    if (isCall(outer) && /^(?:console|log|logger|toast|alert)$/iu.test(chainOf(outer)[0] ?? "")) return true;
    if (isFunction(outer)) return false;
  }
  return false;
}

/** Whether the value is a field of an order. */
function isSent(node: Node): boolean {
  const near = ancestors(node).slice(0, 4);
  return near.some(
    (outer) =>
      /^(?:quantity|qty|amount|price|stopPrice|limitPrice|quoteOrderQty|icebergQty|size|activationPrice)$/u.test(
        assignedName(outer),
      ) ||
      (isCall(outer) && /order|buy|sell/iu.test(calleeOf(outer))),
  );
}
