import { at, list, nameOf, type Node } from "./ast.ts";
import type { Fix, Fixer } from "./rule.ts";
import { moduleOf, type SourceFile } from "./source-file.ts";

/** Replaces a node, and adds the import that the new text needs if it is missing. */
export function replaceWith(
  file: SourceFile,
  node: Node,
  text: string,
  module: string,
  names: readonly string[],
): (fixer: Fixer) => Fix[] {
  const missing = names.filter((name) => !isDeclared(file, name));
  const start = startOf(file);
  return (fixer) => [
    ...(missing.length === 0 ? [] : [fixer.insertTextBeforeRange([start, start], importOf(file, module, missing))]),
    fixer.replaceText(node, text),
  ];
}

const isDeclared = (file: SourceFile, name: string): boolean =>
  file.nodes.some(
    (node) =>
      (/^Import(?:Default)?Specifier$/u.test(node.type) && nameOf(at(node, "local")) === name) ||
      (node.type === "ObjectPattern" &&
        list(node, "properties").some((property) => nameOf(at(property, "value")) === name)),
  );

function importOf(file: SourceFile, module: string, names: readonly string[]): string {
  const imports = file.nodes.some(({ type }) => type === "ImportDeclaration");
  const requires = file.nodes.some((node) => node.type === "CallExpression" && moduleOf(node) !== null);
  const list = `{ ${names.join(", ")} }`;
  return requires && !imports ? `const ${list} = require("${module}");\n` : `import ${list} from "${module}";\n`;
}

/** Before the first statement that is not a directive. */
function startOf(file: SourceFile): number {
  const first = list(file.code.ast, "body").find((statement) => typeof statement["directive"] !== "string");
  return first?.range[0] ?? 0;
}
