import type { Overlays } from "../../generator/overlays/schemas.ts";
import type { Problem } from "../../generator/problem.ts";

/**
 * Makes a list of problems that a reviewer can read: what overlays/observed.json has settled is left out, and what
 * several pages share (the sapi products print one list eight times) is told once.
 */
export function foldProblems(problems: readonly Problem[], observed: Overlays["observed"]): readonly Problem[] {
  const settled = new Set(observed.codes.map(({ family, code }) => `${family} ${String(code)}`));
  const open = problems.filter(
    ({ check, at }) => check !== "code-without-entry" || !settled.has(`${at.family ?? ""} ${String(at.code ?? "")}`),
  );
  const folded = new Map<string, { readonly first: Problem; count: number }>();
  for (const problem of open) {
    const { check, severity, at, message } = problem;
    const what =
      at.code === undefined ? `${message} ${at.file ?? ""} ${at.product ?? ""} ${at.locale ?? ""}` : String(at.code);
    const key = JSON.stringify([check, severity, at.family, what]);
    const known = folded.get(key);
    if (known === undefined) folded.set(key, { first: problem, count: 1 });
    else known.count += 1;
  }
  return [...folded.values()].map(({ first, count }) =>
    count === 1 ? first : { ...first, message: `${first.message} (and on ${String(count - 1)} more pages)` },
  );
}
