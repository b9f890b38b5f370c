import {
  ancestors,
  at,
  calleeOf,
  functionName,
  isCall,
  isFunction,
  isLoop,
  list,
  nameOf,
  type Node,
  unwrap,
  walk,
} from "./ast.ts";
import { isRetryValue, isTruthy, retryFlag, saysRetry } from "./retry-words.ts";
import type { SourceFile } from "./source-file.ts";
import { kindOfCall, LOOK, sends } from "./state-changes.ts";

/** How a branch sends again. */
export interface SendingAgain {
  /** Loops, functions and calls that run again. */
  readonly targets: readonly Node[];
  /** A name says "retry". */
  readonly isNamed: boolean;
  /** It looks the order up, so nothing else counts. */
  readonly looksFirst: boolean;
  /** Functions that return "retry". */
  readonly agreeing: readonly Node[];
  /** Variables and properties that now say "retry". */
  readonly flags: readonly string[];
}

const NOTHING: SendingAgain = { targets: [], isNamed: false, looksFirst: false, agreeing: [], flags: [] };
/** Names for axios' copy of the failed request. */
const REQUEST = /^(?:config|originalRequest|originalConfig|requestConfig)$/u;

/** `from` is the statement of the branch. */
export function sendingAgain(branch: readonly Node[], from: Node, file: SourceFile): SendingAgain {
  const nodes = branch.flatMap(walk);
  if (nodes.some((node) => isCall(node) && LOOK.test(calleeOf(node)))) return { ...NOTHING, looksFirst: true };
  const outer = ancestors(from).filter(isFunction);
  const all = nodes.map((node) => ofNode(node, outer, file));
  return {
    targets: all.flatMap(({ targets }) => targets),
    isNamed: all.some(({ isNamed }) => isNamed),
    looksFirst: false,
    agreeing: all.flatMap(({ agreeing }) => agreeing),
    flags: all.flatMap(({ flags }) => flags),
  };
}

function ofNode(node: Node, outer: readonly Node[], file: SourceFile): SendingAgain {
  if (isCall(node)) return ofCall(node, outer, file);
  switch (node.type) {
    case "ContinueStatement":
      return { ...NOTHING, targets: ancestors(node).filter(isLoop).slice(0, 1) };
    case "ReturnStatement":
      return ofReturn(node);
    case "ThrowStatement":
      return { ...NOTHING, isNamed: saysRetry(calleeOf(unwrap(at(node, "argument")))) };
    case "AssignmentExpression":
    case "VariableDeclarator":
      return ofAssignment(node);
    default:
      return NOTHING;
  }
}

function ofCall(call: Node, outer: readonly Node[], file: SourceFile): SendingAgain {
  const name = calleeOf(call);
  const itself = outer.find((fn) => functionName(fn) === name && name !== "");
  if (itself !== undefined) return { ...NOTHING, targets: [itself] };
  const sent = sends(call, file);
  if (saysRetry(name)) return { ...NOTHING, isNamed: true, targets: sent === null ? [] : [call] };
  if (kindOfCall(call, file) === "changes" || sent === true) return { ...NOTHING, targets: [call] };
  return { ...NOTHING, isNamed: list(call, "arguments").some((argument) => REQUEST.test(nameOf(argument))) };
}

function ofReturn(statement: Node): SendingAgain {
  const value = unwrap(at(statement, "argument"));
  const isNamed = isRetryValue(value);
  const agreeing = isNamed || value?.["value"] === true ? ancestors(statement).filter(isFunction).slice(0, 1) : [];
  const flag = retryFlag(value);
  return { ...NOTHING, isNamed, agreeing, flags: flag === null ? [] : [flag] };
}

function ofAssignment(assignment: Node): SendingAgain {
  const value = unwrap(at(assignment, "right") ?? at(assignment, "init"));
  const name = nameOf(at(assignment, "left") ?? at(assignment, "id"));
  const isFlag = isRetryValue(value) || (saysRetry(name) && isTruthy(value) && value?.type === "Literal");
  return isFlag ? { ...NOTHING, isNamed: true, flags: [name] } : NOTHING;
}
