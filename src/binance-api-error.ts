import type { BinanceErrorInfo } from "./result.ts";

/**
 * The record as an `Error`, for those who want to throw. Making one costs as much as dozens of calls of
 * `parseError`, so nothing here does it unasked.
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

/** Line breaks and what a terminal obeys or hides are left out: messages end up in logs. */
function oneLine(text: string): string {
  return text.replace(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, " ").trim();
}
