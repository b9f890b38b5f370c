import type { SnapshotTable } from "../model.ts";
import type { ChangeDraft, ChangeKind } from "./change.ts";
import type { FamilyContext } from "./diff-entries.ts";
import { diffMessages, type LooseMessage, type MessageDiff } from "./diff-messages.ts";
import { diffNotes, textChange } from "./diff-texts.ts";
import { isLive } from "./live.ts";
import { tablePlace } from "./place.ts";
import { sameText } from "../text/same-text.ts";

export interface TablesDiff extends MessageDiff {
  /** Tables that came or went as a whole: their messages are no changes of their own. */
  readonly added: readonly SnapshotTable[];
  readonly retired: readonly SnapshotTable[];
}

/**
 * Compares the tables that several codes share. `explained` are the codes that came or went: a title that names
 * one more code than before says nothing that the code's own change does not say.
 */
export function diffTables(
  context: FamilyContext,
  before: readonly SnapshotTable[],
  after: readonly SnapshotTable[],
  explained: ReadonlySet<number>,
): TablesDiff {
  const old = new Map(before.map((table) => [table.id, table]));
  const now = new Map(after.map((table) => [table.id, table]));
  const details = after.flatMap((table) => {
    const twin = old.get(table.id);
    return twin === undefined || hasGone(twin) || hasGone(table) ? [] : [diffTable(context, twin, table, explained)];
  });
  const came = after.filter((table) => !hasGone(table) && isGoneOrMissing(old.get(table.id)));
  const went = before.filter((table) => !hasGone(table) && isGoneOrMissing(now.get(table.id)));
  return {
    changes: [
      ...came.map((table) => wholeTable(context, "table-added", table)),
      ...went.map((table) => wholeTable(context, "table-retired", table)),
      ...details.flatMap(({ changes }) => changes),
    ],
    went: details.flatMap((detail): readonly LooseMessage[] => detail.went),
    came: details.flatMap((detail): readonly LooseMessage[] => detail.came),
    added: came,
    retired: went,
  };
}

function diffTable(
  context: FamilyContext,
  before: SnapshotTable,
  after: SnapshotTable,
  explained: ReadonlySet<number>,
): MessageDiff {
  const place = tablePlace(context.family, after, context.pages);
  const messages = diffMessages(place, before.messages, after.messages);
  const codes = differingCodes(before, after);
  const unexplained = codes.filter((code) => !explained.has(code));
  const titles = codes.length > 0 ? [] : titleChanges(context, before, after);
  const codesChange =
    unexplained.length === 0
      ? []
      : [{ ...place.draft("table-codes-changed"), before: before.codes.join(", "), after: after.codes.join(", ") }];
  return {
    ...messages,
    changes: [...codesChange, ...titles, ...messages.changes, ...diffNotes(place, before.notes, after.notes)],
  };
}

function titleChanges(context: FamilyContext, before: SnapshotTable, after: SnapshotTable): readonly ChangeDraft[] {
  const place = tablePlace(context.family, after, context.pages);
  const english = sameText(before.title.en, after.title.en)
    ? []
    : [{ ...place.draft("section-changed"), before: before.title.en ?? null, after: after.title.en ?? null }];
  return [
    ...english,
    ...textChange(place, { field: "title", locale: "zh-CN" }, before.title["zh-CN"], after.title["zh-CN"]),
  ];
}

function differingCodes(before: SnapshotTable, after: SnapshotTable): readonly number[] {
  return [
    ...before.codes.filter((code) => !after.codes.includes(code)),
    ...after.codes.filter((code) => !before.codes.includes(code)),
  ];
}

/** A table that the page lacks is kept with all its messages retired. */
function hasGone(table: SnapshotTable): boolean {
  return table.messages.length > 0 && !table.messages.some(isLive);
}

function isGoneOrMissing(table: SnapshotTable | undefined): boolean {
  return table === undefined || hasGone(table);
}

function wholeTable(context: FamilyContext, kind: ChangeKind, table: SnapshotTable): ChangeDraft {
  const title = table.title.en ?? table.id;
  return {
    ...tablePlace(context.family, table, context.pages).draft(kind),
    ...(kind === "table-added" ? { after: title } : { before: title }),
    count: table.messages.length,
  };
}
