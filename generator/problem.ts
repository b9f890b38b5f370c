/** A problem for a person: bad input, a failed gate, a stale overlay. Data, never thrown. */
export interface Problem {
  /** Stable id of the check that found it, for example `page-identity` or `heading-without-entry`. */
  readonly check: string;
  readonly severity: "error" | "warning";
  readonly at: ProblemPlace;
  /** What is wrong, in one sentence. */
  readonly message: string;
  /** What to do about it: the file to edit and the command to run. */
  readonly fix: string;
}

export interface ProblemPlace {
  readonly file?: string | undefined;
  readonly url?: string | undefined;
  readonly family?: string | undefined;
  readonly product?: string | undefined;
  readonly locale?: string | undefined;
  /** 1-based line of the recorded page or JSON file. */
  readonly line?: number | undefined;
  readonly anchor?: string | undefined;
  readonly code?: number | string | undefined;
}

/** `spot en errors.md:120 -1003`: the place in one readable piece. */
export function formatPlace(at: ProblemPlace): string {
  const where = at.file ?? at.url;
  const spot = where === undefined ? undefined : at.line === undefined ? where : `${where}:${String(at.line)}`;
  const parts = [at.family, at.product === at.family ? undefined : at.product, at.locale, spot, at.anchor, at.code];
  return parts.filter((part) => part !== undefined && part !== "").join(" ");
}

export function isError(problem: Problem): boolean {
  return problem.severity === "error";
}

/** `Map.groupBy`, which Node 20 lacks: groups in order of first appearance. */
export function groupBy<Item, Key>(
  items: readonly Item[],
  keyOf: (item: Item) => Key,
): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
