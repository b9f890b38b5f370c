import { expect, test } from "vitest";
import { idOfWords, segmentsText } from "../../src/match/message-id.ts";
import { planSegments } from "../../src/match/template.ts";

const word = (length: number): string => "w".repeat(length);

test.each([
  ["Invalid symbol.", "invalid-symbol"],
  ["You don\u2019t, I can't", "you-dont-i-cant"],
  ["Too many; limit is |ilimit| per |vinterval|.", "too-many-limit-is-per"],
  ["CAFÉ 24h", "cafe-24h"],
  ["ﬁne", "fine"],
  ["|slabel|", "message"],
  ["…!", "message"],
  ["", "message"],
  [`${word(30)} ${word(29)}`, `${word(30)}-${word(29)}`],
  [`${word(30)} ${word(30)}`, word(30)],
  // Cut at the first word that is too long: later words are not used.
  [`${word(30)} ${word(30)} end`, word(30)],
  [word(59), word(59)],
  [`${word(61)} end`, word(60)],
])("the id of %j", (text, id) => {
  expect(idOfWords(planSegments(text))).toBe(id);
});

test.each([
  ["limit is |ilimit| per |vinterval~{1}|.", "limit is %s per {1}."],
  ["a || b", "a | b"],
])("the text of %j", (field, text) => {
  expect(segmentsText(planSegments(field))).toBe(text);
});
