import {
  ancestors,
  at,
  calleeOf,
  chainOf,
  cookedText,
  functionName,
  isCall,
  isFunction,
  list,
  nameOf,
  type Node,
  stringOf,
  unwrap,
  walk,
} from "./ast.ts";
import type { SourceFile } from "./source-file.ts";

const PLACE =
  /^_?(?:(?:futures|margin|spot|sapi|papi|fapi|dapi|eapi|private|ws|rest|safe|submit|create|place|send|new|post|make|execute|exec|put|open|close|enter|exit|do|batch|signed|raw)_?)+\w*(?:order|oco|oto|position|trade|algo)\w*$/iu;
const MOVE =
  /^(?:order|newOrder|oco|oto|otoco|(?:futures|margin|quick|place|do|execute)?_?(?:market|limit)?_?(?:buy|sell)(?:Market|Limit|Order)?\w*|(?:futures|margin)(?:Market|Limit)?(?:Buy|Sell)\w*|withdraw\w*|\w*transfer\w*|borrow\w*|repay\w*|\w*(?:Borrow|Repay|Withdraw)\w*|acceptQuote|\w*cancel_?replace\w*|multipleOrders|batchOrders|dustTransfer|marketOrder|limitOrder|openPosition|closePosition|redeem\w*|subscribeSavings|purchase\w*)$/iu;
const READ =
  /^(?:get|fetch|query|load|list|watch|read|find|check|is|has|all|open|my|recent|historical|agg|daily|count|sync)_?(?:[A-Z_]\w*)?$|^(?:ticker|tickers|klines?|candles|depth|orderBook|book|account\w*|balances?|exchangeInfo|ping|time|prices?|trades|avgPrice|\w*(?:ticker|klines|candles|Info|History|Status|Price|Prices|Stats|Risk|OpenOrders|AllOrders|OpenInterest|Listen_?Key\w*|UserDataStream\w*))$/iu;
/** Calls that look an order up. */
export const LOOK =
  /^(?:(?:futures|margin|spot)?_?(?:get|fetch|query|find|check|look_?up|search|confirm|verify|reconcile)_?\w*(?:order|state|status|execut|trade|position|existing|placed)\w*|allOrders|openOrders|myTrades|orderStatus|queryOrder|getOrder|recover|reconcile\w*|checkState|lookup\w*|ensureNotPlaced|wasPlaced|wasExecuted)$/iu;
const CANCEL = /cancel(?!_?replace)/iu;
const NEUTRAL_PATH = /listenKey|userDataStream|\/order\/test|\/ticker|\/klines|leverage|marginType/iu;

type CallKind = "changes" | "reads" | "unknown";

/** Judges a call by its name, its HTTP method and its path. */
export function kindOfCall(call: Node, file: SourceFile): CallKind {
  const name = calleeOf(call);
  if (call.type === "NewExpression" || /^(?:Number|String|JSON|Error|setTimeout|push|log|warn|error|info)$/u.test(name))
    return "unknown";
  if (LOOK.test(name)) return "reads";
  const texts = textsIn(call, file);
  const isPlace =
    PLACE.test(name) ||
    MOVE.test(name) ||
    texts.some((text) => /^(?:order\.place|orderList\.place|order\.cancelReplace)/u.test(text));
  if (
    isPlace &&
    !CANCEL.test(name) &&
    !/^(?:openOrders?|getOrder|on|create(?:Error|Logger))$|test|error|book|history|listener/iu.test(name) &&
    file.functions(name).length === 0
  )
    return "changes";
  const isHttp =
    texts.some((text) => /\/|https?:/u.test(text)) ||
    /axios|http|api|client|got|ky|rest|request|session|agent|superagent|binance|exchange/iu.test(
      chainOf(at(call, "callee")).join(" "),
    );
  if (isHttp && texts.some((text) => NEUTRAL_PATH.test(text))) return "reads";
  if ((isHttp && /^post$/iu.test(name)) || texts.includes("POST")) return "changes";
  if ((isHttp && /^get$/iu.test(name)) || texts.includes("GET")) return "reads";
  return READ.test(name) && file.functions(name).length === 0 && !/^fetch$|^(?:is|has|open|check)$/u.test(name)
    ? "reads"
    : "unknown";
}

function textsIn(call: Node, file: SourceFile): readonly string[] {
  const direct = list(call, "arguments").flatMap((argument) => (isFunction(argument) ? [] : walk(argument)));
  const named = direct
    .filter(({ type }) => type === "Identifier")
    .flatMap((node) => file.values(nameOf(node)).filter((value) => !isFunction(value)));
  return [...direct, ...named].flatMap((node) =>
    node.type === "TemplateElement" ? [cookedText(node)] : (stringOf(node) ?? []),
  );
}

/**
 * Whether the target changes state: true, false if it only reads, null if the file does not tell. Follows calls to
 * functions of the file. Follows a passed-in function to its callers.
 */
