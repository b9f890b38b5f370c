import type { Overlays } from "../../generator/overlays/schemas.ts";

/** Empty overlays; tests add their own records. */
export const NO_OVERLAYS: Overlays = {
  parameters: [],
  names: [],
  roles: [],
  observed: { messages: [], codes: [] },
  advice: { advice: [] },
  acceptances: [],
  vectors: [],
};
