import { sameWording } from "./tolerant.ts";

/** Sentences that the API sometimes adds to a message, in several wordings. */
export const TAILS: readonly string[] = [
  "Please use the websocket for live updates to avoid bans.",
  "Please use the websocket for live updates to avoid polling the API.",
  "Please use WebSocket Streams for live updates to avoid bans.",
  "Please use WebSocket Streams for live updates to avoid polling the API.",
  "The order will not be recorded in the order history.",
];
const TAIL_STARTS: readonly string[] = [" Please use ", " The order will not "];
const IP_START = ", request ip: ";
const ADDRESS = /^[0-9A-Za-z:.*_-]{2,64}$/;

/** The text without such a tail, or null if it has none. */
export function withoutTail(text: string): string | null {
  if (!endsLikeTail(text)) return null;
  const start = Math.max(...TAIL_STARTS.map((words) => text.lastIndexOf(words)));
  if (start <= 0 || text.length - start > 100) return null;
  const tail = text.slice(start);
  return TAILS.some((known) => sameWording(known, tail)) ? text.slice(0, start) : null;
}

/** Splits off the caller's address, which futures append to some messages. */
export function withoutRequestIp(text: string): { readonly text: string; readonly ip: string } | null {
  if (!endsLikeAddress(text)) return null;
  const start = text.lastIndexOf(IP_START);
  if (start <= 0 || text.length - start > 100) return null;
  const ip = text.slice(start + IP_START.length).replace(/[\s.]{1,8}$/, "");
  return ADDRESS.test(ip) ? { text: text.slice(0, start), ip } : null;
}

/** The address behind a message within a longer text. */
export function requestIpAfter(text: string, end: number): string | null {
  const rest = text.slice(end, end + IP_START.length + 66);
  if (!rest.startsWith(IP_START)) return null;
  const [address] = /^[0-9A-Za-z:.*_-]{2,64}/.exec(rest.slice(IP_START.length)) ?? [];
  return address === undefined ? null : address.replace(/[.]{1,8}$/, "");
}

/** `bans`, `API` or `history`, with or without full stop: most texts are excluded without a search. */
function endsLikeTail(text: string): boolean {
  const end = text.charCodeAt(text.length - 1) === 46 ? text.length - 2 : text.length - 1;
  if (text.length > 2000) return false;
  const last = text.charCodeAt(end);
  const before = text.charCodeAt(end - 1);
  return (last === 115 && before === 110) || (last === 73 && before === 80) || (last === 121 && before === 114);
}

/** Every address has a dot, a colon or a mask within its last five characters, with or without a full stop. */
function endsLikeAddress(text: string): boolean {
  if (text.length > 2000) return false;
  const end = text.charCodeAt(text.length - 1) === 46 ? text.length - 2 : text.length - 1;
  for (let index = end; index > end - 5 && index > 0; index -= 1) {
    const code = text.charCodeAt(index);
    if (code === 46 || code === 58 || code === 42) return true;
  }
  return false;
}
