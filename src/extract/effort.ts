/** What reading one input may still cost. */
export interface Effort {
  left: number;
}

/** A real error takes a dozen units; what takes more than these was built to take for ever. */
const MOST = 2000;
/** Characters of a text that cost as much as an object; of a longer text only the beginning is searched. */
const TEXT = 512;
const LONGEST = 16_384;

export function startEffort(): Effort {
  return { left: MOST };
}

/**
 * Takes the cost of a value away, and tells whether it may be read. Without it two objects that name each other
 * under every key that wrappers use were read millions of times, because only the depth had a limit.
 */
export function mayRead(value: unknown, effort: Effort): boolean {
  if (effort.left <= 0) return false;
  effort.left -= typeof value === "string" ? 1 + Math.min(value.length, LONGEST) / TEXT : 1;
  return true;
}
