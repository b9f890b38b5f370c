import { Node, Project, type SourceFile } from "ts-morph";

export interface SourceRegex {
  readonly place: string;
  readonly pattern: RegExp;
}

export interface SourceRegexes {
  readonly literals: readonly SourceRegex[];
  /** Expressions built from texts at run time, which cannot be proved beforehand. */
  readonly builtAtRunTime: readonly string[];
}

/** Methods that make a regular expression of a text. */
const FROM_TEXT: ReadonlySet<string> = new Set(["match", "matchAll", "search"]);

/** All regular expressions in the TypeScript files of a folder. */
export function sourceRegexes(folder: string): SourceRegexes {
  const project = new Project({ skipLoadingLibFiles: true, skipFileDependencyResolution: true });
  // The rules for ESLint read the developer's own code, and the mock the test's own requests: neither is hostile.
  const globs = [`${folder}/**/*.ts`, `!${folder}/eslint/**`, `!${folder}/mock/**`];
  return regexesIn(project.addSourceFilesAtPaths(globs), folder);
}

export function regexesIn(files: readonly SourceFile[], folder: string): SourceRegexes {
  const literals: SourceRegex[] = [];
  const builtAtRunTime: string[] = [];
  for (const file of files) {
    file.forEachDescendant((node) => {
      const place = `${file.getFilePath().slice(folder.length + 1)}:${String(node.getStartLineNumber())}`;
      if (Node.isRegularExpressionLiteral(node)) literals.push({ place, pattern: patternOf(node.getText()) });
      else if (isBuilt(node)) builtAtRunTime.push(`${place} ${node.getText()}`);
    });
  }
  return { literals, builtAtRunTime };
}

function patternOf(text: string): RegExp {
  const end = text.lastIndexOf("/");
  return new RegExp(text.slice(1, end), text.slice(end + 1));
}

function isBuilt(node: Node): boolean {
  if (Node.isNewExpression(node)) return node.getExpression().getText() === "RegExp";
  if (!Node.isCallExpression(node)) return false;
  const callee = node.getExpression();
  if (!Node.isPropertyAccessExpression(callee)) return callee.getText() === "RegExp";
  const [pattern] = node.getArguments();
  return FROM_TEXT.has(callee.getName()) && (Node.isStringLiteral(pattern) || Node.isTemplateExpression(pattern));
}
