import {
  bareFacts,
  type Facts,
  joinTransport,
  NO_TRANSPORT,
  textFacts,
  type Transport,
  withTransport,
} from "./facts.ts";
import { findJson, parseJson } from "./find-json.ts";
import { breakdownIn } from "./network.ts";
import { readHtml } from "./read-html.ts";
import { readLogLine } from "./read-log-line.ts";
import { readingsOf } from "./readings.ts";
import { textTransport } from "./text-transport.ts";

/** So much of a text is searched for an error; the rest of a longer one is only ever parsed as JSON. */
const LOOK = 16_384;
const HTML_LOOK = 4096;

/** Reads a text as JSON, a page, a log line or a message; null where it is a success or says nothing. */
export function readText(text: string, outer: Transport, readValue: (value: unknown) => Facts | null): Facts | null {
  const trimmed = text.trim();
  const first = trimmed.charAt(0);
  if (first === "{" || first === "[" || first === '"') {
    const value = parseJson(trimmed);
    if (value !== null) return readValue(value);
  }
  if (trimmed === "") return null;
  return readWords(trimmed.length > LOOK ? trimmed.slice(0, LOOK) : trimmed, outer, readValue);
}

function readWords(text: string, outer: Transport, readValue: (value: unknown) => Facts | null): Facts | null {
  const html = readHtml(text.slice(0, HTML_LOOK));
  if (html !== null) {
    const transport = joinTransport({ ...NO_TRANSPORT, status: html.status }, outer);
    return bareFacts("status", html.headline, transport);
  }
  const transport = joinTransport(textTransport(text), outer);
  const inner = text.includes("{") ? findJson(text, readValue) : null;
  if (inner !== null) return withTransport(inner, transport);
  const line = readLogLine(text, transport);
  if (line !== null) return line;
  return readUncoded(text, transport);
}

/** A text without any code: a broken connection, a bare status, or a message that lost its code. */
function readUncoded(text: string, transport: Transport): Facts | null {
  const breakdown = transport.status === null ? breakdownIn(text) : null;
  if (breakdown !== null) return { ...bareFacts(breakdown, text, transport), otherReadings: readingsOf(text) };
  return textFacts(text, readingsOf(text), transport);
}
