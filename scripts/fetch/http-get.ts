import { setTimeout as pause } from "node:timers/promises";
import { createBrotliDecompress, createGunzip } from "node:zlib";
import { Client, type Dispatcher, errors } from "undici";
import { visibleText } from "../../src/text/printable.ts";
import { AttemptTimeout, classifyStatus, failure, failureOf, type HttpFailure } from "./http-failure.ts";
import { type FetchLimits, requestHeaders } from "./limits.ts";

export interface HttpClient {
  readonly limits: FetchLimits;
  readonly userAgent: string;
  readonly now: () => number;
  /** Signal that ends the whole run. */
  readonly signal: AbortSignal;
}

export interface HttpAnswer {
  readonly ok: true;
  /** Final address, after redirects. */
  readonly url: URL;
  /** Decoded and complete. */
  readonly body: Buffer;
  readonly contentType: string | undefined;
}

/** The redirect's target, or why it is not followed. */
export type FollowRedirect = (location: string, from: URL) => URL | HttpFailure;

type Headers = Dispatcher.ResponseData["headers"];

/** One attempt: a GET with its redirects, within the attempt's time. Never throws for server errors. */
export async function httpGet(url: URL, follow: FollowRedirect, client: HttpClient): Promise<HttpAnswer | HttpFailure> {
  const deadline = new AbortController();
  const timer = setTimeout(() => {
    deadline.abort(new AttemptTimeout());
  }, client.limits.attemptMs);
  try {
    let at = url;
    for (let redirects = 0; redirects <= client.limits.maxRedirects; redirects += 1) {
      const step = await oneRequest(at, client, deadline.signal);
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

/**
 * Each request has its own connection, so that bytes after one answer cannot become the next answer. The socket gets
 * the signal too: undici reads a request's signal only once it is connected.
 */
async function oneRequest(
  url: URL,
  client: HttpClient,
  attempt: AbortSignal,
): Promise<HttpAnswer | HttpFailure | Redirect> {
  const { limits } = client;
  const signal = AbortSignal.any([client.signal, attempt]);
  const connection = new Client(url.origin, {
    connect: { timeout: limits.connectMs, signal },
    headersTimeout: limits.headersMs,
    bodyTimeout: limits.bodyMs,
    maxHeaderSize: limits.maxHeadBytes,
    maxResponseSize: limits.maxWireBytes,
  });
  let broken: unknown = null;
  connection.on("disconnect", (_origin, _targets, error) => (broken = error));
  let inBody = false;
  try {
    const headers = requestHeaders(client.userAgent);
    const path = `${url.pathname}${url.search}`;
    const answer = await connection.request({ path, method: "GET", headers, signal });
    inBody = true;
    if (answer.statusCode !== 200) {
      // The body of another status is not read, because it could be endless. Closing the connection ends it.
      answer.body.on("error", () => undefined);
      return otherStatus(answer, client);
    }
    const body = Buffer.from(await answer.body.arrayBuffer());
    // A server that announced too few bytes sends the rest at once, and the parser fails on it.
    await pause(limits.afterBodyMs, undefined, { signal });
    return misframed(answer.headers, broken) ?? (await wholeBody(url, answer.headers, body, limits));
  } catch (error) {
    return failureOf(error, client.signal, attempt, inBody);
  } finally {
    await connection.destroy();
  }
}

function otherStatus({ statusCode, headers }: Dispatcher.ResponseData, { now }: HttpClient): HttpFailure | Redirect {
  const location = one(headers.location);
  if ([301, 302, 303, 307, 308].includes(statusCode) && location !== undefined) return { location, status: statusCode };
  return classifyStatus(statusCode, one(headers["retry-after"]), now());
}

/**
 * Checks for bytes after the body. Cut pages once counted as complete because the server had miscounted: a length in
 * characters instead of bytes, an empty chunk in the middle, a coding that undici takes for chunked. The rest followed
 * unread.
 */
function misframed(headers: Headers, broken: unknown): HttpFailure | null {
  const [length, coding] = [headers["content-length"], headers["transfer-encoding"]];
  const isCounted = coding === undefined && typeof length === "string" && /^\d{1,12}$/u.test(length);
  const isChunked = length === undefined && one(coding)?.toLowerCase() === "chunked";
  if (!isCounted && !isChunked) {
    return failure("cut-body", "The body has no length, so it is unknown whether it is complete.", { status: 200 });
  }
  // undici reports bytes after the answer as a socket error.
  const isOverrun =
    broken instanceof errors.HTTPParserError ||
    (broken instanceof errors.SocketError && broken.message !== "other side closed");
  if (!isOverrun) return null;
  return failure("cut-body", "The answer has more bytes than its headers announce.", { status: 200, retry: true });
}

async function wholeBody(url: URL, headers: Headers, raw: Buffer, limits: FetchLimits) {
  const body = await decodeContent(raw, one(headers["content-encoding"]), limits.maxBodyBytes);
  if (!Buffer.isBuffer(body)) return { ...body, status: 200 };
  return { ok: true, url, body, contentType: one(headers["content-type"]) } as const;
}

/**
 * Removes the content-encoding of a whole body. undici's `fetch` returned half a page with status 200 when gzip ended
 * early, and its decompress interceptor passes encodings that were not requested.
 */
async function decodeContent(
  body: Buffer,
  encoding: string | undefined,
  maxBytes: number,
): Promise<Buffer | HttpFailure> {
  const name = encoding?.trim().toLowerCase() ?? "";
  const tooLarge = failure("too-large", `The body is larger than ${String(maxBytes)} bytes.`);
  if (name === "" || name === "identity") return body.length <= maxBytes ? body : tooLarge;
  if (name !== "gzip" && name !== "x-gzip" && name !== "br") {
    const shown = visibleText(JSON.stringify(name.slice(0, 40)));
    return failure("unsupported-encoding", `Asked for gzip or br, got ${shown}.`);
  }
  if (body.length === 0) return body;
  const engine = name === "br" ? createBrotliDecompress() : createGunzip();
  const damaged = (why: string): HttpFailure =>
    failure("cut-body", `The ${name} body is cut or damaged (${why}).`, { retry: true });
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    engine.end(body);
    for await (const chunk of engine) {
      if (!Buffer.isBuffer(chunk)) throw new Error("zlib gave something else than bytes.");
      size += chunk.length;
      // A gzip bomb is small before decoding: stop at the limit.
      if (size > maxBytes) return tooLarge;
      chunks.push(chunk);
    }
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error)) throw error;
    return damaged(String(error.code));
  }
  // Half a page once looked complete because the decoder ignored unknown bytes after its end.
  return engine.bytesWritten === body.length ? Buffer.concat(chunks) : damaged("bytes behind its end");
}

/** Joins a repeated header as the standard says. */
function one(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.join(", ") : value;
}
