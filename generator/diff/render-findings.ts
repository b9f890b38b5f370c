import { formatPlace } from "../problem.ts";
import { escapePr } from "./escape-pr.ts";
import type { SortedFindings } from "./known-findings.ts";
import type { LanguageFinding } from "./language-finding.ts";
import { cut } from "../text/cut.ts";

const MAX_TEXT = 200;

/** One finding as a list item: `spot -1108 **missing translation**: …: “…”`. */
export function renderFinding({ kind, family, code, table, english, chinese, detail }: LanguageFinding): string {
  const place = `${family} ${code === null ? (table ?? "") : String(code)}`;
  const texts = [english, chinese].filter((text) => text !== null).map((text) => `“${escapePr(cut(text, MAX_TEXT))}”`);
  return `- ${escapePr(place)} **${kind.replaceAll("-", " ")}**: ${escapePr(cut(detail, MAX_TEXT))}: ${texts.join(" / ")}`;
}

/** The report as a document of its own. */
export function renderFindings(shown: readonly LanguageFinding[], { known, fresh, problems }: SortedFindings): string {
  const head = `**${String(fresh.length)} new findings, ${String(known.length)} known**\n`;
  const list = shown.length === 0 ? "" : `\n${shown.map(renderFinding).join("\n")}\n`;
  const stale = problems.map(
    ({ at, message, fix }) => `- ${escapePr(formatPlace(at))}: ${escapePr(message)} ${escapePr(fix)}`,
  );
  return head + list + (stale.length === 0 ? "" : `\n${stale.join("\n")}\n`);
}
