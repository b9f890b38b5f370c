import { at, list, nameOf, type Node } from "./ast.ts";
import type { Fix, Fixer } from "./rule.ts";
import { moduleOf, type SourceFile } from "./source-file.ts";

/** Replaces a node, and imports what the new text names unless the file has it already. */
export function replaceWith(
  file: SourceFile,
  node: Node,
  text: string,
  imports: readonly (readonly [module: string, name: string])[],
): (fixer: Fixer) => Fix[] {
  return (fixer) => [
    ...imports
      .filter(([, name]) => !isDeclared(file, name))
      .map(([module, name]) =>
        fixer.insertTextBeforeRange([startOf(file), startOf(file)], importOf(file, module, name)),
      ),
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

function importOf(file: SourceFile, module: string, name: string): string {
  const isScript =
    file.code.ast["sourceType"] !== "module" || file.nodes.some(({ type }) => type === "ImportDeclaration") === false;
  const requires = isScript && file.nodes.some((node) => node.type === "CallExpression" && moduleOf(node) !== null);
  if (requires || file.code.ast["sourceType"] !== "module") return `const { ${name} } = require("${module}");\n`;
  return `import { ${name} } from "${module}";\n`;
}

/** Before the first statement that is no directive. */
function startOf(file: SourceFile): number {
  const first = list(file.code.ast, "body").find((statement) => typeof statement["directive"] !== "string");
  return first?.range[0] ?? 0;
}
