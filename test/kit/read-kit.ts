import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Vector, vectorSchema } from "../../generator/emit/kit/schemas.ts";
import { PROJECT } from "../support/project.ts";

const KIT = join(PROJECT, "generated/kit");

export const kitText = (name: string): string => readFileSync(join(KIT, name), "utf8");

export const readVectors = (): readonly Vector[] =>
  kitText("vectors.jsonl")
    .trimEnd()
    .split("\n")
    .map((line) => vectorSchema.parse(JSON.parse(line)));
