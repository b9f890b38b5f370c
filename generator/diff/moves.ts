import type { SnapshotEntry, SnapshotTable } from "../model.ts";
import { readText } from "../text.ts";
import type { ChangeDraft, Place } from "./change.ts";
import { isCurrent } from "./diff-catalogs.ts";
import { detailsOfMessage, type LooseMessage } from "./messages.ts";

export interface LooseEnds {
  readonly went: readonly LooseMessage[];
  readonly came: readonly LooseMessage[];
  /** Added and removed codes, with their messages. */
  readonly added: readonly SnapshotEntry[];
  readonly retired: readonly SnapshotEntry[];
  /** Added and removed shared tables: messages of a code may now be in a table. */
  readonly tablesAdded: readonly SnapshotTable[];
  readonly tablesRetired: readonly SnapshotTable[];
}

/** The same words removed under one code and added under another: the message moved. The rest was added or removed. */
export function findMoves({
  added: entriesAdded,
  retired,
  tablesAdded,
  tablesRetired,
  ...loose
}: LooseEnds): readonly ChangeDraft[] {
  const went = outsideOf(tablesAdded, loose.went);
  const came = outsideOf(tablesRetired, loose.came);
  const destinations = queueByText([...came.map(looseEnd), ...entriesAdded.flatMap(endsOfEntry)]);
  const origins = queueByText(retired.flatMap(endsOfEntry));
  const claimed = new Set<LooseMessage>();
  const changes = went.map((loose): ChangeDraft => {
    const target = destinations.get(readText(loose.message.text))?.shift();
    if (target === undefined) return removed(loose);
    if (target.loose !== undefined) claimed.add(target.loose);
    return moved((target.loose ?? loose).place, loose.message.text, loose.place.key, target.key);
  });
  const rest = came.filter((loose) => !claimed.has(loose));
  const arrivals = rest.map((loose): ChangeDraft => {
    const origin = origins.get(readText(loose.message.text))?.shift();
    if (origin === undefined) return added(loose);
    return moved(loose.place, loose.message.text, origin.key, loose.place.key);
  });
  return [...changes, ...arrivals];
}

/** Without the messages of an added or removed table. */
function outsideOf(tables: readonly SnapshotTable[], messages: readonly LooseMessage[]): readonly LooseMessage[] {
  const explained = new Set(tables.flatMap((table) => table.messages.map(({ text }) => readText(text))));
  return messages.filter(({ message }) => !explained.has(readText(message.text)));
}

interface End {
  readonly key: number | string;
  readonly text: string;
  /** Absent for a message of an added or removed code. */
  readonly loose?: LooseMessage;
}

function looseEnd(loose: LooseMessage): End {
  return { key: loose.place.key, text: loose.message.text, loose };
}

function endsOfEntry(entry: SnapshotEntry): readonly End[] {
  return entry.messages.filter(isCurrent).map(({ text }) => ({ key: entry.code, text }));
}

function queueByText(ends: readonly End[]): ReadonlyMap<string, End[]> {
  const queues = new Map<string, End[]>();
  for (const end of ends) {
    const text = readText(end.text);
    const queue = queues.get(text);
    if (queue === undefined) queues.set(text, [end]);
    else queue.push(end);
  }
  return queues;
}

function added({ place, message, shown }: LooseMessage): ChangeDraft {
  const draft = { ...place.draft("message-added"), ...shown, field: "message" } as const;
  return { ...draft, after: message.text, details: detailsOfMessage(message) };
}

function removed({ place, message, retired, shown }: LooseMessage): ChangeDraft {
  return {
    ...place.draft("message-removed"),
    ...shown,
    field: "message",
    before: message.text,
    details: detailsOfMessage(message),
    ...(retired === undefined ? {} : { retired }),
  };
}

function moved(place: Place, text: string, from: number | string, to: number | string): ChangeDraft {
  return { ...place.draft("message-moved"), field: "message", before: text, after: text, movedFrom: from, movedTo: to };
}
