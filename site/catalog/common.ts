import type { CommonError, ErrorEntry, Family, Locale } from "./catalog.ts";

export type { CommonError };

/** The most common errors, in the order of overlays/common.json. */
export interface CommonErrors {
  readonly all: readonly CommonError[];
  /** The records of a code, most common first. */
  readonly ofCode: (code: number) => readonly CommonError[];
  /** Rank from 0; Infinity if it has none. */
  readonly rankOfCode: (code: number) => number;
  readonly rankOfMessage: (code: number, text: string) => number;
}

export function commonErrors(all: readonly CommonError[]): CommonErrors {
  const byCode = new Map<number, CommonError[]>();
  for (const error of all) byCode.set(error.code, [...(byCode.get(error.code) ?? []), error]);
  const ofCode = (code: number): readonly CommonError[] => byCode.get(code) ?? [];
  const rank = (error: CommonError | undefined): number => (error === undefined ? Infinity : all.indexOf(error));
  return {
    all,
    ofCode,
    rankOfCode: (code) => rank(ofCode(code)[0]),
    rankOfMessage: (code, text) =>
      rank(ofCode(code).find(({ match }) => match !== undefined && isSameText(match, text))),
  };
}

export function textIn(texts: CommonError["cause"], locale: Locale): string {
  return locale === "en" ? texts.en : texts.zh;
}

/** Whether it is about this family; a record without a family is about all. */
export function isAbout({ family }: CommonError, { id }: Pick<Family, "id">): boolean {
  return family === undefined || family === id;
}

/** Messages by rank; those without a rank follow in their order. */
export function byRank<Message extends { readonly text: string }>(
  messages: readonly Message[],
  { code }: Pick<ErrorEntry, "code">,
  common: CommonErrors,
): readonly Message[] {
  return messages
    .map((message, place) => ({ message, place, rank: common.rankOfMessage(code, message.text) }))
    .toSorted((left, right) => (left.rank === right.rank ? left.place - right.place : left.rank - right.rank))
    .map(({ message }) => message);
}

function isSameText(left: string, right: string): boolean {
  return normal(left) === normal(right);
}

function normal(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}%{}]/gu, "");
}
