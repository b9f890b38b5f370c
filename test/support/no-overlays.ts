import type { Overlays } from "../../generator/overlays/schemas.ts";

/** Overlays that add nothing: what a test wants of them stands beside it. */
export const NO_OVERLAYS: Overlays = {
  parameters: [],
  names: [],
  roles: [],
  observed: { messages: [], codes: [] },
  advice: { advice: [] },
  acceptances: [],
  vectors: [],
};
