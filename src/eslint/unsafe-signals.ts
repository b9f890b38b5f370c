import { at, calleeOf, list, nameOf, type Node, numberOf, regexOf, stringOf, unwrap } from "./ast.ts";
import type { SourceFile } from "./source-file.ts";

/** A check of a failed call. If it is true, the call may have been executed. */
export interface UnsafeSignal {
  readonly node: Node;
  /** Its name in the report. */
  readonly what: string;
}

/** Codes with unknown execution. See the advice of these codes in the catalog. */
export const UNSAFE_CODES: ReadonlySet<number> = new Set([-1000, -1001, -1006, -1007, -1008]);
const NAMES = /^(?:TIMEOUT|UNEXPECTED_RESP|SERVER_BUSY|DISCONNECTED)$/u;
const NETWORK =
  /^(?:ETIMEDOUT|ESOCKETTIMEDOUT|ECONNABORTED|ECONNRESET|EPIPE|ERR_NETWORK|ERR_CANCELED|ERR_SOCKET_CONNECTION_TIMEOUT|UND_ERR_(?:HEADERS_TIMEOUT|BODY_TIMEOUT|SOCKET|ABORTED)|AbortError|TimeoutError|RequestTimeout|NetworkError|ExchangeNotAvailable|OperationFailed)$/u;
const NETWORK_TEXT =
  /time[d]?[ -]?out|socket hang up|network ?error|execution status|status unknown|service unavailable|bad gateway|internal server error|fetch failed|ECONNRESET|ETIMEDOUT|server (?:busy|overload)|overloaded|disconnected/iu;
const NETWORK_CLASS = /Timeout|Network|NotAvailable|OperationFailed|ConnectionError|ServerError|Unavailable/u;
const NETWORK_CHECK = /^_?is_?\w*(?:Network|Timeout|TimedOut|ServerError|5xx|ConnectionReset|RetryableError)\w*$/u;
const STATUS = /status|http|^code$|statusCode/iu;

export const unsafeSignals = (file: SourceFile): readonly UnsafeSignal[] =>
  file.nodes.flatMap((node) => {
    const what = signalOf(node, file);
    return what === null ? [] : [{ node, what }];
  });

function signalOf(node: Node, file: SourceFile): string | null {
  const parent = node.parent ?? null;
  switch (node.type) {
    case "UnaryExpression":
      if (node["operator"] === "!") return isNoResponse(at(node, "argument")) ? "no response" : null;
      return codeText(numberOf(node));
    case "Literal":
      return numberOf(node) === null ? textSignal(node, parent) : statusSignal(node, parent, file);
    case "MemberExpression":
      if (NAMES.test(nameOf(node)) && /code|err|binance/iu.test(nameOf(at(node, "object")))) return nameOf(node);
      return NETWORK_CHECK.test(nameOf(node)) && parent?.["callee"] !== node ? nameOf(node) : null;
    case "CallExpression":
      return NETWORK_CHECK.test(calleeOf(node)) && file.functions(calleeOf(node)).length === 0 ? calleeOf(node) : null;
    case "BinaryExpression":
      return node["operator"] === "instanceof" && NETWORK_CLASS.test(nameOf(at(node, "right")))
        ? nameOf(at(node, "right"))
        : null;
    default:
      return null;
  }
}

const codeText = (code: number | null): string | null =>
  code !== null && UNSAFE_CODES.has(code) ? String(code) : null;

/** `!error.response`: axios got no answer. */
const isNoResponse = (node: Node | null): boolean =>
  unwrap(node)?.type === "MemberExpression" && nameOf(node) === "response";

function textSignal(node: Node, parent: Node | null): string | null {
  const pattern = regexOf(node);
  if (pattern !== null) return NETWORK_TEXT.test(pattern) || /^\^5|-100[678]/u.test(pattern) ? `/${pattern}/` : null;
  const text = stringOf(node) ?? "";
  if (/^-100[01678]$/u.test(text)) return text;
  if (NETWORK.test(text)) return text;
  if (NAMES.test(text)) return text;
  if (parent === null || !isTested(node, parent)) return null;
  return NETWORK_TEXT.test(text) ||
    /-100[678]\b/u.test(text) ||
    (text.startsWith("5") && calleeOf(parent) === "startsWith")
    ? JSON.stringify(text)
    : null;
}

/** Whether a text is an argument of `includes` or the like, a list member, or a side of a comparison. */
const isTested = (node: Node, parent: Node): boolean =>
  parent.type === "ArrayExpression" ||
  parent.type === "BinaryExpression" ||
  (parent.type === "CallExpression" &&
    at(parent, "callee") !== node &&
    /^(?:includes|indexOf|startsWith|endsWith|match|search|test|RegExp|has)$/u.test(calleeOf(parent)));

function statusSignal(node: Node, parent: Node | null, file: SourceFile): string | null {
  const status = numberOf(node) ?? 0;
  const isServer = (status >= 499 && status < 600) || status === 408;
  if (parent === null || !(isServer || status === 5)) return null;
  if (parent.type === "BinaryExpression") {
    const other = at(parent, "left") === node ? at(parent, "right") : at(parent, "left");
    const operator = String(parent["operator"]);
    if (status === 5) return /\/\s*100\b/u.test(file.text(other)) ? "a status of 5xx" : null;
    if (/^[<>]=?$/u.test(operator) && status !== 499 && status !== 500 && status !== 501) return null;
    return STATUS.test(namesOf(other)) ? `status ${String(status)}` : null;
  }
  if (status === 5 || status === 499) return null;
  if (parent.type === "SwitchCase")
    return STATUS.test(namesOf(at(parent.parent, "discriminant"))) ? `status ${String(status)}` : null;
  if (parent.type === "ArrayExpression") {
    const isStatuses = list(parent, "elements").every((element) => isStatus(numberOf(element)));
    return isStatuses ? `status ${String(status)}` : null;
  }
  return parent["key"] === node ? `status ${String(status)}` : null;
}

const isStatus = (number: number | null): boolean =>
  number !== null && Number.isInteger(number) && number >= 400 && number < 600;

function namesOf(node: Node | null): string {
  const inner = unwrap(node);
  if (inner === null) return "";
  const parts = ["left", "right", "object", "argument"].map((key) => namesOf(at(inner, key)));
  return [nameOf(inner), ...parts, ...list(inner, "arguments").map(namesOf)].join(" ");
}
