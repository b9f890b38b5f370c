import {
  ancestors,
  at,
  calleeOf,
  functionName,
  isCall,
  isFunction,
  list,
  nameOf,
  type Node,
  numberOf,
  walk,
} from "./ast.ts";
import { saysRetry } from "./retry-words.ts";
import type { SourceFile } from "./source-file.ts";
import { changesState, fileChangesState, LOOK, sends } from "./state-changes.ts";
import { exits, loopAfter } from "./statements.ts";
import { UNSAFE_CODES } from "./unsafe-signals.ts";

/** Options of retry libraries that select what to repeat. */
const CHOICE =
  /^(?:shouldRetry|retryIf|retry|retryOn|when|onFailedAttempt|retryCondition|filter|retryable|shouldRetryOnError)$/u;
const BAIL = /^(?:AbortError|bail|abort)$/u;

/** Places that send a call again after any failure, including a failure of unknown execution. */
export function blindRetries(file: SourceFile): readonly Node[] {
  return file.nodes.filter((node) => {
    if (node.type === "CatchClause") return isBlindCatch(node, file);
    if (node.type === "CallExpression") return isBlindLibraryCall(node, file);
    return node.type === "Property" && isClientOption(node) && fileChangesState(file) === true;
  });
}

function isBlindCatch(handler: Node, file: SourceFile): boolean {
  const body = at(handler, "body");
  const attempt = at(handler.parent, "block");
  if (body === null || attempt === null || sends(attempt, file) !== true) return false;
  const inside = walk(body);
  if (inside.some((node) => isCall(node) && LOOK.test(calleeOf(node)))) return false;
  const failure = new Set(namesOfFailure(handler, inside));
  const asks = (node: Node): boolean =>
    walk(node).some((inner) => inner.type === "Identifier" && failure.has(nameOf(inner)));
  const tests = inside.filter(
    ({ type }) => type === "IfStatement" || type === "SwitchStatement" || type === "ConditionalExpression",
  );
  const choices = tests.filter((test) => asks(at(test, "test") ?? at(test, "discriminant") ?? test));
  if (choices.some((choice) => !isRefusal(choice, file))) return false;
  const owner = ancestors(handler).find(isFunction);
  const again = inside
    .filter(isCall)
    .some((call) => owner !== undefined && functionName(owner) !== "" && calleeOf(call) === functionName(owner));
  return (
    again ||
    (!exits(body) && isRetryLoop(loopAfter(body), file)) ||
    inside.some(({ type }) => type === "ContinueStatement")
  );
}

/** A loop over attempts, not over orders. */
function isRetryLoop(loop: Node | null, file: SourceFile): boolean {
  if (loop === null || /^For(?:Of|In)Statement$/u.test(loop.type)) return false;
  const head = ["init", "test", "update"].map((key) => file.text(at(loop, key))).join(" ");
  if (/\.length|\.size|queue|pending/iu.test(head)) return false;
  return !/^(?:true|1)$/u.test(file.text(at(loop, "test"))) || hasReturn(loop);
}

const hasReturn = (loop: Node): boolean =>
  walk(loop).some(({ type }) => type === "ReturnStatement" || type === "BreakStatement");

/** Leaves for one refusal only, so the other failures still retry: `if (error.code === -2010) throw error`. */
function isRefusal(choice: Node, file: SourceFile): boolean {
  const consequent = at(choice, "consequent");
  const test = at(choice, "test");
  if (choice.type !== "IfStatement" || test === null || consequent === null || !exits(consequent)) return false;
  if (/!==|!=|![\w(]|>=|continue/u.test(file.text(test)) || /\bcontinue\b/u.test(file.text(consequent))) return false;
  const codes = walk(test)
    .flatMap((node) => numberOf(node) ?? [])
    .filter((code) => code <= -1000);
  return codes.length > 0 && codes.every((code) => !UNSAFE_CODES.has(code));
}

function namesOfFailure(handler: Node, inside: readonly Node[]): readonly string[] {
  const names = walk(at(handler, "param") ?? handler)
    .filter(({ type }) => type === "Identifier")
    .map(nameOf);
  const derived = inside
    .filter(({ type, ...node }) => type === "VariableDeclarator" && node["init"] !== null)
    .flatMap((declaration) => walk(at(declaration, "id") ?? declaration).map(nameOf));
  return [...(at(handler, "param") === null ? [] : names), ...derived].filter((name) => name !== "");
}

/** `pRetry(() => client.newOrder(order))` without an option that selects what to repeat. */
function isBlindLibraryCall(call: Node, file: SourceFile): boolean {
  if (!saysRetry(calleeOf(call)) && !/^(?:backOff|backoff)$/u.test(calleeOf(call))) return false;
  if (file.functions(calleeOf(call)).length > 0 || list(call, "arguments").length === 0) return false;
  const inside = walk(call).slice(1);
  if (inside.some((node) => CHOICE.test(nameOf(at(node, "key"))) || BAIL.test(isCall(node) ? calleeOf(node) : "")))
    return false;
  return list(call, "arguments").some(
    (argument) =>
      (isFunction(argument)
        ? sends(argument, file)
        : file.functions(nameOf(argument)).map((fn) => changesState(fn, file))[0]) === true,
  );
}

/** ccxt's option `maxRetriesOnFailure` repeats any call after a timeout or 5xx. */
function isClientOption(property: Node): boolean {
  const value = at(property, "value");
  return nameOf(at(property, "key")) === "maxRetriesOnFailure" && value !== null && numberOf(value) !== 0;
}
