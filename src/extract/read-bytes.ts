import { isArray, read } from "./safe-read.ts";

// `TextDecoder` of browsers and Node, of which the language itself knows nothing.
declare const TextDecoder: new () => { decode(bytes: Uint8Array): string };

/** Of a printed buffer. An array of four billion holes costs nothing until it is copied. */
const MOST_BYTES = 4_194_304;

/** Text of a body that came as bytes: a typed array, a buffer, or a Node buffer that went through JSON. */
export function readBytes(value: object): string | null {
  try {
    const bytes = bytesOf(value);
    return bytes === null ? null : new TextDecoder().decode(bytes);
  } catch {
    // A detached buffer, or a platform without TextDecoder: nothing that anybody can read.
    return null;
  }
}

function bytesOf(value: object): Uint8Array | null {
  if (value instanceof ArrayBuffer) return new Uint8Array(value);
  if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  if (read(value, "type") !== "Buffer") return null;
  const data = read(value, "data");
  return isArray(data) && data.length <= MOST_BYTES ? Uint8Array.from(data, Number) : null;
}
