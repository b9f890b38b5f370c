/** Reads without throwing: inputs can have throwing getters or be revoked proxies. */
export function read(target: object, key: string): unknown {
  try {
    return Reflect.get(target, key);
  } catch {
    // An object that throws while it is read says nothing.
    return undefined;
  }
}

export function readString(target: object, key: string): string | null {
  const value = read(target, key);
  return typeof value === "string" && value !== "" ? value : null;
}

export function readObject(target: object, key: string): object | null {
  const value = read(target, key);
  return typeof value === "object" ? value : null;
}

/** The text of the first key that has one. */
export function firstString(target: object, keys: readonly string[]): string | null {
  for (const key of keys) {
    const value = readString(target, key);
    if (value !== null) return value;
  }
  return null;
}

const WIDE_KEYS = 1000;
/** Objects with too many keys to list again: one input may hold such an object hundreds of times. */
const WIDE: WeakSet<object> = /* @__PURE__ */ new WeakSet();

/** Own keys, at most `most`; empty if they cannot be listed. */
export function ownKeys(target: object, max: number): readonly string[] {
  try {
    // Each character of a boxed string and each element of a buffer is a key.
    if (target instanceof String || ArrayBuffer.isView(target) || WIDE.has(target)) return [];
    const keys = Object.keys(target);
    if (keys.length > WIDE_KEYS) WIDE.add(target);
    return keys.length > max ? [] : keys;
  } catch {
    // A proxy may refuse to list its keys.
    return [];
  }
}

export function isError(value: object): boolean {
  try {
    return value instanceof Error || Object.prototype.toString.call(value) === "[object Error]";
  } catch {
    // Every operation on a revoked proxy throws.
    return false;
  }
}

export function isArray(value: unknown): value is readonly unknown[] {
  try {
    return Array.isArray(value);
  } catch {
    // Array.isArray throws on a revoked proxy.
    return false;
  }
}

/** HTTP status of an error or a failed call. */
export function statusOf(value: unknown): number | null {
  const number = typeof value === "string" && /^\d{3}$/.test(value) ? Number(value) : value;
  return typeof number === "number" && Number.isInteger(number) && number >= 100 && number <= 599 ? number : null;
}

/**
 * A code of the exchange: an integer, or one in a string (`"-1128"`, `"400002"`). Codes reserved by JSON-RPC come from
 * a wrapper.
 */
export function codeOf(value: unknown): number | null {
  const code = typeof value === "string" && /^-?\d{1,15}$/.test(value) ? Number(value) : value;
  if (typeof code !== "number" || !Number.isSafeInteger(code)) return null;
  return code <= -32_000 && code >= -32_768 ? null : code;
}

// `TextDecoder` of browsers and Node isn't part of the language's types.
declare const TextDecoder: new () => { decode(bytes: Uint8Array): string };

/** Maximum length of a printed buffer. A sparse array of four billion holes is expensive only when copied. */
const MAX_BYTES = 4_194_304;

/** Text of a body in bytes: a typed array, a buffer, or a Node buffer that went through JSON. */
export function readBytes(value: object): string | null {
  try {
    const bytes = bytesOf(value);
    return bytes === null ? null : new TextDecoder().decode(bytes);
  } catch {
    // A detached buffer, or a platform without TextDecoder.
    return null;
  }
}

function bytesOf(value: object): Uint8Array | null {
  if (value instanceof ArrayBuffer) return new Uint8Array(value);
  if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  if (read(value, "type") !== "Buffer") return null;
  const data = read(value, "data");
  return isArray(data) && data.length <= MAX_BYTES ? Uint8Array.from(data, Number) : null;
}
