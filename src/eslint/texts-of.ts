import {
  ancestors,
  at,
  calleeOf,
  cookedText,
  isCall,
  isFunction,
  list,
  nameOf,
  type Node,
  regexOf,
  stringOf,
  unwrap,
  walk,
} from "./ast.ts";
import type { SourceFile } from "./source-file.ts";

/** Maximum depth of names that refer to other names. */
const MAX_HOPS = 6;

/**
 * The possible texts of an expression, as far as the file shows: strings, templates, the words of a regular expression,
 * constants, members of constant objects, the elements of an iterated list, and the arguments of a parameter.
 */
function textsOf(node: Node | null, file: SourceFile, hops = MAX_HOPS): readonly string[] {
  const inner = unwrap(node);
  if (inner === null || hops === 0) return [];
  const text = stringOf(inner);
  if (text !== null) return [text];
  const source = regexOf(inner);
  if (source !== null) return wordsOfRegex(source);
  const more = (next: Node | null): readonly string[] => textsOf(next, file, hops - 1);
  switch (inner.type) {
    case "TemplateLiteral":
      return list(inner, "quasis")
        .map(cookedText)
        .filter((piece) => piece.trim().length > 3);
    case "ArrayExpression":
      return list(inner, "elements").flatMap(more);
    case "ObjectExpression":
      return list(inner, "properties").flatMap((property) => [
        ...more(at(property, "value")),
        ...more(at(property, "key")).filter((key) => key.includes(" ")),
      ]);
    case "ConditionalExpression":
      return [...more(at(inner, "consequent")), ...more(at(inner, "alternate"))];
    case "NewExpression":
      return list(inner, "arguments").flatMap(more);
    case "CallExpression":
      // `text.toLowerCase()`, `Object.values(TEXTS)`, `String.raw`
      return [...more(receiverOf(inner)), ...list(inner, "arguments").flatMap(more)];
    case "MemberExpression":
      return [
        ...file.values(nameOf(inner)),
        ...(inner["computed"] === true ? file.values(nameOf(at(inner, "object"))) : []),
      ].flatMap(more);
    case "Identifier":
      return [
        ...file
          .values(nameOf(inner))
          .filter((value) => !isFunction(value))
          .flatMap(more),
        ...fromParameter(inner, file, hops - 1),
      ];
    default:
      return [];
  }
}

const receiverOf = (call: Node): Node | null => at(unwrap(at(call, "callee")), "object");

function fromParameter(identifier: Node, file: SourceFile, hops: number): readonly string[] {
  const name = nameOf(identifier);
  for (const outer of ancestors(identifier)) {
    if (outer.type === "ForOfStatement") {
      const declared = list(at(outer, "left"), "declarations").map((declaration) => at(declaration, "id"));
      if (declared.some((id) => nameOf(id) === name || elementsNamed(id, name)))
        return textsOf(at(outer, "right"), file, hops);
    }
    if (!isFunction(outer)) continue;
    const index = list(outer, "params").findIndex((param) => nameOf(param) === name || elementsNamed(param, name));
    if (index < 0) continue;
    const call = outer.parent;
    if (call && isCall(call)) return textsOf(receiverOf(call), file, hops);
    const own =
      nameOf(at(outer, "id")) === ""
        ? nameOf(at(outer.parent, "id")) || nameOf(at(outer.parent, "key"))
        : nameOf(at(outer, "id"));
    return file.calls(own).flatMap((use) => textsOf(list(use, "arguments")[index] ?? null, file, hops));
  }
  return [];
}

const elementsNamed = (pattern: Node | null, name: string): boolean =>
  list(pattern, "elements").some((element) => nameOf(element) === name) ||
  list(pattern, "properties").some((property) => nameOf(at(property, "value")) === name);

/** The plain words in a regular expression. */
function wordsOfRegex(source: string): readonly string[] {
  const plain = source
    .replace(/\\s[*+?]?/gu, " ")
    .replace(/\\[bBAZz]/gu, "")
    .replace(/\\([^a-zA-Z0-9])/gu, "$1")
    .replace(/\.[*+?]{1,2}|\\[dwSDW][*+?]?|\([^()]*\\[^()]*\)|\[[^\]]*\][*+?]?|\{\d[^}]*\}/gu, "\n")
    .replace(/\(\?[:=!<]+/gu, "(");
  return plain
    .split(/[\n|()^$?*+]+/u)
    .map((words) => words.trim())
    .filter((words) => words.length > 2);
}

