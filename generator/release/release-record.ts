import type { Change, ChangeKind } from "../diff/change.ts";
import type { Releases } from "../emit/kit/schemas.ts";

type Release = Releases["releases"][number];
type Changed = Release["added"][number];

/** A release for programs that use the catalog. Moved and renamed messages count as retired and added. */
const ADDED: readonly ChangeKind[] = ["error-added", "error-returned", "message-added", "message-returned"];
const RETIRED: readonly ChangeKind[] = ["error-retired", "error-dropped", "message-removed", "message-dropped"];

/** The recorded releases with a new one. */
export function addReleaseRecord(
  { version: kit, releases }: Releases,
  version: string,
  date: string,
  changes: readonly Change[],
): Releases {
  const release: Release = {
    version,
    date,
    added: changes.filter(({ kind }) => ADDED.includes(kind)).flatMap((change) => changed(change, change.after)),
    reworded: changes
      .filter(({ kind }) => kind === "message-reworded")
      .flatMap((change) => changed(change, change.after).map((one) => ({ ...one, before: change.before ?? "" }))),
    retired: changes.filter(({ kind }) => RETIRED.includes(kind)).flatMap((change) => changed(change, change.before)),
  };
  return { version: kit, releases: [...releases, release] };
}

function changed({ family, code, name, kind }: Change, text: string | null): readonly Changed[] {
  if (family === null || code === null) return [];
  return [{ family, code, name, text: kind.startsWith("message-") ? text : null }];
}
