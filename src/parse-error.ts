import { answer } from "./answer/answer.ts";
import { Families } from "./answer/families.ts";
import { bareFacts, bodyFacts, type Facts, NO_TRANSPORT } from "./extract/facts.ts";
import { extract } from "./extract/extract.ts";
import { statusOf } from "./extract/status.ts";
import type { BinanceErrorInfo, ParseContext } from "./result.ts";

const OPEN_BRACE = 123;
const NO_CONTEXT: ParseContext = /* @__PURE__ */ Object.freeze({});

/** What any input says, in the light of these families. */
export function parseError(
  families: Families,
  input: unknown,
  context: ParseContext = NO_CONTEXT,
): BinanceErrorInfo | null {
  try {
    const facts = plainBody(input) ?? extract(input) ?? statusFacts(context);
    return facts === null ? null : answer(families, facts, context);
  } catch {
    // Inputs can be built to break any reader. An error that nobody can read is one of unknown outcome.
    return answer(families, bareFacts("network", "", NO_TRANSPORT), NO_CONTEXT);
  }
}

/** The usual case, a body `{code, msg}` and nothing else, without the search for anything else. */
function plainBody(input: unknown): Facts | null {
  if (typeof input !== "object" || input === null || !("msg" in input) || !("code" in input)) return null;
  const { code, msg } = input;
  if (typeof code !== "number" || typeof msg !== "string" || code === 0 || code === 200 || !Number.isSafeInteger(code))
    return null;
  if ("status" in input || "_url" in input || "response" in input || msg.charCodeAt(0) === OPEN_BRACE) return null;
  return bodyFacts(code, msg, NO_TRANSPORT, "data" in input ? input.data : null);
}

/** Nothing readable came with a status that says that the call failed. */
function statusFacts({ status }: ParseContext): Facts | null {
  const known = statusOf(status);
  return known === null || known < 400 ? null : bareFacts("status", "", NO_TRANSPORT);
}
