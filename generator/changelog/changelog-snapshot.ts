import { z } from "zod";
import { type Locale, SCHEMA_VERSION, familyIdSchema, localeSchema } from "../model.ts";
import type { ParsedChangelog } from "./parse-changelog.ts";

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

const eventSchema = z.strictObject({
  date: day,
  effective: day.optional(),
  kind: z.enum(["added", "removed", "text-changed"]),
  codes: z.array(z.int()),
  names: z.array(z.string()),
  texts: z.array(z.string()),
  was: z.array(z.string()).optional(),
  filter: z.string().optional(),
  /** The published code, if it differs from the real code. */
  written: z.string().optional(),
  /** Languages of the pages with this statement. */
  locales: z.array(localeSchema).min(1),
});
export type AnnouncedEvent = z.infer<typeof eventSchema>;

export const changelogSnapshotSchema = z.strictObject({
  schemaVersion: z.literal(SCHEMA_VERSION),
  kind: z.literal("changelog"),
  family: familyIdSchema,
  pages: z.array(z.strictObject({ locale: localeSchema, url: z.string(), newest: day })),
  events: z.array(eventSchema),
});
/** snapshots/changelog.json: announcements about error codes, newest first. */
export type ChangelogSnapshot = z.infer<typeof changelogSnapshotSchema>;

export interface ChangelogPage {
  readonly locale: Locale;
  readonly url: string;
  readonly parsed: ParsedChangelog;
}

/** Joins both languages of a change-log. Statements with the same day, kind and codes are one event. */
export function joinChangelogs(
  family: ChangelogSnapshot["family"],
  pages: readonly ChangelogPage[],
): ChangelogSnapshot {
  const events = new Map<string, AnnouncedEvent>();
  for (const { locale, parsed } of pages) {
    const counts = new Map<string, number>();
    for (const { date, effective, kind, codes, names, texts, was, filter, written } of parsed.events) {
      const statement = JSON.stringify([date, kind, codes, filter]);
      const count = (counts.get(statement) ?? 0) + 1;
      counts.set(statement, count);
      const key = `${statement} ${String(count)}`;
      const known = events.get(key);
      const event: AnnouncedEvent = {
        date,
        ...(effective === undefined ? {} : { effective }),
        kind,
        codes: [...codes],
        names: [...names],
        texts: [...texts],
        ...(was === undefined ? {} : { was: [...was] }),
        ...(filter === undefined ? {} : { filter }),
        ...(written === undefined ? {} : { written }),
        locales: [locale],
      };
      events.set(key, known === undefined ? event : { ...known, locales: [...known.locales, locale] });
    }
  }
  return {
    schemaVersion: SCHEMA_VERSION,
    kind: "changelog",
    family,
    pages: pages.map(({ locale, url, parsed }) => ({ locale, url, newest: parsed.sections[0] ?? "" })),
    events: [...events.values()].toSorted((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0)),
  };
}

/** Writes one event a line, so that a new event is one line in a diff. */
export function formatChangelog({ schemaVersion, kind, family, pages, events }: ChangelogSnapshot): string {
  const list = (items: readonly object[]): string =>
    items.length === 0 ? "[]" : `[\n${items.map((item) => `    ${JSON.stringify(item)}`).join(",\n")}\n  ]`;
  return `{
  "schemaVersion": ${String(schemaVersion)},
  "kind": ${JSON.stringify(kind)},
  "family": ${JSON.stringify(family)},
  "pages": ${list(pages)},
  "events": ${list(events)}
}
`;
}
