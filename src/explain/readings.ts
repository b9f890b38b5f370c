import { parseError } from "../index.ts";
import type { Advice, BinanceErrorInfo, FamilyId } from "../result.ts";
import { type Language, retryOfRead } from "../words/axes.ts";
import { type Catalog, inLanguage } from "./catalog.ts";
import type { AdviceWords, Said } from "./explanation.ts";

/** An error read with one family's list, or without a list. */
export interface FamilyReading {
  readonly family: FamilyId | null;
  readonly info: BinanceErrorInfo;
}

/** The same error in the words of one of its candidate families. */
export function readAs(error: BinanceErrorInfo, family: FamilyId): BinanceErrorInfo {
  if (error.family === family) return error;
  const { code, message, match, status, changesState } = error;
  const isTextAlone = code === null || match === "text";
  const info = parseError(isTextAlone ? message : { code, msg: message }, {
    family,
    ...(status === null ? {} : { status }),
    ...(changesState === null ? {} : { changesState }),
  });
  if (info === null) return error;
  return { ...error, name: info.name, advice: info.advice, template: info.template, params: info.params };
}

export function saidIn(
  info: BinanceErrorInfo,
): Omit<Said, "templateCodes" | "translation" | "doubtful" | "explanation"> {
  const { kind, message, match, params, status, retryAt, retryAfterMs, requestIp, lost, cancelReplace, part } = info;
  const template = info.template?.text ?? null;
  return {
    kind,
    message,
    match,
    params,
    status,
    retryAt,
    retryAfterMs,
    requestIp,
    lost,
    cancelReplace,
    part,
    template,
  };
}

/** The advice of an entry for a call that changes state, or for one that only reads. */
export function adviceById(catalog: Catalog, id: string, language: Language, reads: boolean): AdviceWords {
  const found = catalog.advice.find((one) => one.id === id);
  if (found === undefined) throw new Error(`The catalog has no advice "${id}", although an entry names it`);
  const readOnlyText = inLanguage(found.readOnly?.text, language);
  const text = inLanguage(found.text, language);
  if (!reads) return { ...axesOf(found), text, readOnlyText };
  const retry = found.readOnly?.retry ?? retryOfRead(found.execution, found.retry);
  return { ...axesOf(found), execution: "not-executed", retry, text: readOnlyText ?? text, readOnlyText: null };
}

/** The same for advice that the parser chose. */
export function adviceInWords(catalog: Catalog, advice: Advice, language: Language): AdviceWords {
  const found = catalog.advice.find(({ id }) => id === advice.id);
  const readOnlyText = inLanguage(found?.readOnly?.text, language);
  const text = inLanguage(found?.text, language);
  if (advice.readOnly) return { ...axesOf(advice), text: readOnlyText ?? text, readOnlyText: null };
  return { ...axesOf(advice), text, readOnlyText };
}

function axesOf({ id, execution, retry, scope }: Omit<AdviceWords, "text" | "readOnlyText">) {
  return { id, execution, retry, scope };
}
