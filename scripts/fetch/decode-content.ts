import { createBrotliDecompress, createGunzip } from "node:zlib";
import { visibleText } from "../../src/text/printable.ts";
import { type HttpFailure, failure } from "./http-failure.ts";

/**
 * Removes the content-encoding of a body that is here as a whole.
 * By hand and not by undici's `fetch`, which returned half a page with status 200 when gzip ended early, nor by
 * its decompress interceptor, which also lets through what was not asked for (deflate; zstd undecoded on Node 20).
 */
export async function decodeContent(
  body: Buffer,
  encoding: string | undefined,
  maxBytes: number,
): Promise<Buffer | HttpFailure> {
  const name = encoding?.trim().toLowerCase() ?? "";
  if (name === "" || name === "identity") return body.length <= maxBytes ? body : tooLarge(maxBytes);
  if (name !== "gzip" && name !== "x-gzip" && name !== "br") {
    const shown = visibleText(JSON.stringify(name.slice(0, 40)));
    return failure("unsupported-encoding", `Asked for gzip or br, got ${shown}.`);
  }
  if (body.length === 0) return body;
  try {
    return await decompress(body, name === "br" ? createBrotliDecompress() : createGunzip(), name, maxBytes);
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error)) throw error;
    return damaged(name, String(error.code));
  }
}

/** Stops as soon as it is too much: a bomb is never held as a whole. */
async function decompress(
  body: Buffer,
  engine: ReturnType<typeof createGunzip> | ReturnType<typeof createBrotliDecompress>,
  name: string,
  maxBytes: number,
): Promise<Buffer | HttpFailure> {
  const chunks: Buffer[] = [];
  let size = 0;
  engine.end(body);
  for await (const chunk of engine) {
    if (!Buffer.isBuffer(chunk)) throw new Error("zlib gave something else than bytes.");
    size += chunk.length;
    if (size > maxBytes) return tooLarge(maxBytes);
    chunks.push(chunk);
  }
  // Half a page looked whole where bytes that the decoder does not know stood behind its end.
  if (engine.bytesWritten !== body.length) return damaged(name, "bytes behind its end");
  return Buffer.concat(chunks);
}

function damaged(name: string, why: string): HttpFailure {
  return failure("cut-body", `The ${name} body is cut or damaged (${why}).`, { retry: true });
}

function tooLarge(maxBytes: number): HttpFailure {
  return failure("too-large", `The body is larger than ${String(maxBytes)} bytes.`);
}
