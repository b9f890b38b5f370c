import { parseError } from "../../index.ts";
import type { BinanceErrorInfo, FamilyId } from "../../result.ts";
import type { Said } from "./block.ts";

/** An error as it reads with one family's list, or with none. */
export interface FamilyReading {
  readonly family: FamilyId | null;
  readonly info: BinanceErrorInfo;
}

/** The same error with the words of one of the families that it can be of. */
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

export function saidIn(info: BinanceErrorInfo): Omit<Said, "templateCodes" | "translation" | "explanation"> {
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
