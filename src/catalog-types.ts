import type { CatalogCodes, CatalogMessages } from "../generated/params/all.ts";
import type { BinanceErrorInfo, FamilyId, ParamValue } from "./result.ts";

export type { CatalogMessages };

/** Official names of a family's errors. */
export type ErrorName<F extends FamilyId> = keyof CatalogMessages[F] & string;
/** Official names of the errors of several families. */
export type AnyErrorName<F extends FamilyId = FamilyId> = F extends FamilyId ? ErrorName<F> : never;
/** The same names, for editors to complete; any other text is allowed. */
export type KnownName<F extends FamilyId = FamilyId> = AnyErrorName<F> | (string & Record<never, never>);
/** The code of a name in a family; a union where the name has several codes. */
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

/** Parameters of all messages of an error. Each is set where its message was recognised. */
export type ErrorParams<F extends FamilyId, N extends string> = {
  readonly [Key in KeysOfUnion<ValueOf<MessagesOf<F, N>>> & string]?: Extract<
    ValueAt<ValueOf<MessagesOf<F, N>>, Key>,
    ParamValue
  >;
};

/** An error of a known family and name, with the types of its code, its name and its `params`. */
export interface NamedError<F extends FamilyId, N extends string, Params = ErrorParams<F, N>> extends Omit<
  BinanceErrorInfo,
  "code" | "name" | "params"
> {
  readonly code: ErrorCode<F, N>;
  readonly name: N;
  readonly params: Extract<Params, BinanceErrorInfo["params"]>;
}

/** Parameters to make a message with. A number given as a text keeps its digits. */
export type GivenParams<Params> = Params extends unknown
  ? keyof Params extends never
    ? Readonly<Record<string, undefined>>
    : { readonly [Key in GivenKey<Params>]: Params[Key] extends number ? number | string : Params[Key] }
  : never;
/** The second value of an interval, in milliseconds, follows from the first. */
type GivenKey<Params> = { [Key in keyof Params]-?: undefined extends Params[Key] ? never : Key }[keyof Params];

export type MakeParams<F extends FamilyId, N extends ErrorName<F>> = GivenParams<ValueOf<MessagesOf<F, N>>>;
