import { describe, expect, test } from "vitest";
import { advicePair } from "../../src/advice/advice-of.ts";
import { chooseAdvice, ownAdvice } from "../../src/advice/choose-advice.ts";
import { bareFacts, bodyFacts, type Facts, NO_TRANSPORT } from "../../src/extract/facts.ts";
import { type AdvicePair, type AgreedEntry, type Match, type Message, NO_MATCH } from "../../src/match/message.ts";
import { planTemplate } from "../../src/match/template-plan.ts";

const entryOf = (field: string): AgreedEntry => ({
  families: ["spot"],
  code: -1,
  name: "X",
  advice: advicePair(field),
  docsUrl: null,
});
const messageOf = (advice: AdvicePair): Message => ({
  entry: { families: ["spot"], code: -1, name: "X", advice, docsUrl: null },
  segments: [],
  plan: planTemplate([]),
  literal: "x",
  banAt: -1,
  ipAt: -1,
  advice,
  givenId: null,
  template: null,
});
const match = (entry: string | null, message: string | null = null, kind: Match["kind"] = "exact"): Match => ({
  ...NO_MATCH,
  kind,
  entry: entry === null ? null : entryOf(entry),
  message: message === null ? null : messageOf(advicePair(message)),
});

const CODED = bodyFacts(-1, "x", NO_TRANSPORT);
const CODELESS = bodyFacts(null, "x", NO_TRANSPORT);
const EMPTY = bodyFacts(null, "", NO_TRANSPORT);
const STATUS = bareFacts("status", "Bad Gateway", NO_TRANSPORT);
const FIX = match("nf-o fix");
const BLIND = match("us-o blind");

describe("which advice applies", () => {
  test.each<[string, Match, Facts, number | null, string, string]>([
    ["the code's", FIX, CODED, null, "fix", "fix"],
    ["the message's", match("nf-o fix", "nd-o wait"), CODED, null, "wait", "wait"],
    [
      "the code's, where the text is another code's",
      match("nf-o fix", "nd-o wait", "other-code"),
      CODED,
      400,
      "fix",
      "fix",
    ],
    ["an unknown code's", NO_MATCH, CODED, null, "unknown-code", "unknown-code"],
    ["an unknown code's at 400", NO_MATCH, CODED, 400, "unknown-code", "unknown-code"],
    ["the status's for an unknown code at 429", NO_MATCH, CODED, 429, "http-429", "http-429"],
    ["the status's for an unknown code at 403", NO_MATCH, CODED, 403, "http-403", "http-403"],
    ["an unknown code's at 404", NO_MATCH, CODED, 404, "unknown-code", "unknown-code"],
    ["a known code's at 429", FIX, CODED, 429, "fix", "fix"],
    ["a known code's at 403", FIX, CODED, 403, "fix", "fix"],
    ["no refusal is certain after 500", FIX, CODED, 500, "http-5xx", "fix"],
    ["nor after 599", FIX, CODED, 599, "http-5xx", "fix"],
    ["nor after 408", FIX, CODED, 408, "http-408", "fix"],
    ["but after 499", FIX, CODED, 499, "fix", "fix"],
    ["and after 409", FIX, CODED, 409, "fix", "fix"],
    ["what is in doubt anyway keeps its own words after 500", BLIND, CODED, 500, "blind", "blind"],
    ["a ban", FIX, CODED, 418, "http-418", "http-418"],
    ["a ban without code", NO_MATCH, EMPTY, 418, "http-418", "http-418"],
    ["a closed region", FIX, CODED, 451, "http-451", "http-451"],
    ["a ban that the text explains", match("nf-o fix", "nd-i banned"), CODED, 418, "banned", "banned"],
    ["a closed region that the text explains", match("nf-o fix", "nn-i closed"), CODED, 451, "closed", "closed"],
    ["a ban, and a text about the account", match("nf-o fix", "nd-a wait"), CODED, 418, "http-418", "http-418"],
    ["a ban, and a text that asks for no wait", match("nf-o fix", "nn-i closed"), CODED, 418, "http-418", "http-418"],
    ["a closed region, and a text that asks for a wait", match("x", "nd-i banned"), CODED, 451, "http-451", "http-451"],
    [
      "a ban, and another code's text",
      match("nf-o fix", "nd-i banned", "other-code"),
      CODED,
      418,
      "http-418",
      "http-418",
    ],
    ["a text that lost its code", match("nf-o fix", "nf-o fix"), CODELESS, null, "code-lost", "code-lost"],
    ["the same at 400", FIX, CODELESS, 400, "code-lost", "code-lost"],
    ["nothing at all", NO_MATCH, EMPTY, null, "code-lost", "code-lost"],
    ["a status alone", NO_MATCH, EMPTY, 400, "http-4xx", "http-4xx"],
    ["a page's headline is no text of the exchange", NO_MATCH, STATUS, 400, "http-4xx", "http-4xx"],
    ["500 alone", NO_MATCH, STATUS, 500, "http-5xx", "http-5xx"],
    ["502 with a text", NO_MATCH, CODELESS, 502, "http-5xx", "http-5xx"],
    ["499 alone", NO_MATCH, STATUS, 499, "http-4xx", "http-4xx"],
    ["403 alone", NO_MATCH, STATUS, 403, "http-403", "http-403"],
    ["404 alone", NO_MATCH, STATUS, 404, "http-404", "http-404"],
    ["408 alone", NO_MATCH, STATUS, 408, "http-408", "http-408"],
    ["409 alone", NO_MATCH, STATUS, 409, "http-409", "http-409"],
    ["429 with a text", NO_MATCH, CODELESS, 429, "http-429", "http-429"],
    ["a timeout", FIX, bareFacts("timeout", "", NO_TRANSPORT), 400, "network-timeout", "network-timeout"],
    ["a broken connection", FIX, bareFacts("network", "", NO_TRANSPORT), 418, "network-error", "network-error"],
  ])("%s", (_, found, facts, status, write, read) => {
    expect(chooseAdvice(found, facts, status, false)).toMatchObject({ id: write, readOnly: false });
    expect(chooseAdvice(found, facts, status, true)).toMatchObject({ id: read, readOnly: true });
  });

  test("a code that no list has says nothing of its own", () => {
    expect(ownAdvice(NO_MATCH)).toBeNull();
    expect(ownAdvice(match(null, "nf-o fix"))).toBeNull();
    expect(ownAdvice(FIX)?.write.id).toBe("fix");
  });
});
