import { ts } from "ts-morph";
import { expressionReplacements } from "./expression-operators.ts";
import type { Mutant, Replacement } from "./mutant.ts";

/** A file's mutants, and its text with all of them in it, each asleep until its number is the active one. */
export interface Instrumented {
  readonly mutants: readonly Mutant[];
  readonly text: string;
}

/** Name of the function that says whether a mutant is the active one. */
export const SWITCH = "__isMutant";

export function instrument(file: string, text: string, firstId: number): Instrumented {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  const mutants: Mutant[] = [];
  const render = (node: ts.Node): string => {
    const inside = isOpaque(node) ? node.getText(source) : renderInside(node, source, render);
    const found = replacementsOf(node, source).map((replacement) => {
      const mutant = mutantOf(file, source, node, replacement, firstId + mutants.length);
      mutants.push(mutant);
      return mutant;
    });
    if (found.length === 0) return inside;
    return ts.isBlock(node) ? asleepBlock(inside, found) : asleepExpression(inside, found);
  };
  return { text: render(source), mutants };
}

function mutantOf(file: string, source: ts.SourceFile, node: ts.Node, by: Replacement, id: number): Mutant {
  const start = node.getStart(source);
  return {
    id,
    file,
    line: source.getLineAndCharacterOfPosition(start).line + 1,
    operator: by.operator,
    start,
    end: node.end,
    original: node.getText(source),
    replacement: by.text,
  };
}

function renderInside(node: ts.Node, source: ts.SourceFile, render: (node: ts.Node) => string): string {
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => {
    children.push(child);
  });
  let out = "";
  let position = ts.isSourceFile(node) ? 0 : node.getStart(source);
  for (const child of children.toSorted((a, b) => a.pos - b.pos)) {
    const start = child.getStart(source);
    if (start < position || child.end <= start) continue;
    out += source.text.slice(position, start) + render(child);
    position = child.end;
  }
  return out + source.text.slice(position, node.end);
}

function asleepBlock(inside: string, [mutant]: readonly Mutant[]): string {
  return mutant === undefined ? inside : `{ if (!${SWITCH}(${String(mutant.id)})) ${inside} }`;
}

function asleepExpression(inside: string, mutants: readonly Mutant[]): string {
  const cases = mutants.map(({ id, replacement }) => `${SWITCH}(${String(id)}) ? (${replacement}) : `);
  return `(${cases.join("")}(${inside}))`;
}

/** Types, imports and what they contain are not run, so nothing in them is changed. */
function isOpaque(node: ts.Node): boolean {
  return (
    ts.isTypeNode(node) ||
    ts.isImportDeclaration(node) ||
    ts.isExportDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isStringLiteralLike(node) ||
    isWordsOfBug(node)
  );
}

/** The words of a bug that is thrown are for people, and no test should hang on them. */
function isWordsOfBug(node: ts.Node): boolean {
  return ts.isNewExpression(node) && /^(?:Type|Range)?Error$/.test(node.expression.getText());
}

function replacementsOf(node: ts.Node, source: ts.SourceFile): readonly Replacement[] {
  if (ts.isSourceFile(node)) return [];
  if (ts.isBlock(node)) return node.statements.length === 0 ? [] : [{ operator: "block", text: "{}" }];
  if (!isRunExpression(node)) return [];
  return [...chainReplacements(node, source), ...expressionReplacements(node, source), ...conditionReplacements(node)];
}

/** Whether a node is an expression whose value is used, and not a name, a target or a module's. */
function isRunExpression(node: ts.Node): boolean {
  const { parent } = node;
  if (isPropertyName(node, parent) || ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent)) return false;
  if (ts.isLiteralTypeNode(parent) || ts.isExpressionWithTypeArguments(node)) return false;
  if (ts.isBinaryExpression(parent) && parent.left === node && isAssignment(parent.operatorToken.kind)) return false;
  if (ts.isPrefixUnaryExpression(parent) && ts.isNumericLiteral(node)) return false;
  return true;
}

function isPropertyName(node: ts.Node, parent: ts.Node): boolean {
  if (ts.isBindingElement(parent)) return parent.propertyName === node;
  return (
    (ts.isPropertyAssignment(parent) || ts.isPropertyDeclaration(parent) || ts.isMethodDeclaration(parent)) &&
    parent.name === node
  );
}

function isAssignment(kind: ts.SyntaxKind): boolean {
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
}

/** `a?.b.c` without one of its question marks; only the whole chain can be replaced. */
function chainReplacements(node: ts.Node, source: ts.SourceFile): readonly Replacement[] {
  if (!ts.isOptionalChain(node) || isInnerLink(node)) return [];
  const found: Replacement[] = [];
  const start = node.getStart(source);
  for (const { link, mark } of marksOf(node)) {
    const other = ts.isPropertyAccessExpression(link) ? "." : "";
    const text = source.text.slice(start, mark.getStart(source)) + other + source.text.slice(mark.end, node.end);
    found.push({ operator: "optional chaining", text });
  }
  return found;
}

function marksOf(node: ts.Node): readonly { readonly link: ts.Node; readonly mark: ts.Node }[] {
  if (!ts.isOptionalChain(node)) return [];
  const mark = ts.isNonNullChain(node) ? undefined : node.questionDotToken;
  const inner = marksOf(node.expression);
  return mark === undefined ? inner : [{ link: node, mark }, ...inner];
}

function isInnerLink(node: ts.Node): boolean {
  const { parent } = node;
  return ts.isOptionalChain(parent) && parent.expression === node;
}

/** What decides about a branch, where it is no comparison itself. */
function conditionReplacements(node: ts.Node): readonly Replacement[] {
  const { parent } = node;
  const decides =
    ((ts.isIfStatement(parent) || ts.isWhileStatement(parent)) && parent.expression === node) ||
    (ts.isConditionalExpression(parent) && parent.condition === node);
  if (!decides || ts.isBinaryExpression(node) || ts.isOptionalChain(node)) return [];
  return ["true", "false"].map((text) => ({ operator: "condition", text }));
}
