import { bodyFacts, type Facts, NO_TRANSPORT, type Transport } from "./facts.ts";
import { firstString, isArray, ownKeys, read, readObject, readString } from "./safe-read.ts";
import { codeOf, statusOf } from "./status.ts";

const MESSAGE_KEYS = ["msg", "message", "errorMessage", "errMsg", "error_msg", "errorMsg"] as const;
const OTHER_CODE_KEYS = ["errorCode", "error_code", "errCode"] as const;
const WORDS_OF_SUCCESS = /^(?:success|ok|successful|succeeded|null|)[.!]?$/i;
/** `-4009=Save withdrawal …`: how the old withdrawal API put the code into the text. */
const CODE_IN_MESSAGE = /^(-?\d{1,9})=(?=\S)/;

/** `{code, msg}` in all the forms in which the exchange sends it; null where the object is none or a success. */
export function readBody(body: object): Facts | null {
  const transport = bodyTransport(body);
  const frame = readFrame(body, transport);
  if (frame !== null) return frame;
  const message = firstString(body, MESSAGE_KEYS);
  const rawCode = rawCodeOf(body);
  const code = codeOf(rawCode);
  if (code !== null) return isSuccess(body, code, message) ? null : coded(body, code, message, transport);
  if (rawCode !== undefined && rawCode !== null && rawCode !== "") return null;
  return readUncoded(body, message, transport);
}

function rawCodeOf(body: object): unknown {
  const code = read(body, "code");
  if (code !== undefined) return code;
  return OTHER_CODE_KEYS.map((key) => read(body, key)).find((value) => value !== undefined);
}

/** A positive code without any text is some other object's business. */
function coded(body: object, code: number, message: string | null, transport: Transport): Facts | null {
  if (message === null && code >= 0) return null;
  return bodyFacts(code, message ?? "", transport, read(body, "data"));
}

/** `{"success":false,"msg":…}` and `{"239999":"…"}`. */
function readUncoded(body: object, message: string | null, transport: Transport): Facts | null {
  const success = read(body, "success");
  if (message !== null && (success === false || success === "false")) {
    const [prefix = "", code] = CODE_IN_MESSAGE.exec(message) ?? [];
    if (code !== undefined) return bodyFacts(Number(code), message.slice(prefix.length), transport);
    return bodyFacts(null, message, transport);
  }
  const keys = ownKeys(body, 3);
  const key = keys.find((name) => /^-?\d{4,9}$/.test(name));
  const text = key === undefined ? null : readString(body, key);
  return key === undefined || text === null ? null : bodyFacts(Number(key), text, transport);
}

/** `{"id":…,"status":400,"error":{"code":…,"msg":…,"data":{"retryAfter":…}}}` of WebSocket API and streams. */
function readFrame(body: object, transport: Transport): Facts | null {
  const error = readObject(body, "error");
  if (error === null || isArray(error)) return null;
  const code = codeOf(read(error, "code"));
  const message = firstString(error, MESSAGE_KEYS);
  if (code === null || message === null) return null;
  const data = readObject(error, "data");
  const retryAt = data === null ? null : epochMs(read(data, "retryAfter"));
  return bodyFacts(code, message, { ...transport, retryAt }, data);
}

/** Up to the last moment that a date can be. */
function epochMs(value: unknown): number | null {
  return typeof value === "number" && value > 1e12 && value <= 8.64e15 ? value : null;
}

function isSuccess(body: object, code: number, message: string | null): boolean {
  if (code === 200) return true;
  if (code !== 0) return false;
  if (message === null || WORDS_OF_SUCCESS.test(message)) return true;
  const data = read(body, "data");
  return read(body, "success") === true || (data !== undefined && data !== null);
}

/** What wrappers add to a body: PHP clients put `_url`, `_method` and `_httpcode` into it. */
function bodyTransport(body: object): Transport {
  const status = statusOf(read(body, "status")) ?? statusOf(read(body, "_httpcode"));
  const url = readString(body, "_url");
  if (status === null && url === null) return NO_TRANSPORT;
  return { ...NO_TRANSPORT, status, url, method: readString(body, "_method") };
}
