import type { CancelReplaceResult } from "../result.ts";
import type { OpenEvidence, Origin, Statement, Trust } from "./evidence.ts";
import { codeOf, firstString, isArray, isError, ownKeys, read, readObject, readString } from "./safe-read.ts";

/** Keys of the code: the exchange's own, and those of other notations and clients. */
const OWN_MESSAGE_KEYS = ["msg", "errorMessage", "Msg", "errMsg", "error_msg", "errorMsg"] as const;
const OTHER_MESSAGE_KEYS = ["message", "Message", "error_message", "description"] as const;
const CODE_KEYS = ["code", "Code", "errorCode", "error_code", "errCode", "ErrorCode"] as const;
const WORDS_OF_SUCCESS = /^(?:success|ok|successful|succeeded|null|)[.!]?$/i;
/** `-4009=Save withdrawal …`: the old withdrawal API puts the code into the text. */
const CODE_IN_MESSAGE = /^(-?\d{1,9})=([^\s][^]{0,2000})$/;
/** Smallest code of the exchange; streams use smaller ones. */
const FIRST_CODE = 1000;
const FIRST_REJECTION = -1000;

/** Reads `{code, msg}` in all forms of the exchange and its clients. Returns whether there was one. */
export function readBody(body: object, origin: Origin, isForeign: boolean, into: OpenEvidence): boolean {
  const own = firstString(body, OWN_MESSAGE_KEYS);
  const message = own ?? firstString(body, OTHER_MESSAGE_KEYS);
  const raw = CODE_KEYS.map((key) => read(body, key)).find((value) => value !== undefined && value !== null);
  const code = codeOf(raw);
  readAround(body, into);
  const add = (statement: Pick<Statement, "code" | "message" | "trust"> & Partial<Statement>): boolean => {
    into.statements.push({ around: "", origin, isForeign, ...statement });
    return true;
  };
  if (code === null) return readUncoded(body, message, add);
  if (isSuccess(body, code, message)) return false;
  if (message === null && code > FIRST_REJECTION) return false;
  return add({ code, message: message ?? "", trust: trustIn(body, code, own !== null) });
}

/** The frame of a stream: `{"error":{"code":2,"msg":"…"},"id":1}`. */
export function isFrame(body: object): boolean {
  const error = readObject(body, "error");
  return (
    error !== null && !isArray(error) && typeof read(error, "msg") === "string" && codeOf(read(error, "code")) !== null
  );
}

/** Streams use small codes. */
export function asStream(statement: Statement): Statement {
  const { code } = statement;
  const isSmall = code !== null && code >= -1 && code <= 4;
  return isSmall && statement.origin !== "client" ? { ...statement, trust: "stream" } : statement;
}

function trustIn(body: object, code: number, isOwnKey: boolean): Trust {
  if (read(body, "domain") !== undefined || read(body, "jsonrpc") !== undefined) return "text";
  if (read(body, "retCode") !== undefined) return "text";
  const isRefusal = code <= FIRST_REJECTION;
  if (isOwnKey) return isRefusal || (code >= FIRST_CODE && !isError(body)) ? "shape" : "text";
  // Other exchanges send `{"success":false,"code":-1011,"message":…}`.
  return isRefusal && read(body, "success") === undefined ? "shape" : "text";
}

/** `{"success":false,"msg":…}` and `{"239999":"…"}`. */
function readUncoded(
  body: object,
  message: string | null,
  add: (statement: Pick<Statement, "code" | "message" | "trust"> & Partial<Statement>) => boolean,
): boolean {
  const success = read(body, "success");
  if (message !== null && (success === false || success === "false")) {
    const [, code, text = ""] = CODE_IN_MESSAGE.exec(message) ?? [];
    if (code !== undefined) return add({ code: Number(code) + 0, message: text, trust: "shape" });
    return add({ code: null, message, trust: "text" });
  }
  const keys = ownKeys(body, 1);
  const key = keys.find((name) => /^-?\d{4,9}$/.test(name));
  const text = key === undefined ? null : readString(body, key);
  if (key === undefined || text === null || !/\S\s+\S+\s+\S/.test(text.slice(0, 400))) return false;
  return add({ code: Number(key), message: text, trust: "shape" });
}

/** Fields beside the code: when to retry, and the outcome of each half of a cancel-replace. */
function readAround(body: object, into: OpenEvidence): void {
  for (const holder of [body, readObject(body, "data")]) {
    if (holder === null || isArray(holder)) continue;
    const retryAt = epochMs(read(holder, "retryAfter"));
    if (retryAt !== null) into.retryAts.push(retryAt);
    into.cancelReplace ??= cancelReplaceOf(holder);
  }
}

/** Maximum of a JavaScript date. */
function epochMs(value: unknown): number | null {
  const number = typeof value === "string" && /^\d{13}$/.test(value) ? Number(value) : value;
  return typeof number === "number" && number > 1e12 && number <= 8.64e15 ? number : null;
}

function cancelReplaceOf(data: object): CancelReplaceResult | null {
  const cancel = read(data, "cancelResult");
  const newOrder = read(data, "newOrderResult");
  if (typeof cancel !== "string" && typeof newOrder !== "string") return null;
  return Object.freeze({
    cancel: typeof cancel === "string" ? cancel : null,
    newOrder: typeof newOrder === "string" ? newOrder : null,
  });
}

function isSuccess(body: object, code: number, message: string | null): boolean {
  if (code === 200) return true;
  if (code !== 0) return false;
  if (message === null || WORDS_OF_SUCCESS.test(message)) return true;
  const data = read(body, "data");
  return read(body, "success") === true || (data !== undefined && data !== null);
}

const HTML = /<(?:!doctype\s{1,4}html|html|head|body|title|h1|h2)\b/i;
const FIREWALL =
  /request blocked|cloudfront documentation|generated by cloudfront|we can't connect to the server for this app or website/i;
const HEADING = /<(?:title|h1|h2)[^<>]{0,200}>([^<]{0,300})/gi;
const STATUS = /(?:^|\D)([45]\d\d)(?:\D|$)/;

const SEARCHED = 4096;

/** A firewall's or proxy's page instead of an answer: its headline and its status. */
export function readHtml(page: string): { readonly headline: string; readonly status: number | null } | null {
  const text = page.slice(0, SEARCHED);
  if (!HTML.test(text) && !FIREWALL.test(text)) return null;
  const headlines = [...text.matchAll(HEADING)]
    .map(([, headline = ""]) => headline.trim())
    .filter((line) => line !== "");
  const numbered = headlines.find((line) => STATUS.test(line));
  const status = numbered === undefined ? undefined : STATUS.exec(numbered)?.[1];
  return {
    headline: numbered ?? headlines[0] ?? "",
    status: status === undefined ? statusOfWords(text) : Number(status),
  };
}

/** CloudFront's error page names its status in the text only if the title is `ERROR: …`. */
function statusOfWords(text: string): number | null {
  if (/\bcloudfront\b|request blocked|access denied/i.test(text)) return 403;
  if (/\bbad gateway\b/i.test(text)) return 502;
  if (/\bgateway time-?out\b/i.test(text)) return 504;
  return /service (?:temporarily )?unavailable/i.test(text) ? 503 : null;
}

/** The value, or null if the text is not JSON (or is `null`). */
export function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    // Not JSON: the caller reads it as text.
    return null;
  }
}
