import type { ExplainOptions } from "./explain-input.ts";

/** Longer texts make links that chats and mail programs break. */
export const LONGEST_SHARED = 4000;

export interface Shared {
  readonly text: string;
  readonly family: string | null;
  readonly reads: boolean;
}

/** Fragment of a link to an answer. A fragment stays in the browser: it is never sent to the server. */
export function toFragment(text: string, { family, reads }: ExplainOptions): string {
  const parameters = new URLSearchParams({ q: withoutSecrets(text).slice(0, LONGEST_SHARED) });
  if (family !== null) parameters.set("family", family);
  if (reads) parameters.set("reads", "1");
  return `#${parameters.toString()}`;
}

/** What a link's fragment asks for; null where it is the fragment of something else. */
export function fromFragment(fragment: string): Shared | null {
  const parameters = new URLSearchParams(fragment.replace(/^#/u, ""));
  const text = parameters.get("q");
  if (text === null) return null;
  return { text, family: parameters.get("family"), reads: parameters.get("reads") === "1" };
}

const SECRETS =
  /(signature|api[-_]?key|x-mbx-apikey|secret(?:[-_]?key)?|listenKey)(["']?\s*[:=]\s*["']?)[A-Za-z0-9+/=_%-]{8,}/giu;

/** Logs carry signatures and keys, which have no business in a link that is passed on. */
export function withoutSecrets(text: string): string {
  return text.replace(SECRETS, "$1$2***");
}
