import { ts } from "ts-morph";

/** Module of the counting functions in a counted build. */
export const COUNTER = "counted:characters";

/** Methods of texts, expressions and lists of texts, and those that look a text up or parse it. */
export const COUNTED_METHODS: ReadonlySet<string> = new Set([
  ...["charCodeAt", "charAt", "codePointAt", "at", "slice", "substring", "indexOf", "lastIndexOf", "includes"],
  ...["startsWith", "endsWith", "split", "trim", "trimStart", "trimEnd", "replace", "replaceAll", "match", "matchAll"],
  ...["search", "test", "exec", "toLowerCase", "toUpperCase", "normalize", "concat", "join", "padStart", "repeat"],
  ...["get", "has", "set", "hasOwn", "parse", "decode"],
]);

/** The module with every read of a text's characters replaced by a counted one. Without types. */
export function countedSource(path: string, text: string): string {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true);
  const { transformed } = ts.transform(file, [counting]);
  const [counted] = transformed;
  if (counted === undefined) throw new Error(`${path} was not transformed`);
  return `import * as $counter from "${COUNTER}";\n${ts.createPrinter().printFile(counted)}`;
}

const counting: ts.TransformerFactory<ts.SourceFile> = (context) => {
  const { factory } = context;
  const counter = (name: string, ...args: readonly ts.Expression[]): ts.Expression =>
    factory.createCallExpression(
      factory.createPropertyAccessExpression(factory.createIdentifier("$counter"), name),
      undefined,
      args,
    );

  const counted = (node: ts.Node): ts.Node => {
    if (ts.isCallExpression(node)) return countedCall(node);
    if (ts.isBinaryExpression(node)) return countedOperator(node);
    if (ts.isTemplateExpression(node)) return counter("whole", node);
    if (ts.isSwitchStatement(node)) {
      return factory.updateSwitchStatement(node, counter("whole", node.expression), node.caseBlock);
    }
    return node;
  };

  const countedCall = (node: ts.CallExpression): ts.Node => {
    const { expression: callee, arguments: args } = node;
    if (ts.isIdentifier(callee) && callee.text === "Number") return counter("whole", node, ...args);
    if (!ts.isPropertyAccessExpression(callee) || !COUNTED_METHODS.has(callee.name.text)) return node;
    const parts = [callee.expression, factory.createStringLiteral(callee.name.text)];
    return counter(
      isOptional(callee) ? "callIfAny" : "call",
      ...parts,
      factory.createArrayLiteralExpression([...args]),
    );
  };

  const countedOperator = (node: ts.BinaryExpression): ts.Node => {
    const { left, right } = node;
    if (ts.isTypeOfExpression(left) || ts.isNumericLiteral(right)) return node;
    switch (node.operatorToken.kind) {
      case ts.SyntaxKind.EqualsEqualsEqualsToken:
        return counter("equal", left, right);
      case ts.SyntaxKind.ExclamationEqualsEqualsToken:
        return factory.createLogicalNot(counter("equal", left, right));
      case ts.SyntaxKind.PlusToken:
        return counter("whole", node);
      case ts.SyntaxKind.PlusEqualsToken:
        return counter("whole", factory.createParenthesizedExpression(node));
      default:
        return node;
    }
  };

  const visit = (node: ts.Node): ts.Node => counted(ts.visitEachChild(node, visit, context));
  return (file) => ts.visitEachChild(file, visit, context);
};

function isOptional({ questionDotToken }: ts.PropertyAccessExpression): boolean {
  return questionDotToken !== undefined;
}
