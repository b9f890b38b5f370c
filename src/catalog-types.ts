import type { CatalogCodes, CatalogMessages } from "../generated/params/all.ts";
import type { BinanceErrorInfo, FamilyId, ParamValue } from "./result.ts";

export type { CatalogMessages };

/** Official names of a family's errors. */
export type ErrorName<F extends FamilyId> = keyof CatalogMessages[F] & string;
/** Official names of the errors of any of several families. */
export type AnyErrorName<F extends FamilyId = FamilyId> = F extends FamilyId ? ErrorName<F> : never;
/** The same for editors to complete; any other text is allowed. */
export type KnownName<F extends FamilyId = FamilyId> = AnyErrorName<F> | (string & Record<never, never>);
/** The code that a family has under a name; a union where it has several. */
export type ErrorCode<F extends FamilyId, N extends string> = Extract<ValueAt<CatalogCodes[F], N>, number>;
type MessagesOf<F extends FamilyId, N extends string> = ValueAt<CatalogMessages[F], N>;
/** Ids of the messages of an error. */
export type MessageId<F extends FamilyId, N extends ErrorName<F>> = keyof MessagesOf<F, N> & string;
/** Parameters of one message. */
export type MessageParams<F extends FamilyId, N extends ErrorName<F>, M extends MessageId<F, N>> = MessagesOf<F, N>[M];

type ValueOf<Record> = Record[keyof Record];
type KeysOfUnion<Union> = Union extends unknown ? keyof Union : never;
type ValueAt<Union, Key extends PropertyKey> = Union extends unknown
  ? Key extends keyof Union
    ? Union[Key]
    : never
  : never;

/** Parameters that any message of an error may carry: each is there where its message was recognised. */
export type ErrorParams<F extends FamilyId, N extends string> = {
  readonly [Key in KeysOfUnion<ValueOf<MessagesOf<F, N>>> & string]?: Extract<
    ValueAt<ValueOf<MessagesOf<F, N>>, Key>,
    ParamValue
  >;
};

/** An error that is known to be of this family and name: its code, its name and the names of its `params` are known. */
export interface NamedError<F extends FamilyId, N extends string, Params = ErrorParams<F, N>> extends Omit<
  BinanceErrorInfo,
  "code" | "name" | "params"
> {
  readonly code: ErrorCode<F, N>;
  readonly name: N;
  readonly params: Extract<Params, BinanceErrorInfo["params"]>;
}

/** Parameters to make a message with: numbers may be given as texts, to keep their digits as they are. */
export type GivenParams<Params> = Params extends unknown
  ? keyof Params extends never
    ? Readonly<Record<string, undefined>>
    : { readonly [Key in GivenKey<Params>]: Params[Key] extends number ? number | string : Params[Key] }
  : never;
/** The milliseconds of an interval follow from it. */
type GivenKey<Params> = { [Key in keyof Params]-?: undefined extends Params[Key] ? never : Key }[keyof Params];

export type MakeParams<F extends FamilyId, N extends ErrorName<F>> = GivenParams<ValueOf<MessagesOf<F, N>>>;
