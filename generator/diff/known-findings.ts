import type { Problem } from "../problem.ts";
import type { FindingsOverlay, LanguageFinding } from "./language-finding.ts";

export interface SortedFindings {
  readonly known: readonly LanguageFinding[];
  /** What a reviewer has not seen yet. */
  readonly fresh: readonly LanguageFinding[];
  /** Records of the overlay that nothing on the pages answers to any more. */
  readonly problems: readonly Problem[];
}

/** Holds what was found against what overlays/findings.json knows. */
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
