import {
  ancestors,
  assignedName,
  at,
  calleeOf,
  functionName,
  isCall,
  isFunction,
  isWrapper,
  list,
  nameOf,
  type Node,
  unwrap,
} from "./ast.ts";
import { isKept, isReadConfig } from "./comparison.ts";
import { isRetryValue, retryFlag, saysRetry } from "./retry-words.ts";
import type { SourceFile } from "./source-file.ts";
import { sendingAgain } from "./sending-again.ts";
import { sends } from "./state-changes.ts";
import { exits, loopAfter, statementsAfter, statementsOfCase } from "./statements.ts";

/** Maximum steps: a larger file is not followed further. */
const MAX_STEPS = 300;
const LOOKUPS =
  /^(?:has|includes|indexOf|some|find|filter|findIndex|every|get|test|exec|toString|match|search|startsWith|endsWith|call|apply|bind|keys|values)$/u;
const CONTAINER_KEYS =
  /^(?:code|codes?|status|statuses|statusCodes?|errorCodes?|error|errors|key|value|id|name|type|http|msg|message|body|data)$/iu;
const LOGGERS =
  /^(?:log|warn|error|info|debug|trace|push|emit|print|notify|send|expect|toBe|toEqual|reply|it|test|describe)$/u;
const READ_GUARD = /["']GET["']|idempot|isRead|isGet\b|read_?only|isSafe|safeMethod|!==?\s*["'](?:POST|PUT)["']/iu;

/** Follows a signal to the code that sends again. */
export class Resending {
  /** Loops, functions and calls that run again. */
  readonly targets = new Set<Node>();
  /** A name says "retry". */
  isNamed = false;
  /** The code looks the order up. */
  looksFirst = false;
  readonly #file: SourceFile;
  readonly #seen = new Set<string>();

  constructor(file: SourceFile) {
    this.#file = file;
  }

  /** Follows a value. `holds`: whether a true or present value means the signal. */
  follow(node: Node, holds: boolean): void {
    const step = `${node.range.join("-")}${node.type}${String(holds)}`;
    const { parent } = node;
    if (this.#seen.has(step) || this.#seen.size > MAX_STEPS || !parent) return;
    this.#seen.add(step);
    if (isWrapper(parent) || parent.type === "SpreadElement") {
      this.follow(parent, holds);
      return;
    }
    switch (parent.type) {
      case "UnaryExpression":
        this.follow(parent, parent["operator"] === "!" ? !holds : holds);
        break;
      case "BinaryExpression":
        this.follow(parent, holds === isKept(node, parent));
        break;
      case "LogicalExpression":
        this.#logical(node, parent, holds);
        break;
      case "ConditionalExpression":
        if (at(parent, "test") === node) this.#value(at(parent, holds ? "consequent" : "alternate"), parent);
        else this.follow(parent, holds);
        break;
      case "ArrayExpression":
        this.#element(node, parent, holds);
        break;
      case "CallExpression":
      case "NewExpression":
        this.#argument(node, parent, holds);
        break;
      case "MemberExpression":
        if (parent["computed"] === true || saysRetry(nameOf(parent))) this.follow(parent, holds);
        else if (LOOKUPS.test(nameOf(parent))) this.follow(parent, holds);
        break;
      case "Property":
        this.#property(node, parent, holds);
        break;
      case "VariableDeclarator":
      case "AssignmentExpression":
      case "PropertyDefinition":
      case "TSEnumMember":
        this.#assigned(parent, holds);
        break;
      case "ReturnStatement":
      case "ArrowFunctionExpression":
        this.#result(isFunction(parent) ? parent : ancestors(parent).find(isFunction), holds);
        break;
      case "IfStatement":
        this.#branch(parent, holds);
        break;
      case "WhileStatement":
      case "DoWhileStatement":
      case "ForStatement":
        if (holds) this.targets.add(parent);
        break;
      case "SwitchCase":
        this.#statements(statementsOfCase(parent), parent.parent ?? parent);
        break;
      case "SwitchStatement":
        for (const one of list(parent, "cases")) {
          if (isRetryValue(at(one, "test"))) this.#statements(statementsOfCase(one), parent);
        }
        break;
      default:
        break;
    }
  }

  #logical(node: Node, parent: Node, holds: boolean): void {
    if (READ_GUARD.test(this.#file.text(parent))) return;
    const right = at(parent, "right");
    const runsRight = parent["operator"] === (holds ? "&&" : "||") && right !== node;
    if (runsRight && right !== null && parent.parent?.type === "ExpressionStatement")
      this.#statements([right], parent.parent);
    // node-retry: `if (isTransient(error) && operation.retry(error)) return`
    if (runsRight && isCall(unwrap(right)) && /^(?:retry|again)$/u.test(calleeOf(unwrap(right)))) this.isNamed = true;
    this.follow(parent, holds);
  }

  /** A branch of `a ? b : c`. */
  #value(branch: Node | null, whole: Node): void {
    if (branch === null) return;
    if (isRetryValue(branch) || unwrap(branch)?.["value"] === true) this.follow(whole, true);
    else if (unwrap(branch)?.["value"] === false) this.follow(whole, false);
    else {
      this.#calls([branch], whole);
      if (isCall(unwrap(branch)) && !/throw|reject|fail/iu.test(calleeOf(unwrap(branch)))) this.follow(whole, true);
    }
  }

  #element(node: Node, array: Node, holds: boolean): void {
    const [key, value = null] = list(array, "elements");
    const isPair = key === node && array.parent?.type === "ArrayExpression";
    if (!isPair) this.follow(array, holds);
    else if (isRetryValue(value)) this.#entry(array.parent ?? array, retryFlag(unwrap(value)));
  }

  /** A table entry says "retry": the readers of the table decide by it. */
  #entry(table: Node, flag: string | null): void {
    this.isNamed = true;
    this.follow(table, true);
    if (flag !== null) for (const use of this.#file.uses(flag)) this.follow(use, true);
  }

  #argument(node: Node, call: Node, holds: boolean): void {
    const isCallee = at(call, "callee") === node;
    const name = calleeOf(call);
    if (isCallee || /^(?:Set|Map|freeze|from|of|has|includes|RegExp|test|Number|String|Boolean)$/u.test(name))
      this.follow(call, holds);
    else if (saysRetry(name)) this.#named(call);
    else if (call.type === "CallExpression" && !LOGGERS.test(name)) this.follow(call, holds);
  }

  #property(node: Node, property: Node, holds: boolean): void {
    const object = property.parent ?? property;
    if (at(property, "key") === node) {
      const value = at(property, "value");
      const table = ancestors(property).find((outer) => assignedName(outer) !== "");
      const isFlag = unwrap(value)?.["value"] === true && table !== undefined && saysRetry(assignedName(table));
      if (isRetryValue(value) || isFlag) this.#entry(object, retryFlag(unwrap(value)));
      else if (value !== null && isFunction(value)) this.#calls([value], value);
      return;
    }
    const name = nameOf(at(property, "key"));
    const flag = retryFlag(object);
    if (saysRetry(name)) {
      if (!isReadConfig(object) && holds) this.#named(property);
    } else if (flag !== null) this.#entry(object, flag);
    else if (CONTAINER_KEYS.test(name)) this.follow(object, holds);
    else for (const use of this.#file.uses(name)) this.follow(use, holds);
  }

  #assigned(declaration: Node, holds: boolean): void {
    const name = assignedName(declaration);
    if (saysRetry(name) && holds) this.#named(declaration);
    for (const use of this.#file.uses(name)) this.follow(use, holds);
  }

  /** A function returns the signal. */
  #result(fn: Node | undefined, holds: boolean): void {
    if (fn === undefined) return;
    const { parent } = fn;
    const name = functionName(fn);
    if (parent && isCall(parent) && name === "") {
      if (saysRetry(calleeOf(parent)) && holds) this.#named(parent);
      else this.follow(parent, holds);
      return;
    }
    const option = ancestors(fn).slice(0, 3).find(isCall);
    if (option !== undefined && holds && saysRetry(calleeOf(option))) this.#named(option);
    if (saysRetry(name) && holds) this.#named(fn);
    for (const use of this.#file.uses(name)) this.follow(use, holds);
  }

  /** A name says "retry". The call around this option shows what is sent again. */
  #named(place: Node): void {
    this.isNamed = true;
    const call = [place, ...ancestors(place)].find(
      (outer) => isCall(outer) || isFunction(outer) || /Statement$|Declaration$/u.test(outer.type),
    );
    if (call !== undefined && isCall(call) && sends(call, this.#file) !== null) this.targets.add(call);
  }

  #branch(statement: Node, holds: boolean): void {
    if (READ_GUARD.test(this.#file.text(at(statement, "test")))) return;
    const [consequent, alternate] = [at(statement, "consequent"), at(statement, "alternate")];
    const taken = holds ? consequent : alternate;
    if (taken !== null) this.#statements([taken], statement);
    else if (!holds && consequent !== null && exits(consequent))
      this.#statements(statementsAfter(statement), statement);
  }

  #statements(statements: readonly Node[], from: Node): void {
    const before = this.targets.size;
    this.#calls(statements, from);
    if (this.looksFirst || this.targets.size > before || statements.some(exits)) return;
    const loop = loopAfter(from);
    if (loop !== null) this.targets.add(loop);
  }

  /** Adds what a branch sends again. */
  #calls(branch: readonly Node[], from: Node): void {
    const found = sendingAgain(branch, from, this.#file);
    this.looksFirst ||= found.looksFirst;
    this.isNamed ||= found.isNamed;
    for (const target of found.targets) this.targets.add(target);
    for (const fn of found.agreeing) this.#result(fn, true);
    for (const use of found.flags.flatMap((flag) => this.#file.uses(flag))) this.follow(use, true);
  }
}