/** Text that decides a branch: `x.includes("a")`, `/a/.test(x)`, `x === "a"`, `LIST.includes(x)`, `case "a":`. */
export interface TextTest {
  /** The whole test, which a fix replaces. */
  readonly node: Node;
  /** The tested value. */
  readonly subject: Node;
  readonly texts: readonly string[];
  /** The test is true if the text is absent. */
  readonly negated: boolean;
  /** The test gives true or false, so a boolean call can replace it. */
  readonly isBoolean: boolean;
  /** The tested value is the message of a thrown error. */
  readonly isThrown?: boolean;
}

const SUBSTRING = /^(?:includes|startsWith|endsWith|indexOf|lastIndexOf|search|match|matchAll|contains)$/u;

/** The text test of a node; null if it is not one. */
export function textTestOf(node: Node, file: SourceFile): TextTest | null {
  if (node.type === "CallExpression") return callTest(node, file);
  if (node.type === "SwitchCase") return caseTest(node, file);
  if (node.type !== "BinaryExpression" || !/^[!=]==?$/u.test(String(node["operator"]))) return null;
  const [left, right] = [at(node, "left"), at(node, "right")];
  const literal =
    [left, right].find((side) => stringOf(side) !== null) ?? [right, left].find((side) => isConstant(side, file));
  const subject = literal === left ? right : left;
  if (!literal || !subject) return null;
  const negated = String(node["operator"]).startsWith("!");
  return { node, subject, texts: textsOf(literal, file), negated, isBoolean: true };
}

const isConstant = (node: Node | null, file: SourceFile): boolean =>
  /^[A-Z][A-Z\d_]+$/u.test(nameOf(node)) && textsOf(node, file).length > 0;

function callTest(call: Node, file: SourceFile): TextTest | null {
  const name = calleeOf(call);
  const receiver = receiverOf(call);
  const [argument = null, second = null] = list(call, "arguments");
  if (receiver === null || argument === null) return null;
  if (name === "test" || name === "exec") return test(call, argument, textsOf(receiver, file), name === "test");
  const asserted = assertedBy(call, receiver, argument, file);
  if (asserted !== null) return asserted;
  if (!SUBSTRING.test(name)) return null;
  // `_.includes(message, "text")`
  if (/^(?:_|lodash|R)$/u.test(nameOf(receiver)) && second !== null)
    return test(call, argument, textsOf(second, file), true);
  const list_ = listTexts(receiver, file);
  if (list_.length > 0 && stringOf(argument) === null) return test(call, argument, list_, name === "includes");
  return test(call, receiver, textsOf(argument, file), /^(?:includes|startsWith|endsWith|contains)$/u.test(name));
}

/** `expect(error.message).toMatch(…)`, `rejects.toThrow(…)`, `assert.match(error.message, …)` */
function assertedBy(call: Node, receiver: Node, argument: Node, file: SourceFile): TextTest | null {
  const name = calleeOf(call);
  if (/^toThrow(?:Error)?$/u.test(name))
    return { ...test(call, argument, textsOf(argument, file), false), isThrown: true };
  if (/^(?:toContain|toMatch)$/u.test(name)) {
    const expected = walk(receiver).find((node) => calleeOf(node) === "expect");
    const subject = list(expected, "arguments")[0];
    return subject === undefined ? null : test(call, subject, textsOf(argument, file), false);
  }
  const second = list(call, "arguments")[1] ?? null;
  return name === "match" && nameOf(receiver) === "assert" && second !== null
    ? test(call, argument, textsOf(second, file), false)
    : null;
}

/** The texts of an array that is searched for a text. */
function listTexts(receiver: Node, file: SourceFile): readonly string[] {
  const inner = unwrap(receiver);
  const values = inner?.type === "Identifier" ? file.values(nameOf(inner)) : inner === null ? [] : [inner];
  return values.filter(({ type }) => type === "ArrayExpression").flatMap((value) => textsOf(value, file));
}

function test(node: Node, subject: Node, texts: readonly string[], isBoolean: boolean): TextTest {
  const compared = node.parent;
  const operator = String(compared?.["operator"]);
  if (!isBoolean && compared?.type === "BinaryExpression" && /^(?:[!=]==?|[<>]=?)$/u.test(operator)) {
    const negated = /^===?$/u.test(operator) || operator === "<";
    return { node: compared, subject, texts, negated, isBoolean: true };
  }
  return { node, subject, texts, negated: false, isBoolean };
}

function caseTest(node: Node, file: SourceFile): TextTest | null {
  const subject = at(node.parent, "discriminant");
  const tested = at(node, "test");
  if (subject === null || stringOf(tested) === null) return null;
  return { node: tested ?? node, subject, texts: textsOf(tested, file), negated: false, isBoolean: false };
}
