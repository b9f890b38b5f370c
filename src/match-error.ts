import { isOfFamily } from "./is-binance-error.ts";
import type { AnyErrorName, ErrorParams, NamedError } from "./catalog-types.ts";
import type { BinanceErrorInfo, FamilyId } from "./result.ts";

type Parsed = BinanceErrorInfo | null | undefined;
/** Families that the error's type allows. */
type FamilyOf<E extends Parsed, F extends FamilyId> = Extract<NonNullable<E>["family"], F>;

/** A function for each name to handle, and `_` for all other errors and null. */
export type ErrorHandlers<F extends FamilyId, E extends Parsed> = {
  readonly [N in AnyErrorName<F>]?: (params: ErrorParams<F, N>, error: NamedError<F, N>) => unknown;
} & { readonly _: (error: E) => unknown };

/** Names that no family has do not compile. */
type NoOthers<H, F extends FamilyId> = Readonly<Record<Exclude<keyof H, AnyErrorName<F> | "_">, never>>;
type Result<H> = { [Key in keyof H]: H[Key] extends (...args: never) => infer R ? R : never }[keyof H];

export type MatchError<All extends FamilyId = FamilyId> = <
  E extends Parsed,
  H extends ErrorHandlers<F, E>,
  F extends FamilyId = FamilyOf<E, All>,
>(
  error: E,
  handlers: H & NoOthers<H, F>,
  family?: F,
) => Result<H>;

type Handlers = Readonly<Record<string, (first: unknown, error?: unknown) => unknown>> & {
  readonly _: (error: Parsed) => unknown;
};

/**
 * Calls the function of the error's name with the error's `params` and the error itself, and gives what it returns.
 * `_` gets every other error, and null. With a family, errors of other families go to `_` too.
 *
 * @example
 * const text = matchError(parseError(caught), {
 *   TOO_MANY_ORDERS: ({ limit }) => `at most ${limit} orders`,
 *   _: (error) => error?.message ?? "no Binance error",
 * });
 */
export function matchError<E extends Parsed, H extends ErrorHandlers<F, E>, F extends FamilyId = FamilyOf<E, FamilyId>>(
  error: E,
  handlers: H & NoOthers<H, F>,
  family?: F,
): Result<H>;
export function matchError(error: Parsed, handlers: Handlers, family?: FamilyId): unknown {
  return run(error, handlers, family);
}

/** `matchError` of one family's subpath. */
export function matchErrorIn<F extends FamilyId>(family: F): MatchError<F>;
export function matchErrorIn(family: FamilyId): unknown {
  return (error: Parsed, handlers: Handlers) => run(error, handlers, family);
}

function run(error: Parsed, handlers: Handlers, family: FamilyId | undefined): unknown {
  const { _: other } = handlers;
  if (error == null || error.name === null || (family !== undefined && !isOfFamily(error, family))) return other(error);
  // A name of a later catalog may equal a property that every object inherits.
  const handler = Object.hasOwn(handlers, error.name) ? handlers[error.name] : undefined;
  return handler === undefined || handler === other ? other(error) : handler(error.params, error);
}