export function changesState(target: Node, file: SourceFile, seen: ReadonlySet<Node> = new Set()): boolean | null {
  return (
    sends(target, file, seen) ??
    (isFunction(target) ? callersChange(target, file, seen) : ofEnclosing(target, file, seen))
  );
}

/** Like `changesState`, but only for the calls inside the target. */
export function sends(target: Node, file: SourceFile, seen: ReadonlySet<Node> = new Set()): boolean | null {
  if (seen.has(target) || seen.size > 30) return null;
  const now = new Set([...seen, target]);
  if (isFunction(target) && isPlacing(functionName(target))) return true;
  const found: (boolean | null)[] = [];
  for (const call of walk(target).filter(isCall)) {
    const kind = kindOfCall(call, file);
    if (kind !== "unknown") {
      found.push(kind === "changes");
      continue;
    }
    const name = calleeOf(call);
    for (const inner of file.functions(name)) found.push(sends(inner, file, now));
    const passed = parameterNamed(call, name);
    if (passed !== null) found.push(...passed.flatMap(([fn, index]) => fromCallers(fn, index, file, now)));
  }
  return found.includes(true) ? true : found.includes(false) ? false : null;
}

const isPlacing = (name: string): boolean =>
  name !== "" &&
  (PLACE.test(name) || MOVE.test(name)) &&
  !CANCEL.test(name) &&
  !LOOK.test(name) &&
  !/error|test|book|history|listener|params|query/iu.test(name);

function ofEnclosing(target: Node, file: SourceFile, seen: ReadonlySet<Node>): boolean | null {
  const outer = ancestors(target).find(isFunction);
  return outer === undefined ? null : isPlacing(functionName(outer)) || callersChange(outer, file, seen);
}

/** `request(method, path)` changes state if a caller in this file passes such a request. */
function callersChange(fn: Node, file: SourceFile, seen: ReadonlySet<Node>): boolean | null {
  const found = file
    .calls(functionName(fn))
    .filter((call) => !ancestors(call).includes(fn))
    .map((call) => {
      const kind = kindOfCall(call, file);
      const passed = list(call, "arguments").map((argument) => ofPassed(argument, file, seen));
      return kind === "changes" || passed.includes(true)
        ? true
        : kind === "reads" || passed.includes(false)
          ? false
          : null;
    });
  return found.includes(true) ? true : found.includes(false) ? false : null;
}

/** Whether it runs a passed-in function or sends a request that its caller chooses. */
export const isGeneric = (target: Node): boolean =>
  walk(target).some(
    (call) =>
      isCall(call) &&
      (parameterNamed(call, calleeOf(call)) !== null ||
        /^(?:fetch|axios|request|signed\w*|send|call)$/u.test(calleeOf(call))),
  );

function parameterNamed(call: Node, name: string): readonly (readonly [Node, number])[] | null {
  const callee = unwrap(at(call, "callee"));
  if (callee?.type !== "Identifier") return null;
  const found = ancestors(call)
    .filter(isFunction)
    .flatMap((fn) => {
      const index = list(fn, "params").findIndex(
        (param) => nameOf(param) === name || nameOf(at(param, "left")) === name,
      );
      return index < 0 ? [] : [[fn, index] as const];
    });
  return found.length === 0 ? null : found;
}

function fromCallers(fn: Node, index: number, file: SourceFile, seen: ReadonlySet<Node>): readonly (boolean | null)[] {
  return file
    .calls(functionName(fn))
    .filter((call) => !ancestors(call).includes(fn))
    .map((call) => ofPassed(list(call, "arguments")[index] ?? null, file, seen));
}

/** Judges an argument: a closure, a function's name or a method. */
function ofPassed(argument: Node | null, file: SourceFile, seen: ReadonlySet<Node>): boolean | null {
  const inner = unwrap(argument);
  if (inner === null) return null;
  if (isFunction(inner)) return sends(inner, file, seen);
  if (isCall(inner) && calleeOf(inner) === "bind")
    return ofPassed(at(unwrap(at(inner, "callee")), "object"), file, seen);
  if (inner.type !== "Identifier" && inner.type !== "MemberExpression") return null;
  const functions = file.functions(nameOf(inner)).map((fn) => sends(fn, file, seen));
  if (functions.includes(true)) return true;
  return inner.type === "MemberExpression" && isPlacing(nameOf(inner)) ? true : (functions[0] ?? null);
}

/** Whether the whole file changes state; null if it sends nothing. */
export function fileChangesState(file: SourceFile): boolean | null {
  const kinds = file.nodes.filter(isCall).map((call) => kindOfCall(call, file));
  if (kinds.includes("changes") || file.nodes.some((node) => isFunction(node) && isPlacing(functionName(node))))
    return true;
  return kinds.includes("reads") ? false : null;
}
