/** Reading that cannot throw: inputs have getters that throw, revoked proxies and worse. */
export function read(target: object, key: string): unknown {
  try {
    return Reflect.get(target, key);
  } catch {
    // The caller asked what went wrong with a call; an object that breaks while it is read says nothing.
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

/** First of the keys that holds a text. */
export function firstString(target: object, keys: readonly string[]): string | null {
  for (const key of keys) {
    const value = readString(target, key);
    if (value !== null) return value;
  }
  return null;
}

/** Own keys, at most `most` of them, or none where they cannot be listed. */
export function ownKeys(target: object, most: number): readonly string[] {
  try {
    // Each character of such a text is a key, and each element of a buffer.
    if (target instanceof String || ArrayBuffer.isView(target)) return [];
    const keys = Object.keys(target);
    return keys.length > most ? [] : keys;
  } catch {
    // A proxy may refuse; then there is nothing to list.
    return [];
  }
}

export function isError(value: object): boolean {
  try {
    return value instanceof Error || Object.prototype.toString.call(value) === "[object Error]";
  } catch {
    // A revoked proxy answers no question at all.
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
