import { join } from "node:path";
import { type JSDoc, Node, Project } from "ts-morph";
import type { ApiEntryPoint, ApiItem } from "../../generator/render-api.ts";

/** Entry points; one family stands for all. */
const ENTRY_POINTS: readonly (readonly [specifier: string, file: string])[] = [
  ["binance-errors", "src/index.ts"],
  ["binance-errors/<family>", "generated/entry/spot.ts"],
  ["binance-errors/<family>/patterns", "generated/patterns/spot.ts"],
  ["binance-errors/advice", "src/advice-text.ts"],
  ["binance-errors/zh-CN/<family>", "generated/entry/zh-CN/spot.ts"],
  ["binance-errors/testing", "src/testing.ts"],
];

const LONGEST_DECLARATION = 4000;

/** Reads what the entry points export, with the docstrings, from the sources of a checkout. */
export function readApi(root: string): readonly ApiEntryPoint[] {
  const project = new Project({
    tsConfigFilePath: join(root, "tsconfig.build.json"),
    skipAddingFilesFromTsConfig: true,
  });
  return ENTRY_POINTS.map(([specifier, file]) => {
    const source = project.addSourceFileAtPath(join(root, file));
    const items = source.getExportSymbols().flatMap((symbol) => {
      const declarations = (symbol.getAliasedSymbol() ?? symbol).getDeclarations().filter((node) => !isHidden(node));
      const [first] = declarations;
      return first === undefined ? [] : [itemOf(symbol.getName(), declarations, first)];
    });
    return { specifier, items };
  });
}

/** Callers do not see the implementation behind overloads. */
function isHidden(node: Node): boolean {
  return Node.isFunctionDeclaration(node) && node.isImplementation() && node.getOverloads().length > 0;
}

function itemOf(name: string, declarations: readonly Node[], first: Node): ApiItem {
  const docs = docsOf(first);
  const examples = docs.flatMap((doc) =>
    doc.getTags().flatMap((tag) => (tag.getTagName() === "example" ? [tag.getCommentText()?.trim() ?? ""] : [])),
  );
  return {
    name,
    kind: kindOf(first),
    declaration: [...new Set(declarations.map(declarationOf))].join("\n"),
    description: docs.map((doc) => doc.getDescription().trim()).join("\n\n"),
    examples: examples.filter((example) => example !== ""),
  };
}

function docsOf(declaration: Node): readonly JSDoc[] {
  const owner = Node.isVariableDeclaration(declaration) ? declaration.getVariableStatement() : declaration;
  return Node.isJSDocable(owner) ? owner.getJsDocs().slice(-1) : [];
}

function kindOf(declaration: Node): ApiItem["kind"] {
  if (Node.isFunctionDeclaration(declaration)) return "function";
  if (Node.isClassDeclaration(declaration)) return "class";
  if (Node.isVariableDeclaration(declaration))
    return declaration.getType().getCallSignatures().length > 0 ? "function" : "value";
  return Node.isEnumDeclaration(declaration) ? "value" : "type";
}

function declarationOf(declaration: Node): string {
  if (Node.isFunctionDeclaration(declaration)) {
    const text = declaration.getText();
    const body = declaration.getBody();
    return (body === undefined ? text : text.slice(0, body.getStart() - declaration.getStart()))
      .trim()
      .replace(/;$/u, "");
  }
  if (Node.isVariableDeclaration(declaration)) {
    return `const ${declaration.getName()}: ${declaration.getTypeNode()?.getText() ?? "…"}`;
  }
  if (Node.isEnumDeclaration(declaration)) return `enum ${declaration.getName()} { … }`;
  if (Node.isClassDeclaration(declaration)) return classOutline(declaration.getText());
  const text = declaration.getText();
  return text.length > LONGEST_DECLARATION ? `${text.slice(0, text.indexOf("{"))}{ … }` : text;
}

/** A class without the bodies of its members. */
function classOutline(text: string): string {
  return text.replace(/\{\n(?:\s{4}.*\n)+\s{2}\}/gu, ";");
}
