/** A node of the syntax tree, from any ESTree parser: espree, typescript-eslint, babel. */
export interface Node {
  readonly type: string;
  readonly range: readonly [number, number];
  readonly parent?: Node | null;
  readonly [key: string]: unknown;
}

function isNode(value: unknown): value is Node {
  return (
    typeof value === "object" && value !== null && "type" in value && typeof value.type === "string" && "range" in value
  );
}

/** The child under a key. */
export function at(node: Node | null | undefined, key: string): Node | null {
  const value = node?.[key];
  return isNode(value) ? value : null;
}

/** The children of a list, without array holes. */
export function list(node: Node | null | undefined, key: string): readonly Node[] {
  const value: unknown = node?.[key];
  return Array.isArray(value) ? value.filter(isNode) : [];
}

/** The node and all nodes below it, in source order. */
export function walk(node: Node): readonly Node[] {
  const found: Node[] = [];
  const open: Node[] = [node];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    found.push(next);
    const children: Node[] = [];
    for (const key of Object.keys(next)) {
      if (key === "parent") continue;
      const value = next[key];
      if (isNode(value)) children.push(value);
      else if (Array.isArray(value)) children.push(...value.filter(isNode));
    }
    open.push(...children.reverse());
  }
  return found;
}

/** Parent, grandparent and so on. */
export function ancestors(node: Node): readonly Node[] {
  const found: Node[] = [];
  for (let next = node.parent; isNode(next); next = next.parent) found.push(next);
  return found;
}

const WRAPPERS =
  /^(?:TS(?:As|NonNull|Satisfies)Expression|TSTypeAssertion|ChainExpression|ParenthesizedExpression|AwaitExpression)$/u;

export const isWrapper = (node: Node): boolean => WRAPPERS.test(node.type);

/** Removes casts, optional chains and `await` around an expression. */
export function unwrap(node: Node | null): Node | null {
  let inner = node;
  while (inner !== null && isWrapper(inner)) inner = at(inner, "expression") ?? at(inner, "argument");
  return inner;
}

const FUNCTIONS = /^(?:FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/u;

export const isFunction = (node: Node): boolean => FUNCTIONS.test(node.type);
export const isLoop = (node: Node): boolean => /^(?:For|ForIn|ForOf|While|DoWhile)Statement$/u.test(node.type);
export const isCall = (node: Node | null): boolean => node?.type === "CallExpression" || node?.type === "NewExpression";

/** The name of an identifier, a key or the last member of a chain; "" for other nodes. */
export function nameOf(node: Node | null): string {
  const inner = unwrap(node);
  if (inner === null) return "";
  if (typeof inner["name"] === "string") return inner["name"];
  if (inner.type === "MemberExpression") return nameOf(at(inner, "property"));
  if (inner.type === "ThisExpression") return "this";
  return stringOf(inner) ?? "";
}

/** All names of a member chain, calls included: `error.response.data` gives error, response, data. */
export function chainOf(node: Node | null): readonly string[] {
  const inner = unwrap(node);
  if (inner === null) return [];
  if (inner.type === "MemberExpression") return [...chainOf(at(inner, "object")), nameOf(at(inner, "property"))];
  if (isCall(inner)) return chainOf(at(inner, "callee"));
  const name = nameOf(inner);
  return name === "" ? [] : [name];
}

/** The name of the called function: `client.order(…)` gives order. */
export const calleeOf = (call: Node | null): string => nameOf(at(call, "callee"));

/** The text of a string or of a template without values. */
export function stringOf(node: Node | null): string | null {
  const inner = unwrap(node);
  if (inner === null) return null;
  if (inner.type === "Literal" && typeof inner["value"] === "string") return inner["value"];
  if (inner.type !== "TemplateLiteral" || list(inner, "expressions").length > 0) return null;
  return list(inner, "quasis").map(cookedText).join("");
}

/** The text of a template element. */
export function cookedText(piece: Node): string {
  const { value } = piece;
  const cooked = typeof value === "object" && value !== null && "cooked" in value ? value.cooked : null;
  return typeof cooked === "string" ? cooked : "";
}

/** The value of a literal number such as `3` or `-3`. */
export function numberOf(node: Node | null): number | null {
  const inner = unwrap(node);
  if (inner === null) return null;
  if (inner.type === "Literal" && typeof inner["value"] === "number") return inner["value"];
  if (inner.type !== "UnaryExpression" || inner["operator"] !== "-") return null;
  const value = numberOf(at(inner, "argument"));
  return value === null ? null : -value;
}

/** The source of a regular expression. */
export function regexOf(node: Node | null): string | null {
  const regex: unknown = unwrap(node)?.["regex"];
  if (typeof regex !== "object" || regex === null || !("pattern" in regex)) return null;
  return typeof regex.pattern === "string" ? regex.pattern : null;
}

/** The name of a function, or of the variable, key or member that it is assigned to. */
export function functionName(node: Node): string {
  const own = nameOf(at(node, "id"));
  return own === "" && isNode(node.parent) ? assignedName(node.parent) : own;
}

/** The name that a declaration, key or assignment defines. */
export function assignedName(node: Node): string {
  if (node.type === "VariableDeclarator" || node.type === "TSEnumMember") return nameOf(at(node, "id"));
  if (node.type === "AssignmentExpression") return nameOf(at(node, "left"));
  if (/^(?:Property|PropertyDefinition|MethodDefinition)$/u.test(node.type)) return nameOf(at(node, "key"));
  return isWrapper(node) && isNode(node.parent) ? assignedName(node.parent) : "";
}
