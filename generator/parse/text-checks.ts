import type { Remark } from "../blocks/block.ts";
import { visibleText } from "../../src/text/printable.ts";
import { isIdentifier } from "./headings.ts";
import { type PageProblems, type ParsedEntry, type ParsedPage, excerpt } from "./parsed-page.ts";

/** Markup left in a text: an unknown form of it. */
const MARKUP =
  /\]\(|<\/?[a-z][\w-]*(?:\s[^<>]*)?\/?>|<!--|-->|\{\/\*|\*\/\}|\*\*[^\s*]|[^\s*]\*\*|^:{3,}|\[\^\d{1,3}\]|&(?:lt|gt|amp|quot|nbsp|#\d{1,5});|~~|\{\s?['"`]|\\[*_`[\]{}<>~]|`/u;
const FIX = "Compare with the page; if it writes so, give the form a reader in generator/blocks/.";

/** Comments and components that showed nothing and need a check. */
export function reportRemarks(remarks: readonly Remark[], problems: PageProblems): void {
  for (const { kind, line, text } of remarks) {
    if (kind === "open-comment") {
      const message = "A comment is never closed, or another begins in it: it was read as text.";
      problems.warn("comment-not-closed", { line }, message, "Compare with the page, and fetch it again.");
    } else {
      const message = `What a component shows stands elsewhere and was not read: ${excerpt(visibleText(text))}`;
      problems.warn("component-not-read", { line }, message, "Open the page and see whether it shows errors there.");
    }
  }
}

/** Every name is an identifier or a problem; every text with markup left is a problem. */
export function reportTexts(page: ParsedPage, problems: PageProblems): void {
  for (const entry of page.entries) {
    reportName(page, entry, problems);
    reportSign(entry, problems);
    for (const { text, line } of textsOf(entry)) {
      if (!MARKUP.test(text)) continue;
      const message = `Markup is left in a text of ${String(entry.codes[0] ?? entry.title)}: ${excerpt(visibleText(text))}`;
      problems.warn("markup-in-text", { line, code: entry.codes[0] }, message, FIX);
    }
  }
  for (const { text, line } of page.entries.length === 0 ? [] : page.sections) {
    if (!/^\+?\d{4,9}(?=$|[\s:：])(?!\s*(?:年|[-–/]))/u.test(text)) continue;
    const message = `A heading begins with figures and was not read as a code: ${excerpt(visibleText(text))}`;
    problems.warn(
      "heading-without-code",
      { line },
      message,
      "Compare with the page: a code without a sign needs a name.",
    );
  }
}

/** Names come from the English page; other pages translate them. */
function reportName({ locale }: ParsedPage, { kind, name, codes, line }: ParsedEntry, problems: PageProblems): void {
  if (kind === "table" || name === null || locale !== "en" || isIdentifier(name)) return;
  const shown = excerpt(visibleName(name));
  const at = { line, code: codes[0] };
  if (
    /[A-Za-z_](?=[\p{Script=Cyrillic}\p{Script=Greek}])|[\p{Script=Cyrillic}\p{Script=Greek}](?=[A-Za-z_])/u.test(name)
  ) {
    const message = `The name of ${String(codes[0])} mixes letters of two scripts: "${shown}".`;
    problems.error("name-mixed-script", at, message, "Compare with the page: letters that look alike are other names.");
  } else {
    const message = `The name of ${String(codes[0])} is not an identifier: "${shown}".`;
    problems.warn("name-not-identifier", at, message, "overlays/names.json gives it one.");
  }
}

/** Letters of scripts other than Latin and Chinese, with code points: many look like Latin letters. */
function visibleName(name: string): string {
  return visibleText(name).replace(
    /[\p{Script=Cyrillic}\p{Script=Greek}]/gu,
    (letter) => `${letter}[U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}]`,
  );
}

/** All codes of four digits are negative: one without a sign lost it. */
function reportSign({ codes, line, title, kind }: ParsedEntry, problems: PageProblems): void {
  const code = codes.find((other) => typeof other === "number" && other > 0 && other < 10_000);
  if (code === undefined || kind === "table") return;
  const message = `A code of four figures has no sign: ${excerpt(visibleText(title))}`;
  problems.error("code-without-sign", { line, code }, message, "Compare with the page: the minus sign can be lost.");
}

function textsOf({ title, line, messages, notes }: ParsedEntry): readonly { text: string; line: number }[] {
  return [
    { text: title, line },
    ...messages.flatMap((message) => [
      { text: message.text, line: message.line },
      ...(message.explanation === undefined ? [] : [{ text: message.explanation.text, line: message.line }]),
    ]),
    // Samples are shown unchanged.
    ...notes.filter(({ text }) => !/^\s*[{[<]/u.test(text)),
  ];
}
