import { NO_TRANSPORT, type Transport } from "./facts.ts";
import { read, readObject, readString } from "./safe-read.ts";
import { statusOf } from "./status.ts";

const STATUS_KEYS = ["status", "statusCode", "httpStatus", "httpStatusCode", "http_status", "_httpcode"] as const;
/** The official client tells the status by the error's class alone. */
const STATUS_OF_NAME: Readonly<Record<string, number | undefined>> = {
  BadRequestError: 400,
  UnauthorizedError: 401,
  ForbiddenError: 403,
  NotFoundError: 404,
  RateLimitBanError: 418,
  TooManyRequestsError: 429,
};

/** Status, headers, URL and method of an error or response, its own or those of the request that it holds. */
export function objectTransport(value: object): Transport {
  const response = readObject(value, "response");
  const config = readObject(value, "config") ?? (response === null ? null : readObject(response, "config"));
  const request = readObject(value, "request");
  const name = readString(value, "name");
  const status = ownStatus(value) ?? (response === null ? null : ownStatus(response)) ?? statusOfName(name);
  const headers = readObject(value, "headers") ?? (response === null ? null : readObject(response, "headers"));
  const url = ownUrl(value) ?? configUrl(config) ?? (response === null ? null : ownUrl(response)) ?? ownUrl(request);
  const method = ownMethod(value) ?? ownMethod(config) ?? ownMethod(request);
  if (status === null && headers === null && url === null && method === null) return NO_TRANSPORT;
  return { status, headers, url, method, family: null, retryAt: null };
}

function ownStatus(value: object): number | null {
  for (const key of STATUS_KEYS) {
    const status = statusOf(read(value, key));
    if (status !== null) return status;
  }
  return null;
}

function statusOfName(name: string | null): number | null {
  return name !== null && Object.hasOwn(STATUS_OF_NAME, name) ? (STATUS_OF_NAME[name] ?? null) : null;
}

function ownUrl(value: object | null): string | null {
  if (value === null) return null;
  return readString(value, "url") ?? readString(value, "requestUrl") ?? readString(value, "_url");
}

/** axios keeps host and path apart. */
function configUrl(config: object | null): string | null {
  if (config === null) return null;
  const url = readString(config, "url");
  const base = readString(config, "baseURL");
  if (base === null || (url !== null && /^\w{2,5}:\/\//.test(url))) return url;
  return `${base}${url ?? ""}`;
}

function ownMethod(value: object | null): string | null {
  return value === null ? null : (readString(value, "method") ?? readString(value, "_method"));
}
