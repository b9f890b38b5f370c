import type { Node } from "./ast.ts";

/** A rule for ESLint 9 and later. Declared here so that ESLint's types are not a dependency. */
export interface RuleModule {
  readonly meta: {
    readonly type: "problem" | "suggestion";
    readonly docs: { readonly description: string; readonly url: string };
    readonly hasSuggestions: boolean;
    readonly schema: [];
    readonly messages: Record<string, string>;
  };
  create(context: unknown): { "Program:exit": () => void };
}

export interface Fixer {
  replaceText(node: Node, text: string): Fix;
  insertTextBeforeRange(range: readonly [number, number], text: string): Fix;
}

export interface Fix {
  readonly text: string;
}

export interface Suggestion {
  readonly messageId: string;
  readonly data: Record<string, string>;
  fix(fixer: Fixer): Fix[];
}

export interface SourceCode {
  readonly ast: Node;
  readonly text: string;
  getText(node: Node): string;
  getAllComments(): readonly { readonly value: string }[];
}

/** The parts of ESLint's context that the rules use. */
export interface RuleContext {
  readonly sourceCode: SourceCode;
  report(problem: {
    readonly node: Node;
    readonly messageId: string;
    readonly data: Record<string, string>;
    readonly suggest?: Suggestion[];
  }): void;
}

export const docsOf = (rule: string, description: string): RuleModule["meta"]["docs"] => ({
  description,
  url: `https://github.com/binance-errors/binance-errors/blob/main/docs/eslint/${rule}.md`,
});
