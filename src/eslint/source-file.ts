import {
  assignedName,
  at,
  calleeOf,
  functionName,
  isCall,
  isFunction,
  list,
  nameOf,
  type Node,
  stringOf,
  walk,
} from "./ast.ts";
import type { SourceCode } from "./rule.ts";

type ByName = ReadonlyMap<string, readonly Node[]>;

/** A file's syntax tree with look-ups by name for the rules. In one file a name rarely has two meanings. */
export class SourceFile {
  readonly code: SourceCode;
  readonly nodes: readonly Node[];
  /** Calls by function name. */
  readonly #calls: ByName;
  /** Reads of a variable, parameter or member, by name. */
  readonly #uses: ByName;
  /** Values and functions that are assigned to a name. */
  readonly #values: ByName;

  constructor(code: SourceCode) {
    this.code = code;
    this.nodes = walk(code.ast);
    this.#calls = groupBy(this.nodes.filter(isCall), calleeOf);
    this.#uses = groupBy(this.nodes.filter(isRead), nameOf);
    this.#values = groupBy(this.nodes.filter(isValue), (node) =>
      isFunction(node) ? functionName(node) : assignedName(parentOf(node)),
    );
  }

  calls(name: string): readonly Node[] {
    return name === "" ? [] : (this.#calls.get(name) ?? []);
  }

  /** The identifier, or the whole member chain that ends in it. */
  uses(name: string): readonly Node[] {
    const found = name === "" ? [] : (this.#uses.get(name) ?? []);
    return found.map((node) => (isProperty(node) ? parentOf(node) : node));
  }

  values(name: string): readonly Node[] {
    return name === "" ? [] : (this.#values.get(name) ?? []);
  }

  functions(name: string): readonly Node[] {
    return this.values(name).filter(isFunction);
  }

  text(node: Node | null): string {
    return node === null ? "" : this.code.getText(node);
  }
}

const files = new WeakMap<SourceCode, SourceFile>();

/** One for each file, shared by all rules. */
export function sourceFile(code: SourceCode): SourceFile {
  const known = files.get(code);
  if (known !== undefined) return known;
  const file = new SourceFile(code);
  files.set(code, file);
  return file;
}

const parentOf = (node: Node): Node => node.parent ?? node;

const isProperty = (node: Node): boolean =>
  node.parent?.type === "MemberExpression" && node.parent["property"] === node && node.parent["computed"] !== true;

function isRead(node: Node): boolean {
  if (node.type !== "Identifier" && node.type !== "PrivateIdentifier") return false;
  const parent = parentOf(node);
  if (isFunction(parent) && parent["body"] !== node) return false;
  if (parent["key"] === node && parent["computed"] !== true && parent["shorthand"] !== true) return false;
  if (parent["key"] === node && parent["value"] === node) return false;
  return parent["id"] !== node && !(parent.type === "AssignmentExpression" && parent["left"] === node);
}

function isValue(node: Node): boolean {
  const parent = parentOf(node);
  if (isFunction(node)) return true;
  return (
    parent["init"] === node ||
    parent["initializer"] === node ||
    (parent["value"] === node && assignedName(parent) !== "") ||
    (parent.type === "AssignmentExpression" && parent["operator"] === "=" && parent["right"] === node)
  );
}

function groupBy(nodes: readonly Node[], nameFor: (node: Node) => string): ByName {
  const groups = new Map<string, Node[]>();
  for (const node of nodes) {
    const name = nameFor(node);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [node]);
    else group.push(node);
  }
  return groups;
}

/** The module of an `import`, an `export … from` or a `require`. */
export function moduleOf(node: Node): string | null {
  if (/^(?:Import|ExportAll|ExportNamed)(?:Declaration|Expression)$/u.test(node.type))
    return stringOf(at(node, "source"));
  if (node.type !== "CallExpression" || calleeOf(node) !== "require") return null;
  return stringOf(list(node, "arguments")[0] ?? null);
}
