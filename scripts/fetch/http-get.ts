import { setTimeout as pause } from "node:timers/promises";
import { type Dispatcher, request } from "undici";
import { answerEnd } from "./answer-end.ts";
import { classifyStatus } from "./classify-status.ts";
import { type Connection, openConnection } from "./connection.ts";
import { decodeContent } from "./decode-content.ts";
import { AttemptTimeout, type HttpFailure, failure, failureOf } from "./http-failure.ts";
import type { FetchLimits } from "./limits.ts";
import { type Conditions, requestHeaders } from "./request-headers.ts";

export interface HttpClient {
  readonly limits: FetchLimits;
  readonly userAgent: string;
  readonly now: () => number;
  /** Ends the whole run. */
  readonly signal: AbortSignal;
}

export interface HttpAnswer {
  readonly ok: true;
  /** 304 only where the request was conditional. */
  readonly status: 200 | 304;
  /** Address that answered, after redirects. */
  readonly url: URL;
  /** Decoded, whole. */
  readonly body: Buffer;
  readonly contentType: string | undefined;
  readonly etag: string | undefined;
  readonly lastModified: string | undefined;
}

/** The address to follow a redirect to, or why not. */
export type FollowRedirect = (location: string, from: URL) => URL | HttpFailure;

type Headers = Dispatcher.ResponseData["headers"];

/** One attempt: a GET with its redirects, within the attempt's time. Never throws for what a server does. */
export async function httpGet(
  url: URL,
  conditions: Conditions,
  follow: FollowRedirect,
  client: HttpClient,
): Promise<HttpAnswer | HttpFailure> {
  const deadline = new AbortController();
  const timer = setTimeout(() => {
    deadline.abort(new AttemptTimeout());
  }, client.limits.attemptMs);
  try {
    let at = url;
    for (let redirects = 0; redirects <= client.limits.maxRedirects; redirects += 1) {
      const step = await oneRequest(at, conditions, client, deadline.signal);
      if (!("location" in step)) return step;
      const next = follow(step.location, at);
      if (!(next instanceof URL)) return { ...next, status: step.status };
      at = next;
    }
    return failure("too-many-redirects", `More than ${String(client.limits.maxRedirects)} redirects.`);
  } finally {
    clearTimeout(timer);
  }
}

interface Redirect {
  readonly location: string;
  readonly status: number;
}

async function oneRequest(
  url: URL,
  conditions: Conditions,
  client: HttpClient,
  attempt: AbortSignal,
): Promise<HttpAnswer | HttpFailure | Redirect> {
  const signal = AbortSignal.any([client.signal, attempt]);
  const connection = openConnection(url.origin, client.limits, signal);
  let inBody = false;
  try {
    const headers = requestHeaders(conditions, client.userAgent);
    const answer = await request(url, { dispatcher: connection.client, method: "GET", headers, signal });
    inBody = true;
    if (answer.statusCode !== 200) {
      // Whatever such a body says is not read: it could drip for ever. Closing the connection breaks it off.
      answer.body.on("error", () => undefined);
      return otherStatus(url, answer, conditions, client);
    }
    const body = Buffer.from(await answer.body.arrayBuffer());
    await pause(client.limits.afterBodyMs, undefined, { signal });
    return misframed(connection) ?? (await wholeBody(url, answer.headers, body, client.limits));
  } catch (error) {
    return failureOf(error, client.signal, attempt, inBody);
  } finally {
    await connection.close();
  }
}

function otherStatus(
  url: URL,
  { statusCode, headers }: Dispatcher.ResponseData,
  conditions: Conditions,
  client: HttpClient,
): HttpAnswer | HttpFailure | Redirect {
  if (statusCode === 304) {
    const asked = conditions.etag !== undefined || conditions.lastModified !== undefined;
    if (asked) return answerOf(url, 304, headers, Buffer.alloc(0));
    return failure("not-modified-without-cache", "The server answered 304 to a request without conditions.", {
      status: 304,
    });
  }
  const location = one(headers.location);
  if ([301, 302, 303, 307, 308].includes(statusCode) && location !== undefined) return { location, status: statusCode };
  return classifyStatus(statusCode, one(headers["retry-after"]), client.now());
}

/**
 * Pages were taken for whole that ended where the server had miscounted: a length in characters instead of bytes,
 * an empty chunk in the middle, a coding that undici takes for chunked. The rest came right behind, unread.
 */
function misframed(connection: Connection): HttpFailure | null {
  const raw = connection.received();
  const end = answerEnd(raw);
  if (end === raw.length) return null;
  if (end === null) {
    return failure("cut-body", "The body has no length, so nothing tells whether it is whole.", { status: 200 });
  }
  const detail = `The answer ends after ${String(end)} bytes by its head, and ${String(raw.length)} came.`;
  return failure("cut-body", detail, { status: 200, retry: true });
}

async function wholeBody(
  url: URL,
  headers: Headers,
  raw: Buffer,
  limits: FetchLimits,
): Promise<HttpAnswer | HttpFailure> {
  const body = await decodeContent(raw, one(headers["content-encoding"]), limits.maxBodyBytes);
  return Buffer.isBuffer(body) ? answerOf(url, 200, headers, body) : { ...body, status: 200 };
}

function answerOf(url: URL, status: 200 | 304, headers: Headers, body: Buffer): HttpAnswer {
  return {
    ok: true,
    status,
    url,
    body,
    contentType: one(headers["content-type"]),
    etag: one(headers.etag),
    lastModified: one(headers["last-modified"]),
  };
}

/** A header that came several times is joined as the standard has it. */
function one(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.join(", ") : value;
}
