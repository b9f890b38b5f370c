import type { BinanceErrorInfo } from "./result.ts";

/**
 * The record as an `Error`, for callers that throw. Making one costs as much as dozens of calls of `parseError`, so the
 * package never makes one by itself.
 *
 * @example
 * throw new BinanceApiError(info, { cause: error });
 */
export class BinanceApiError extends Error {
  override readonly name = "BinanceApiError";
  readonly info: BinanceErrorInfo;
  readonly code: number | null;
  readonly status: number | null;

  constructor(info: BinanceErrorInfo, options?: { readonly cause?: unknown }) {
    super(headline(info), options);
    this.info = info;
    this.code = info.code;
    this.status = info.status;
  }
}

/** `spot -1121 BAD_SYMBOL: Invalid symbol.` */
function headline({ family, code, name, message, status, kind }: BinanceErrorInfo): string {
  const title = [family, code, name].filter((part) => part !== null).join(" ");
  const subject = title === "" ? (status === null ? kind : `HTTP ${String(status)}`) : title;
  return message === "" ? subject : `${subject}: ${oneLine(message.slice(0, 1000))}`;
}

/** Without line breaks and control characters, because messages end up in logs. */
function oneLine(text: string): string {
  return text.replace(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, " ").trim();
}
