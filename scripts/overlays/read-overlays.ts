import { join } from "node:path";
import { OVERLAY_SCHEMAS, type Overlays } from "../../generator/overlays/schemas.ts";
import type { Problem } from "../../generator/problem.ts";
import { readJson } from "../cli/read-json.ts";

export type ReadOverlays =
  { readonly ok: true; readonly overlays: Overlays } | { readonly ok: false; readonly problems: readonly Problem[] };

const FIX = "Correct the record; overlays/README.md shows the shape.";

/** Reads overlays/*.json. All broken files are reported at once. */
export async function readOverlays(directory: string): Promise<ReadOverlays> {
  const path = (name: keyof Overlays): string => join(directory, `${name}.json`);
  const [parameters, names, roles, observed, advice, acceptances] = await Promise.all([
    readJson(path("parameters"), OVERLAY_SCHEMAS.parameters, FIX),
    readJson(path("names"), OVERLAY_SCHEMAS.names, FIX),
    readJson(path("roles"), OVERLAY_SCHEMAS.roles, FIX),
    readJson(path("observed"), OVERLAY_SCHEMAS.observed, FIX),
    readJson(path("advice"), OVERLAY_SCHEMAS.advice, FIX),
    readJson(path("acceptances"), OVERLAY_SCHEMAS.acceptances, FIX),
  ]);
  if (parameters.ok && names.ok && roles.ok && observed.ok && advice.ok && acceptances.ok) {
    const overlays: Overlays = {
      parameters: parameters.value,
      names: names.value,
      roles: roles.value,
      observed: observed.value,
      advice: advice.value,
      acceptances: acceptances.value,
    };
    return { ok: true, overlays };
  }
  const read = [parameters, names, roles, observed, advice, acceptances];
  return { ok: false, problems: read.flatMap((result) => (result.ok ? [] : [result.problem])) };
}
