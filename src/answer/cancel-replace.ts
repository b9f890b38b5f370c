import { read } from "../extract/safe-read.ts";
import type { CancelReplaceResult } from "../result.ts";

/** What became of each half, from the `data` beside the code; null where it is no cancel-replace. */
export function cancelReplaceOf(data: unknown): CancelReplaceResult | null {
  if (typeof data !== "object" || data === null) return null;
  const cancel = read(data, "cancelResult");
  const newOrder = read(data, "newOrderResult");
  if (typeof cancel !== "string" && typeof newOrder !== "string") return null;
  return Object.freeze({
    cancel: typeof cancel === "string" ? cancel : null,
    newOrder: typeof newOrder === "string" ? newOrder : null,
  });
}
