import { promisify } from "node:util";
import { brotliDecompress, gunzip } from "node:zlib";
import type { HttpFailure } from "./http-failure.ts";
import { failure } from "./http-failure.ts";

const gunzipBytes = promisify(gunzip);
const unbrotliBytes = promisify(brotliDecompress);

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
    return failure("unsupported-encoding", `Asked for gzip or br, got ${JSON.stringify(name.slice(0, 40))}.`);
  }
  if (body.length === 0) return body;
  try {
    const options = { maxOutputLength: maxBytes };
    return await (name === "br" ? unbrotliBytes(body, options) : gunzipBytes(body, options));
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error)) throw error;
    if (error.code === "ERR_BUFFER_TOO_LARGE") return tooLarge(maxBytes);
    return failure("cut-body", `The ${name} body is cut or damaged (${String(error.code)}).`, { retry: true });
  }
}

function tooLarge(maxBytes: number): HttpFailure {
  return failure("too-large", `The body is larger than ${String(maxBytes)} bytes.`);
}
