import { at, list, nameOf, type Node, stringOf, unwrap } from "./ast.ts";

const RETRY = /retr(?:y|i)|resend|re_?submit|re_?send|again|transient|recoverable|temporar|requeue|repeat/iu;
const NOT_RETRY =
  /(?:^|[^a-z]|(?<=[a-z]))(?:non|not|no|never|dont|un|cannot|cant|skip|without|stop|in)[_-]?(?:be[_-]?)?(?:retr|transient|recover|resend|repeat)|retry[_-]?after|irrecoverable/iu;

/** A name or text that says "send it again". */
export const saysRetry = (text: string): boolean => RETRY.test(text) && !NOT_RETRY.test(text);

const REFUSAL = /none|never|no$|not|fail|abort|stop|throw|fatal|after/iu;

/** A value that says "retry": `"retry"`, `Action.RETRY`, `{ retry: true }`. */
export function isRetryValue(node: Node | null): boolean {
  const inner = unwrap(node);
  if (inner === null) return false;
  const text = stringOf(inner);
  if (text !== null) return saysRetry(text);
  if (inner.type === "MemberExpression") {
    return saysRetry(nameOf(inner)) || (saysRetry(nameOf(at(inner, "object"))) && !REFUSAL.test(nameOf(inner)));
  }
  return retryFlag(inner) !== null;
}

/** The name of an object's property that says "retry": retryable of `{ code, retryable: true }`. */
export function retryFlag(object: Node | null): string | null {
  if (object?.type !== "ObjectExpression") return null;
  const flag = list(object, "properties").find(
    (property) =>
      isRetryValue(at(property, "value")) ||
      (saysRetry(nameOf(at(property, "key"))) && isTruthy(at(property, "value"))),
  );
  return flag === undefined ? null : nameOf(at(flag, "key"));
}

export function isTruthy(node: Node | null): boolean {
  const inner = unwrap(node);
  if (inner === null || inner.type === "ObjectExpression") return false;
  return (
    inner.type !== "Literal" || (Boolean(inner["value"]) && inner["value"] !== "none" && inner["value"] !== "never")
  );
}
