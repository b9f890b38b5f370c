import type { ErrorName, MessageId, MessageParams, NamedError } from "./catalog-types.ts";
import type { BinanceErrorInfo, FamilyId } from "./result.ts";

/**
 * Whether an error is the named one of this family; then its `params` are typed. Also true where the family is
 * not known but is among the `candidates`, which all give the code this name. With a message id, only where
 * that very message was recognised, and all of its parameters are there.
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

/** Whether an error is of this family, or may be where its family is not known. */
export function isOfFamily({ family, candidates }: BinanceErrorInfo, wanted: FamilyId): boolean {
  return family === null ? candidates.includes(wanted) : family === wanted;
}
