import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { classify, parseError } from "../../src/index.ts";
import { comparableText } from "../../generator/text.ts";
import { fill, MESSAGES } from "./catalog.ts";
import { valuesOf } from "./values.ts";

/** Words that change the meaning of a message. */
const WORDS = ["not", "never", "gold", "tomorrow", "unless", "Martian"];
const one = fc.constantFrom(...MESSAGES);
const LITERAL_TEXTS = new Set(MESSAGES.map(({ message }) => comparableText(message.text)));

describe("no text is said to be known that is not", () => {
  test("a foreign word in a literal", () => {
    fc.assert(
      fc.property(one, fc.nat(), fc.constantFrom(...WORDS), ({ family, code, message }, where, word) => {
        fc.pre(message.parameters.length === 0);
        const words = message.text.split(" ");
        words.splice(where % (words.length + 1), 0, word);
        const text = words.join(" ");
        fc.pre(!LITERAL_TEXTS.has(comparableText(text)));
        const found = classify(family, code, text);
        expect(found?.template === null || isTemplateOf(found?.template?.text ?? "", text), text).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  test("a foreign word in the literal part of a template", () => {
    fc.assert(
      fc.property(
        one.chain((item) => fc.tuple(fc.constant(item), valuesOf(item.message))),
        fc.constantFrom(...WORDS),
        ([{ family, code, message }, values], word) => {
          const [first] = message.segments;
          fc.pre(message.parameters.length > 0 && typeof first === "string" && first.includes(" "));
          const text = `${word} ${fill(message, values)}`;
          const found = classify(family, code, text);
          expect(found?.template === null || isTemplateOf(found?.template?.text ?? "", text), text).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test("a last word missing", () => {
    for (const { family, code, message } of MESSAGES) {
      if (message.parameters.length > 0) continue;
      const text = message.text.replace(/\s*\S*[\p{L}\p{N}]\S*[^\p{L}\p{N}]*$/u, "");
      if (text === "" || LITERAL_TEXTS.has(comparableText(text))) continue;
      const found = classify(family, code, text);
      expect(found?.template === null || isTemplateOf(found?.template?.text ?? "", text), `${family} ${text}`).toBe(
        true,
      );
    }
  });

  test("texts of no message", () => {
    fc.assert(
      fc.property(one, fc.string({ maxLength: 80 }), ({ family, code }, text) => {
        const found = classify(family, code, text);
        expect(
          found?.template === null ||
            isTemplateOf(found?.template?.text ?? "", text) ||
            comparableText(found?.template?.text ?? "") === comparableText(text),
        ).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("ignored differences are accepted and reported", () => {
  test.each([
    ["case", "INVALID SYMBOL."],
    ["final full stop", "Invalid symbol"],
    ["quotes", '"Invalid symbol."'],
    ["white space", " Invalid  symbol. \n"],
  ])("%s", (_, msg) => {
    expect(parseError({ code: -1121, msg }, { family: "spot" })).toMatchObject({ match: "tolerant", known: true });
  });

  test("other quotes around a parameter, which comes without them", () => {
    const msg = 'Mandatory parameter "signature" was not sent, was empty\\/null, or malformed';
    const error = parseError({ code: -1102, msg }, { family: "spot" });
    expect(error).toMatchObject({ match: "tolerant", params: { parameter: "signature" } });
  });

  test("the caller's address behind any message", () => {
    const error = parseError({ code: -1121, msg: "Invalid symbol, request ip: 203.0.113.7" }, { family: "spot" });
    expect(error).toMatchObject({ match: "tolerant", requestIp: "203.0.113.7", template: { text: "Invalid symbol." } });
  });

  test("a text of another code keeps the code's own name and advice", () => {
    const error = parseError({ code: -1121, msg: "Invalid listenKey or whatever" }, { family: "spot" });
    expect(error).toMatchObject({ name: "BAD_SYMBOL", known: false, match: "code", template: null });
    const other = parseError({ code: -1121, msg: "This listenKey does not exist." }, { family: "spot" });
    expect(other).toMatchObject({ name: "BAD_SYMBOL", known: false, match: "other-code", template: { code: -1125 } });
    expect(other?.advice.id).toBe(error?.advice.id);
  });
});

/** A parameter of a template may contain the word: then it is not a false claim. */
function isTemplateOf(template: string, text: string): boolean {
  const found = MESSAGES.find(({ message }) => message.text === template)?.message;
  if (found === undefined) return false;
  // The whole message with another sentence before or after it.
  if (found.parameters.length === 0) return comparableText(text).includes(comparableText(template));
  const literals = found.segments.flatMap((part) => (typeof part === "string" ? [part] : []));
  let position = 0;
  const folded = comparableText(text);
  return literals.every((literal) => {
    const at = folded.indexOf(comparableText(literal), position);
    position = at + 1;
    return at >= 0;
  });
}
