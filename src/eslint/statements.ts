import { at, isFunction, isLoop, list, type Node } from "./ast.ts";

/** Whether no statement after this one runs. */
export function exits(statement: Node): boolean {
  if (/^(?:Return|Throw|Break|Continue)Statement$/u.test(statement.type)) return true;
  if (statement.type === "BlockStatement") return list(statement, "body").some(exits);
  if (statement.type !== "IfStatement") return false;
  const [consequent, alternate] = [at(statement, "consequent"), at(statement, "alternate")];
  return consequent !== null && alternate !== null && exits(consequent) && exits(alternate);
}

/** The statements that follow in the same block. */
export function statementsAfter(statement: Node): readonly Node[] {
  const siblings = siblingsOf(statement);
  return siblings.slice(siblings.indexOf(statement) + 1);
}

const siblingsOf = (statement: Node): readonly Node[] => [
  ...list(statement.parent, "body"),
  ...list(statement.parent, "consequent"),
];

/** The statements of a case, with those of the cases that it falls through to. */
export function statementsOfCase(one: Node): readonly Node[] {
  const cases = list(one.parent, "cases");
  const found: Node[] = [];
  for (const next of cases.slice(cases.indexOf(one))) {
    const statements = list(next, "consequent");
    found.push(...statements);
    if (statements.some(exits)) break;
  }
  // `break` only leaves the switch.
  return found.filter(({ type }) => type !== "BreakStatement");
}

/** The loop that runs again after a statement; null if a later statement leaves it first. */
export function loopAfter(statement: Node): Node | null {
  for (let inner = statement; inner.parent; inner = inner.parent) {
    const outer = inner.parent;
    if (isLoop(outer)) return outer;
    if (isFunction(outer)) return null;
    if (outer.type !== "SwitchStatement" && statementsAfter(inner).some(exits)) return null;
  }
  return null;
}
