import type { ErrorName, MessageId, MessageParams, NamedError } from "./catalog-types.ts";
import type { BinanceErrorInfo, FamilyId } from "./result.ts";

/**
 * Whether an error has this name in this family; then its `params` are typed. Also true if the family is unknown, is
 * among the `candidates`, and all candidates give the code this name. With a message id: only if exactly that message
 * was recognised, with all of its parameters.
 *
 * @example
 * if (isBinanceError(error, "spot", "TOO_MANY_ORDERS")) console.log(error.params.limit);
 */
export function isBinanceError<F extends FamilyId, N extends ErrorName<F>>(
  error: BinanceErrorInfo | null | undefined,
  family: F,
  name: N,
): error is NamedError<F, N>;
export function isBinanceError<F extends FamilyId, N extends ErrorName<F>, M extends MessageId<F, N>>(
  error: BinanceErrorInfo | null | undefined,
  family: F,
  name: N,
  message: M,
): error is NamedError<F, N, MessageParams<F, N, M>>;
export function isBinanceError(
  error: BinanceErrorInfo | null | undefined,
  family: FamilyId,
  name: string,
  message?: string,
): boolean {
  if (error === null || error === undefined || error.name !== name || !isOfFamily(error, family)) return false;
  if (message === undefined) return true;
  return error.template?.id === message && error.match !== "other-code";
}

/** Whether an error is of this family, or may be if its family is unknown. */
export function isOfFamily({ family, candidates }: BinanceErrorInfo, wanted: FamilyId): boolean {
  return family === null ? candidates.includes(wanted) : family === wanted;
}
