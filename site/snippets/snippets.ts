import type { Call, Handling } from "./calls.ts";
import { type Client, CLIENTS } from "./clients.ts";

/** Code for a common client: it recognises one error and does the next step. */
export interface Snippet {
  readonly id: string;
  readonly client: string;
  readonly language: Client["language"];
  readonly code: string;
}

const HANDLING: Readonly<Record<Exclude<Handling, "other">, readonly number[]>> = {
  clock: [-1021, -5028, -4188],
  rate: [-1003, -1015, -1034],
  balance: [-2010, -2018, -2019, -3041, -4050],
  filter: [-1013, -1111, -4003, -4005, -4014, -4023, -4164],
  key: [-1022, -2008, -2014, -2015],
  unknown: [-1000, -1001, -1006, -1007, -1008],
  gone: [-2011, -2013],
  symbol: [-1121, -4108],
  same: [-4046, -4059],
  mode: [-4061],
};

/** The refused call, if it is not a new order. */
const CALLS: Readonly<Record<number, Call>> = {
  [-2011]: "cancel",
  [-2013]: "cancel",
  [-4046]: "margin",
  [-4059]: "mode",
};

export function snippetsOf(code: number, family: string): readonly Snippet[] {
  const found = Object.entries(HANDLING).find(([, codes]) => codes.includes(code));
  // The keys of the record are the kinds.
  const handling = found === undefined ? "other" : (found[0] as Handling);
  const market = family === "usds-futures" || family === "coin-futures" ? "futures" : "spot";
  return CLIENTS.flatMap((client) => {
    const parts = client[market];
    if (parts === undefined) return [];
    const line = parts.lines[handling];
    const call = parts.calls[CALLS[code] ?? "order"];
    if (call === undefined) return [];
    return [
      {
        id: client.id,
        client: parts.title,
        language: client.language,
        code: client.frame({ code, family, handling, line, call }),
      },
    ];
  });
}
