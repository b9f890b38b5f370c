import { expect, test } from "vitest";
import { planSegments } from "../../src/match/template.ts";

/** A segment in short: a literal unchanged, a parameter as `name type reach`, with `?` if it may be empty. */
function inShort(field: string): readonly string[] {
  return planSegments(field).map((segment) => {
    if (typeof segment === "string") return segment;
    const { name, type, reach, mayBeEmpty } = segment;
    return `${name} ${type} ${reach}${mayBeEmpty ? "?" : ""}`;
  });
}

test.each<[string, string, readonly string[]]>([
  ["no mark", "Invalid symbol.", ["Invalid symbol."]],
  ["no text", "", [""]],
  ["a mark alone", "|slabel|", ["label s end"]],
  ["the character itself", "a || b |ic| d ||", ["a | b ", "c i class", " d |"]],
  ["the character itself beside a mark", "|||ic|||", ["|", "c i class", "|"]],
  ["two values without anything between", "|sa||sb|", ["a s word", "b s end"]],
  ["a class at the end", "x |ia|", ["x ", "a i class"]],
  ["a string before the last literal", "x |sa| y", ["x ", "a s end", " y"]],
  ["a string before another value", "|sa| y |sb|", ["a s stop", " y ", "b s end"]],
  ["a list", "|la| y |lb|", ["a l stop", " y ", "b l end"]],
  ["an unknown letter", "|xa|", ["a s end"]],
  ["a name of every object's own", "|sconstructor|", ["constructor s end"]],

  ["a digit runs into a number", "|ia|5", ["a i end", "5"]],
  ["and into a timestamp", "|ta|5x", ["a t end", "5x"]],
  ["not one farther in", "|ia| 5", ["a i class", " 5"]],
  ["nor there into a timestamp", "|ta| 5", ["a t class", " 5"]],
  ["a letter runs into an address", "|pa|x", ["a p end", "x"]],
  ["a letter does not", "|ia|e", ["a i class", "e"]],
  ["an exponent runs into a decimal", "|da|e", ["a d end", "e"]],
  ["a capital one too", "|da|E", ["a d end", "E"]],
  ["a digit too", "|da|0", ["a d end", "0"]],
  ["a full stop does not", "|da|.", ["a d class", "."]],
  ["nor one before a letter", "|da|.x", ["a d class", ".x"]],
  ["but one before a digit", "|da|.5", ["a d end", ".5"]],
  ["or before a value, which may be one", "|da|.|ib|", ["a d stop", ".", "b i class"]],
  ["a comma before a value does not", "|da|,|ib|", ["a d class", ",", "b i class"]],
  ["a full stop before a letter runs into an address", "|pa|.x", ["a p end", ".x"]],
  ["a hyphen before a mask too", "|pa|-*", ["a p end", "-*"]],
  ["a full stop at the end does not", "IP |pa|. x", ["IP ", "a p class", ". x"]],
  ["a letter runs into an interval", "|va|ly", ["a v end", "ly"]],
  ["a space does not", "|va| x", ["a v class", " x"]],
  ["nothing runs into a truth", "|ba|true", ["a b class", "true"]],

  ["between quotes", "'|sa|'", ["'", "a s end?", "'"]],
  ["between double quotes", '"|sa|"', ['"', "a s end?", '"']],
  ["between other quotes", "`|sa|`", ["`", "a s end?", "`"]],
  ["between brackets", "[|sa|]", ["[", "a s end?", "]"]],
  ["between round ones", "(|ia|)", ["(", "a i class?", ")"]],
  ["between braces", "{|ia|}", ["{", "a i class?", "}"]],
  ["within a text", "x '|sa|' y |sb|", ["x '", "a s stop?", "' y ", "b s end"]],
  ["between a quote and the end", "x '|sa|", ["x '", "a s end"]],
  ["between a quote and a space", "x '|sa| '", ["x '", "a s end", " '"]],
  ["between a space and a quote", "x' |sa|'", ["x' ", "a s end", "'"]],
  ["between a quote and a value", "'|sa||sb|'", ["'", "a s word", "b s end", "'"]],
])("where values end: %s", (_, field, expected) => {
  expect(inShort(field)).toEqual(expected);
});

test("a mark has its name and its placeholder in the documentation", () => {
  expect(planSegments("|vinterval~{0}| |ilimit|")).toMatchObject([
    { name: "interval", type: "v", placeholder: "{0}", msName: "intervalMs" },
    " ",
    { name: "limit", type: "i", placeholder: "%s", msName: "limitMs" },
  ]);
});
