import { Intent, type ParseError } from "./intent.ts";
import { checkOptions, type RecoverHooks } from "./options.ts";

export type Recover = <Result>(
  call: (attempt: number) => Promise<Result> | Result,
  hooks?: RecoverHooks<Result>,
) => Promise<Result>;

/**
 * Makes the loop for a parser: it sends a call until it works or the policy says to stop. It rejects with what the call
 * threw if the call was refused, and with `UnresolvedError` if it may have taken effect.
 */
export function createRecover(parseError: ParseError): Recover {
  return async (call, hooks = {}) => {
    checkOptions(call, hooks);
    const intent = new Intent(parseError, hooks);
    for (;;) {
      const leave = await intent.enter();
      let failure: unknown;
      try {
        return await call(intent.attempts);
      } catch (thrown) {
        failure = thrown;
      } finally {
        leave();
      }
      const outcome = await intent.settle(failure);
      if (outcome.end === "found") return outcome.result;
    }
  };
}
