import { describe, expect, it } from "vitest";
import { readDocument } from "../support/code-blocks.ts";
import { directSpecs, NPM_FOLDERS, readNpmProject } from "./npm-project.ts";
import { LICENCES } from "./supply-rules.ts";

/** The first column of a section's table in docs/dependencies.md. */
function listed(heading: string): readonly string[] {
  const [, section = ""] = readDocument("docs/dependencies.md").split(`\n## ${heading}\n`);
  const [own = ""] = section.split("\n## ");
  return [...own.matchAll(/^\| `([^`]+)`/gmu)].map(([, name = ""]) => name);
}

describe("docs/dependencies.md", () => {
  it("states the purpose of each direct dependency, so that a new one is a decision", () => {
    const asked = NPM_FOLDERS.flatMap((folder) => [...directSpecs(readNpmProject(folder)).keys()]);
    expect(listed("Direct dependencies")).toEqual([...new Set(asked)].toSorted());
  });
  it("lists the licences that are allowed, and each is one that a package has", () => {
    const had = NPM_FOLDERS.flatMap((folder) => Object.values(readNpmProject(folder).lock.packages)).map(
      ({ license }) => license,
    );
    expect(listed("Licences")).toEqual(LICENCES);
    expect(LICENCES.filter((licence) => !had.includes(licence))).toEqual([]);
  });
});
