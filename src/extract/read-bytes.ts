import { isArray, read } from "./safe-read.ts";

/** Text of a body that came as bytes: a typed array, a buffer, or a Node buffer that went through JSON. */
export function readBytes(value: object): string | null {
  try {
    if (value instanceof ArrayBuffer) return new TextDecoder().decode(value);
    if (ArrayBuffer.isView(value)) {
      return new TextDecoder().decode(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
    }
    if (read(value, "type") !== "Buffer") return null;
    const data = read(value, "data");
    if (!isArray(data) || !data.every((byte) => typeof byte === "number")) return null;
    return new TextDecoder().decode(Uint8Array.from(data));
  } catch {
    // A detached buffer, or a platform without TextDecoder: bytes that nobody can read.
    return null;
  }
}
