import { expect, test } from "vitest";
import { classify, parseError } from "../../src/index.ts";

/** The matcher excludes texts by their last letters; texts that end with an address must still match. */
test.each([
  "203.0.113.7",
  "203.0.113.11",
  "203.0.113.113",
  "203.0.113.*",
  "1.1.11.1",
  "2001:db8::1",
  "2001:db8::7ab",
  "2001:db8::7334",
])("a known message with the caller's address %s", (ip) => {
  for (const stop of ["", "."]) {
    const msg = `Invalid symbol., request ip: ${ip}${stop}`;
    const error = parseError({ code: -1121, msg }, { family: "usds-futures" });
    expect(error).toMatchObject({ match: "tolerant", known: true, requestIp: ip });
  }
});

test("an unknown message stays unknown with any end", () => {
  for (const end of ["1.1", "bans", "bans.", "the API.", "order history", "a 7", "7", "*", "", "\u3002"]) {
    const found = classify("usds-futures", -1121, `Nobody has ever seen this text ${end}`);
    expect(found?.match).toBe("code");
    expect(found?.values).toEqual([]);
  }
});
