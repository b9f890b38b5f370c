import { escapeUrl } from "../emit/escape-markdown.ts";
import { type Problem, formatPlace } from "../problem.ts";
import { cut } from "../text.ts";
import type { FindingsOverlay, LanguageFinding } from "./languages.ts";
import { escapePr } from "./render-change.ts";

export interface SortedFindings {
  readonly known: readonly LanguageFinding[];
  /** New findings. */
  readonly fresh: readonly LanguageFinding[];
  /** Records of the overlay that no longer match a page. */
  readonly problems: readonly Problem[];
}

/** Compares the findings with overlays/findings.json. */
export function sortFindings(findings: readonly LanguageFinding[], overlay: FindingsOverlay): SortedFindings {
  const index = indexOverlay(overlay);
  const used = new Set<string>();
  const known: LanguageFinding[] = [];
  const fresh: LanguageFinding[] = [];
  for (const finding of findings) {
    const keys = keysOf(finding).filter((key) => index.has(key));
    for (const key of keys) used.add(key);
    (keys.length > 0 ? known : fresh).push(finding);
  }
  const stale = [...index].filter(([key]) => !used.has(key)).map(([, place]) => staleProblem(place));
  return { known, fresh, problems: stale };
}

interface OverlayPlace {
  readonly kind: string;
  readonly family: string;
  readonly what: number | string;
}

function indexOverlay(overlay: FindingsOverlay): ReadonlyMap<string, OverlayPlace> {
  return new Map(
    overlay.flatMap(({ kind, family, codes, texts }) =>
      [...(codes ?? []), ...(texts ?? [])].map(
        (what) => [JSON.stringify([kind, family, what]), { kind, family, what }] as const,
      ),
    ),
  );
}

function keysOf({ kind, family, code, english, chinese }: LanguageFinding): readonly string[] {
  const text = chinese ?? english;
  return [code, text].filter((what) => what !== null).map((what) => JSON.stringify([kind, family, what]));
}

function staleProblem({ kind, family, what }: OverlayPlace): Problem {
  const shown = typeof what === "number" ? `code ${String(what)}` : `"${what}"`;
  return {
    check: "finding-stale",
    severity: "warning",
    at: { file: "overlays/findings.json", family, ...(typeof what === "number" ? { code: what } : {}) },
    message: `The pages no longer show the known finding ${kind} for ${shown}.`,
    fix: "Delete it from overlays/findings.json.",
  };
}

const MAX_TEXT = 200;

/** One finding as a list item: `spot -1108 **missing translation**: …: “…”`. */
export function renderFinding({ kind, family, code, table, english, chinese, detail }: LanguageFinding): string {
  const place = `${family} ${code === null ? (table ?? "") : String(code)}`;
  const texts = [english, chinese].filter((text) => text !== null).map((text) => `“${escapePr(cut(text, MAX_TEXT))}”`);
  return `- ${escapePr(place)} **${kind.replaceAll("-", " ")}**: ${escapePr(cut(detail, MAX_TEXT))}: ${texts.join(" / ")}`;
}

/** The report as a document. */
export function renderFindings(shown: readonly LanguageFinding[], { known, fresh, problems }: SortedFindings): string {
  const head = `**${String(fresh.length)} new findings, ${String(known.length)} known**\n`;
  const list = shown.length === 0 ? "" : `\n${shown.map(renderFinding).join("\n")}\n`;
  const stale = problems.map(
    ({ at, message, fix }) => `- ${escapePr(formatPlace(at))}: ${escapePr(message)} ${escapePr(fix)}`,
  );
  return head + list + (stale.length === 0 ? "" : `\n${stale.join("\n")}\n`);
}

/** Origin of a page's content. */
export interface Provenance {
  readonly family: string;
  readonly product: string;
  readonly locale: string;
  /** Address that answered. */
  readonly url: string;
  /** Day on which it answered. */
  readonly when: string;
  readonly sha256: string;
}

export function renderProvenance({ family, product, locale, url, when, sha256 }: Provenance): string {
  const page = [family, product === family ? "" : product, locale].filter((part) => part !== "").join(" ");
  const target = escapeUrl(url);
  const address = target === null ? escapePr(url) : `[${escapePr(url)}](${target})`;
  return `- ${escapePr(page)}: ${address}, ${escapePr(when)}, \`${sha256.replace(/[^0-9a-f]/gu, "").slice(0, 64)}\``;
}
