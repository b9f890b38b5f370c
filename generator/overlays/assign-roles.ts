import type { FamilySnapshot, SnapshotEntry } from "../model.ts";
import type { Problem } from "../problem.ts";
import { Ledger } from "./ledger.ts";
import type { Overlays } from "./overlay-schemas.ts";

/** Moves texts between messages and notes where overlays/roles.json knows better than the parser's rules. */
export function assignRoles(
  snapshots: readonly FamilySnapshot[],
  roles: Overlays["roles"],
): { readonly snapshots: readonly FamilySnapshot[]; readonly problems: readonly Problem[] } {
  const ledger = new Ledger(
    "overlays/roles.json",
    roles,
    ({ role, text }) => `"${text}" is a ${role}`,
    ({ family, code }) => ({ family, code }),
  );
  const assigned = snapshots.map((snapshot) => ({
    ...snapshot,
    entries: snapshot.entries.map((entry) =>
      roles
        .filter(({ family, code }) => family === snapshot.family && code === entry.code)
        .reduce((changed, role) => assignRole(changed, role, ledger), entry),
    ),
  }));
  return { snapshots: assigned, problems: ledger.problems() };
}

function assignRole(
  entry: SnapshotEntry,
  role: Overlays["roles"][number],
  ledger: Ledger<Overlays["roles"][number]>,
): SnapshotEntry {
  const message = entry.messages.find(({ text }) => text === role.text);
  const note = entry.notes.find(({ en }) => en === role.text);
  if (message !== undefined && role.role === "note") {
    ledger.use(role);
    const { text, "zh-CN": chinese } = message;
    return {
      ...entry,
      messages: entry.messages.filter((other) => other !== message),
      notes: [...entry.notes, { en: text, ...(chinese === undefined ? {} : { "zh-CN": chinese }) }],
    };
  }
  if (note !== undefined && role.role === "message") {
    ledger.use(role);
    const chinese = note["zh-CN"];
    return {
      ...entry,
      notes: entry.notes.filter((other) => other !== note),
      messages: [...entry.messages, { text: role.text, ...(chinese === undefined ? {} : { "zh-CN": chinese }) }],
    };
  }
  if (message !== undefined || note !== undefined) ledger.redundant(role);
  return entry;
}
