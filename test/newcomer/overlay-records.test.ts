import { describe, expect, it } from "vitest";
import { overlaysSchema } from "../../generator/overlays/schemas.ts";
import { codeBlocks } from "../support/code-blocks.ts";

/** The records that overlays/README.md shows, by the file that the line above names. */
const SHOWN = new Map(
  codeBlocks("overlays/README.md").map(({ lead, code }) => [/^`(\w+)\.json`/u.exec(lead)?.[1], code]),
);

describe("the records that overlays/README.md shows", () => {
  it.each(Object.entries(overlaysSchema.shape))("of %s.json are such", (name, schema) => {
    const shown: unknown = JSON.parse(SHOWN.get(name) ?? "null");
    const { error } = schema.safeParse(shown);
    expect(error?.issues).toBeUndefined();
  });
  it("are of one file each, and all", () => {
    expect(new Set(SHOWN.keys())).toEqual(new Set(Object.keys(overlaysSchema.shape)));
  });
});
