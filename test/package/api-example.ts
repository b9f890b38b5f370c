import { type CodeBlock, readDocument } from "../support/code-blocks.ts";

/** Names that the examples of the API reference use from the program around them. */
const AROUND = `
declare const error: BinanceErrorInfo;
declare const info: BinanceErrorInfo;
declare const caught: unknown;
declare const attempt: number;
declare const params: Readonly<Record<string, string>>;
declare const client: { newOrder(order: unknown): Promise<{ status: string }> };
declare const checkState: () => Promise<{ state: "not-done" }>;
`;

/** An example of docs/api as a module: with the imports of its entry point, and the program around it. */
export function apiExample({ document, code }: CodeBlock): string {
  const entry = document.replace(/^docs\/api\/|\.md$/gu, "").replace("family", "spot");
  const words = new Set(code.match(/\w+/gu));
  const names = exportsOf(document).filter((name) => words.has(name));
  const imports = [
    `import { type BinanceErrorInfo } from "binance-errors";`,
    ...(names.length > 0 ? [`import { ${names.join(", ")} } from "${entry}";`] : []),
  ];
  return `${imports.join("\n")}\n${AROUND}\n{\n${code}}\nexport {};\n`;
}

/** The headings of an entry point's document, one per export. */
function exportsOf(document: string): readonly string[] {
  return [...readDocument(document).matchAll(/^### (\w+)(?:\(\))?$/gmu)].map(([, name = ""]) => name);
}
