import { type EnumDeclarationStructure, Project, StructureKind } from "ts-morph";
import type { Catalog, Family } from "../model.ts";
import { type EmittedFile, headerText } from "./emitted-file.ts";
import { escapeJsdoc } from "./escape/escape-jsdoc.ts";
import { enumName } from "./family-names.ts";
import { formatTypescript } from "./format-typescript.ts";
import { memberDoc } from "./member-doc.ts";
import { memberNames } from "./member-name.ts";

/**
 * One enum per family. Each file is created from one structure: adding members one by one makes ts-morph
 * parse the file again for each. Chinese appears in comments only, where editors show it; code is ASCII.
 */
export async function emitEnums(catalog: Catalog): Promise<readonly EmittedFile[]> {
  const project = new Project({ useInMemoryFileSystem: true, skipLoadingLibFiles: true });
  return Promise.all(
    catalog.families.map(async (family) => {
      const path = `${family.id}.ts`;
      const file = project.createSourceFile(path, {
        statements: [`// ${headerText(family.id)}`, enumStructure(family)],
      });
      const content = await formatTypescript(file.getFullText());
      project.removeSourceFile(file);
      return { path, content };
    }),
  );
}

function enumStructure(family: Family): EnumDeclarationStructure {
  const members = memberNames(family.errors.map(({ name }) => name));
  return {
    kind: StructureKind.Enum,
    name: enumName(family.id),
    isExported: true,
    docs: [{ description: `\nError codes of ${escapeJsdoc(family.title.en)} (${escapeJsdoc(family.basePath)}).` }],
    members: family.errors.map((entry) => ({
      name: members.get(entry.name) ?? entry.name,
      value: entry.code,
      docs: [memberDoc(entry, family)],
      // ts-morph puts commas in afterwards, searching the whole text for each place; with its own it does not.
      trailingTrivia: ",",
    })),
  };
}
