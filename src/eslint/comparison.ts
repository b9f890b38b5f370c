import { at, isCall, list, nameOf, type Node, numberOf, stringOf, unwrap, walk } from "./ast.ts";
import { saysRetry } from "./retry-words.ts";

/** Whether a comparison is true if the compared value is the signal. */
export function isKept(node: Node, comparison: Node): boolean {
  const operator = String(comparison["operator"]);
  const isLeft = at(comparison, "left") === node;
  const other = at(comparison, isLeft ? "right" : "left");
  const isEquality = /^[!=]==?$/u.test(operator);
  const isEqual = operator.startsWith("=");
  if (isCall(unwrap(node)) && numberOf(other) !== null) return operator !== "<" && !(isEqual && numberOf(other) === -1);
  if (!isEquality) return !/^[<>]/u.test(operator) || numberOf(node) === null || operator.startsWith("<") === isLeft;
  const otherValue = unwrap(other);
  if (otherValue?.["value"] === null || otherValue?.["value"] === false || nameOf(otherValue) === "undefined")
    return !isEqual;
  const text = stringOf(otherValue);
  const isOtherVerdict = text !== null && unwrap(node)?.type !== "Literal" && !saysRetry(text);
  return isEqual !== isOtherVerdict;
}

/** `retry: { methods: ["GET"], statusCodes }` of got and ky. By default they do not repeat POST. */
export function isReadConfig(object: Node): boolean {
  const value = list(object, "properties")
    .map((property) => unwrap(at(property, "value")))
    .find((inner) => inner?.type === "ObjectExpression");
  const properties = list(value, "properties");
  if (!properties.some((property) => /^(?:statusCodes|errorCodes|limit)$/u.test(nameOf(at(property, "key")))))
    return false;
  const methods = properties.find((property) => nameOf(at(property, "key")) === "methods");
  return methods === undefined || !walk(methods).some((node) => stringOf(node)?.toUpperCase() === "POST");
}
