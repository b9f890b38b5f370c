import * as babelPlugin from "prettier/plugins/babel";
import * as estreePlugin from "prettier/plugins/estree";
import { format } from "prettier/standalone";
import {
  type CodeBlockWriter,
  IndentationText,
  type JSDocStructure,
  type OptionalKind,
  Project,
  type PropertySignatureStructure,
  type StatementStructures,
  StructureKind,
  VariableDeclarationKind,
  type WriterFunction,
} from "ts-morph";
import { type EmittedFile, headerText } from "./emit-files.ts";

type Value = string | WriterFunction;

/** One file of generated/. ts-morph parses a file once per change, so a file is one list of structures. */
export function emitModule(path: string, snapshot: string, statements: readonly StatementStructures[]): EmittedFile {
  const project = new Project({
    useInMemoryFileSystem: true,
    skipLoadingLibFiles: true,
    manipulationSettings: { indentationText: IndentationText.TwoSpaces },
  });
  const file = project.createSourceFile(path, { statements: [`// ${headerText(snapshot)}`, ...statements] });
  return { path, content: file.getFullText() };
}

/** A docstring; one of several lines begins below its opening. Texts of pages go through `escapeJsdoc` first. */
function doc(text: string): OptionalKind<JSDocStructure>[] {
  return [{ description: text.includes("\n") ? `\n${text}` : text }];
}

function docs(text: string | undefined): { docs?: OptionalKind<JSDocStructure>[] } {
  return text === undefined ? {} : { docs: doc(text) };
}

interface Constant {
  readonly name: string;
  readonly type?: string;
  readonly value: Value;
  readonly doc?: string;
  readonly isExported?: boolean;
}

/** `export const name: type = value;` */
export function constant({ name, type, value, doc: text, isExported = true }: Constant): StatementStructures {
  return {
    kind: StructureKind.VariableStatement,
    declarationKind: VariableDeclarationKind.Const,
    isExported,
    leadingTrivia: "\n",
    declarations: [{ name, initializer: value, ...(type === undefined ? {} : { type }) }],
    ...docs(text),
  };
}

export function typeAlias(name: string, type: Value, text?: string): StatementStructures {
  return { kind: StructureKind.TypeAlias, isExported: true, leadingTrivia: "\n", name, type, ...docs(text) };
}

type Field = readonly [name: string, type: Value, doc?: string];

/** An interface; its fields are `readonly` unless their names say otherwise (`title?` is optional). */
export function interfaceOf(name: string, fields: readonly Field[], text?: string): StatementStructures {
  const properties = fields.map(([field, type, about]): OptionalKind<PropertySignatureStructure> => {
    const hasQuestionToken = field.endsWith("?");
    return {
      name: hasQuestionToken ? field.slice(0, -1) : field,
      hasQuestionToken,
      isReadonly: true,
      type,
      ...docs(about),
    };
  });
  return { kind: StructureKind.Interface, isExported: true, name, properties, ...docs(text) };
}

export function importOf(
  moduleSpecifier: string,
  namedImports: readonly string[],
  isTypeOnly = false,
): StatementStructures {
  return { kind: StructureKind.ImportDeclaration, moduleSpecifier, isTypeOnly, namedImports: [...namedImports] };
}

export function exportOf(
  moduleSpecifier: string,
  namedExports: readonly string[],
  isTypeOnly = false,
): StatementStructures {
  return { kind: StructureKind.ExportDeclaration, moduleSpecifier, isTypeOnly, namedExports: [...namedExports] };
}

/** An object or a type literal, one property a line: `[key, value]`, or a spread. */
export function braced(
  properties: readonly (readonly [key: string, value: Value] | string)[],
  end = ",",
): WriterFunction {
  return (writer) => {
    writer.inlineBlock(() => {
      for (const property of properties) {
        if (typeof property === "string") writer.write(property);
        else writeProperty(writer, property);
        writer.write(end).newLine();
      }
    });
  };
}

function writeProperty(writer: CodeBlockWriter, [key, value]: readonly [string, Value]): void {
  writer.write(`${key}: `);
  if (typeof value === "string") writer.write(value);
  else value(writer);
}

/** A list with one item a line, so that one changed item is one changed line; a comment keeps prettier from joining. */
export function listed(items: readonly string[]): WriterFunction {
  return (writer) => {
    writer.write("[ // One a line.").newLine();
    writer.indent(() => {
      for (const item of items) writer.write(item).write(",").newLine();
    });
    writer.write("]");
  };
}

/** `"spot" | "sapi"` */
export function unionOf(members: readonly string[]): string {
  return members.map((member) => JSON.stringify(member)).join(" | ");
}

/** One entry, message or type a line, however long: a changed text is one changed line. */
const DATA_WIDTH = 10_000;

/**
 * Prettier with its options spelled out, so that no configuration file of the machine is used. The standalone build
 * loads in a third of the time and memory. "babel-ts" because "typescript" took 41 s for ten times the catalog, where
 * this takes 1 s: its time is quadratic in a file's comments.
 */
export async function formatted({ path, content }: EmittedFile): Promise<EmittedFile> {
  const plugins = [babelPlugin, estreePlugin];
  const printWidth = /^(?:params|patterns|tables|zh-CN)\//u.test(path) ? DATA_WIDTH : 120;
  return { path, content: await format(content, { parser: "babel-ts", plugins, printWidth, endOfLine: "lf" }) };
}
