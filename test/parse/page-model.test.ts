import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { parsePage } from "../../generator/parse/parse-page.ts";
import { type BriefEntry, brief } from "./brief.ts";

/** A page as a model; parsing its rendering must return the model. */
interface ModelEntry {
  readonly code: number;
  readonly name: string | null;
  readonly bullets: readonly ModelBullet[];
}

interface ModelBullet {
  readonly locale: "en" | "zh-CN";
  readonly text: string;
}

const english = fc
  .tuple(
    fc.constantFrom("Too many", "Invalid", "A mandatory parameter", "Order would", "Price * QTY", "NOT_ALLOWED"),
    fc.constantFrom(
      "'%s'",
      "%s",
      "[%s]",
      "{0}",
      "{param}",
      "5.0",
      "%sx",
      "<b>",
      "a_b_c",
      "a & b",
      "1 < 2",
      "#1",
      "[x](y)",
      "`",
      "\\",
      "~x~",
      "| y",
    ),
    fc.constantFrom("orders.", "was sent; again!", "is zero or less", "(e.g. `x`)", "-1999."),
  )
  .map((parts): ModelBullet => ({ locale: "en", text: parts.join(" ") }));
const chinese = fc
  .tuple(
    fc.constantFrom("在参数", "请求过多；", "此listenKey", "新订单"),
    fc.constantFrom("％s", "%s", "MAX_NUM", "。"),
    fc.constantFrom("无效", "不存在。", "！"),
  )
  .map((parts): ModelBullet => ({ locale: "zh-CN", text: parts.join("") }));

const name = fc.oneof(
  fc.constantFrom(
    "UNKNOWN",
    "TOO_MANY_REQUESTS",
    "Request Throttled",
    "Not found, authenticated, or authorized",
    "请求过多",
    "PRICE_HIGHTER_THAN_STOP",
  ),
  fc.constant(null),
);

const model = fc.uniqueArray(
  fc.record({
    code: fc.integer({ min: -99_999, max: -1000 }),
    name,
    bullets: fc.array(fc.oneof(english, chinese), { maxLength: 4 }),
  }),
  { minLength: 1, maxLength: 12, selector: ({ code }) => code },
);

const title = ({ code, name: named }: ModelEntry): string => [String(code), named ?? ""].join(" ").trim();
const escapeHtml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
const escapeMarkdown = (text: string): string =>
  text.replace(/[\\`*_[\]<>&#~|()!{}.+-]/gu, (character) => `\\${character}`);

const renderings: Readonly<Record<string, (entries: readonly ModelEntry[]) => string>> = {
  markdown: (entries) =>
    `# Error codes\n\n## 10xx - General\n${entries.map((entry) => `### ${title(entry)}\n${entry.bullets.map(({ text }) => ` * ${escapeMarkdown(text)}\n`).join("")}`).join("\n")}`,
  "converted Markdown": (entries) =>
    `# Error codes\n\n${entries.map((entry) => `#### ${escapeMarkdown(title(entry))}[\u200B](/docs/x/error-code#${String(entry.code)} "Direct link to ${title(entry)}")\n\n${entry.bullets.map(({ text }) => `-   ${escapeMarkdown(text)}\n`).join("")}\n\n`).join("")}`,
  HTML: (entries) =>
    `<!doctype html><html lang="en"><body><nav><ul>${entries.map((entry) => `<li><a>${escapeHtml(title(entry))}</a></li>`).join("")}</ul></nav><article><div class="theme-doc-markdown"><h1>Error codes</h1>${entries.map((entry) => `<h3>${escapeHtml(title(entry))}<a class="hash-link">\u200B</a></h3><ul>${entry.bullets.map(({ text }) => `<li>${escapeHtml(text)}</li>\n`).join("")}</ul>`).join("")}</div></article></body></html>`,
  text: (entries) =>
    `Error codes\n\n10xx - General\n\n${entries.map((entry) => `${title(entry)}\n\n${entry.bullets.map(({ text }) => `  • ${text}\n`).join("")}`).join("\n")}`,
};

function expected(entries: readonly ModelEntry[]): readonly BriefEntry[] {
  return entries.map((entry) => ({
    codes: [entry.code],
    name: entry.name,
    messages: entry.bullets.map(({ text, locale }) => `${locale}: ${text}`),
    notes: [],
  }));
}

describe("a page's model survives", () => {
  for (const [format, render] of Object.entries(renderings)) {
    test.prop([model], { numRuns: 150 })(format, (entries) => {
      const { pages } = parsePage(render(entries));
      expect(pages).toHaveLength(1);
      expect(pages[0]?.entries.map(brief)).toEqual(expected(entries));
    });
  }
});

describe("parsePage is total", () => {
  const piece = fc.oneof(
    fc.constantFrom(
      "### -1000 A\n",
      "<h3>",
      "</h3>",
      "<ul><li>",
      "-1000",
      "```\n",
      "| a | b |\n",
      "|---|---|\n",
      "<!--",
      "-->",
      "* ",
      "\n\n",
      "  \n",
      "---\n",
      "<table><tr><td>",
      "<pre>",
      '<a id="x"></a>\n',
      "&#x;",
      "\u0000",
      "\u2028",
      "\uFEFF",
      '<div class="theme-doc-markdown">',
      "</div>",
      "中",
      "ã€‚",
      "__proto__",
      "\r",
    ),
    fc.string({ unit: "binary", maxLength: 12 }),
  );

  test.prop([fc.array(piece, { maxLength: 40 })], { numRuns: 1000 })(
    "any text gives pages and problems, the same ones twice",
    (pieces) => {
      const text = pieces.join("");
      const first = parsePage(text);
      expect(first.pages.length).toBeGreaterThan(0);
      expect(parsePage(text)).toEqual(first);
    },
  );
});
