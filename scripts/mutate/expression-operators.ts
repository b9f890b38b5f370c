import { ts } from "ts-morph";
import type { Replacement } from "./mutant.ts";
import { regexReplacements } from "./regex-operators.ts";

const K = ts.SyntaxKind;
const BINARY: ReadonlyMap<ts.SyntaxKind, readonly [operator: string, ...others: string[]]> = new Map([
  [K.LessThanToken, ["boundary", "<=", ">="]],
  [K.LessThanEqualsToken, ["boundary", "<", ">"]],
  [K.GreaterThanToken, ["boundary", ">=", "<="]],
  [K.GreaterThanEqualsToken, ["boundary", ">", "<"]],
  [K.EqualsEqualsEqualsToken, ["equality", "!=="]],
  [K.ExclamationEqualsEqualsToken, ["equality", "==="]],
  [K.AmpersandAmpersandToken, ["logical", "||"]],
  [K.BarBarToken, ["logical", "&&"]],
  [K.QuestionQuestionToken, ["logical", "&&"]],
  [K.PlusToken, ["arithmetic", "-"]],
  [K.MinusToken, ["arithmetic", "+"]],
  [K.AsteriskToken, ["arithmetic", "/"]],
  [K.SlashToken, ["arithmetic", "*"]],
  [K.PercentToken, ["arithmetic", "*"]],
  [K.AmpersandToken, ["bitwise", "|"]],
  [K.BarToken, ["bitwise", "&"]],
  [K.CaretToken, ["bitwise", "&"]],
  [K.LessThanLessThanToken, ["bitwise", ">>"]],
  [K.GreaterThanGreaterThanToken, ["bitwise", "<<"]],
  [K.PlusEqualsToken, ["assignment", "-="]],
  [K.MinusEqualsToken, ["assignment", "+="]],
  [K.QuestionQuestionEqualsToken, ["assignment", "="]],
]);
const CONDITIONS = new Set(["boundary", "equality", "logical"]);
const SWAPPED_METHODS: Readonly<Record<string, string>> = {
  startsWith: "endsWith",
  endsWith: "startsWith",
  toUpperCase: "toLowerCase",
  toLowerCase: "toUpperCase",
  some: "every",
  every: "some",
  min: "max",
  max: "min",
  indexOf: "lastIndexOf",
  lastIndexOf: "indexOf",
};
const DROPPED_METHODS = new Set([
  "trim",
  "trimEnd",
  "trimStart",
  "slice",
  "filter",
  "toSorted",
  "reverse",
  "toReversed",
]);

/** The usual operators for expressions; see docs/trust/mutation-testing.md. */
export function expressionReplacements(node: ts.Node, source: ts.SourceFile): readonly Replacement[] {
  if (ts.isBinaryExpression(node)) return ofBinary(node, source);
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) return ofUnary(node, source);
  if (ts.isCallExpression(node)) return ofCall(node, source);
  if (ts.isRegularExpressionLiteral(node)) return regexReplacements(node.getText(source));
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) {
    return [{ operator: "string", text: node.text === "" ? '"mutated"' : '""' }];
  }
  if (ts.isTemplateExpression(node)) return [{ operator: "string", text: '""' }];
  if (node.kind === K.TrueKeyword) return [{ operator: "boolean", text: "false" }];
  if (node.kind === K.FalseKeyword) return [{ operator: "boolean", text: "true" }];
  if (ts.isArrayLiteralExpression(node)) {
    return [{ operator: "array", text: node.elements.length === 0 ? '["mutated"]' : "[]" }];
  }
  if (ts.isObjectLiteralExpression(node) && node.properties.length > 0) return [{ operator: "object", text: "{}" }];
  if (ts.isArrowFunction(node) && !ts.isBlock(node.body)) return [{ operator: "return", text: "(() => undefined)" }];
  return [];
}

function ofBinary(node: ts.BinaryExpression, source: ts.SourceFile): readonly Replacement[] {
  const found = BINARY.get(node.operatorToken.kind);
  if (found === undefined) return [];
  const [operator, ...others] = found;
  const left = node.left.getText(source);
  const right = node.right.getText(source);
  if (operator === "arithmetic" && [node.left, node.right].some((side) => isText(side))) return [];
  const wrap = (text: string): string => (operator === "logical" ? `(${text})` : text);
  const swapped = others.map((other) => ({ operator, text: `${wrap(left)} ${other} ${wrap(right)}` }));
  const isCondition = CONDITIONS.has(operator) && node.operatorToken.kind !== K.QuestionQuestionToken;
  return isCondition ? [...swapped, ...["true", "false"].map((text) => ({ operator: "condition", text }))] : swapped;
}

function isText(node: ts.Expression): boolean {
  return ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);
}

function ofUnary(node: ts.PrefixUnaryExpression | ts.PostfixUnaryExpression, source: ts.SourceFile): Replacement[] {
  const inner = node.operand.getText(source);
  switch (node.operator) {
    case K.ExclamationToken:
      return [{ operator: "negation", text: inner }];
    case K.MinusToken:
      return [{ operator: "negation", text: inner }];
    case K.PlusPlusToken:
      return [{ operator: "assignment", text: `${inner}--` }];
    case K.MinusMinusToken:
      return [{ operator: "assignment", text: `${inner}++` }];
    default:
      return [];
  }
}

function ofCall(node: ts.CallExpression, source: ts.SourceFile): readonly Replacement[] {
  const { expression } = node;
  if (!ts.isPropertyAccessExpression(expression) || ts.isOptionalChain(node)) return [];
  const target = expression.expression.getText(source);
  const name = expression.name.text;
  const swapped = Object.hasOwn(SWAPPED_METHODS, name) ? SWAPPED_METHODS[name] : undefined;
  if (swapped !== undefined) {
    const rest = source.text.slice(expression.name.end, node.end);
    return [{ operator: "method", text: `${target}.${swapped}${rest}` }];
  }
  return DROPPED_METHODS.has(name) ? [{ operator: "method", text: target }] : [];
}
