import type { PageProblems } from "./page-problems.ts";
import type { ParsedPage } from "./parsed-page.ts";

/** Fewer entries say nothing of what is usual on the page. */
const ENOUGH_ENTRIES = 20;
/** The sapi pages leave 6 % of their codes without a name; where nearly all have one, its absence is a loss. */
const FEW = 0.02;

/** `### -1003` on a page whose other codes have names: the rest of the line was lost, or stands in the next one. */
export function reportNameless({ entries }: ParsedPage, problems: PageProblems): void {
  const headed = entries.filter(({ kind, codes }) => kind === "entry" && typeof codes[0] === "number");
  const nameless = headed.filter(({ name }) => name === null);
  if (headed.length < ENOUGH_ENTRIES || nameless.length > Math.max(1, headed.length * FEW)) return;
  for (const { codes, line } of nameless) {
    const message = `${String(codes[0])} has no name, and nearly all others of the page have one.`;
    const fix = "Compare with the page, and fetch it again; if the page has none, give one in overlays/names.json.";
    problems.warn("entry-without-name", { line, code: codes[0] }, message, fix);
  }
}
