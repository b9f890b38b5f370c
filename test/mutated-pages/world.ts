import { readFileSync } from "node:fs";
import { join } from "node:path";
import { formatSnapshot } from "../../generator/catalog/format-snapshot.ts";
import type { FamilySnapshot, SnapshotManifest } from "../../generator/model.ts";
import { overlaysSchema, type Overlays } from "../../generator/overlays/schemas.ts";
import type { RawPage } from "../../generator/raw-page.ts";
import type { Source } from "../../generator/sources.ts";
import { assembleSnapshots } from "../../scripts/refresh/assemble-snapshots.ts";
import { type PageResult, readPage, type ReadPage } from "../../scripts/refresh/collect-pages.ts";
import { EMPTY_MANIFEST } from "../../scripts/snapshots.ts";
import { PROJECT } from "../support/checkout.ts";
import { type Contents, contentsOfPage, contentsOfSnapshot } from "./contents.ts";
import type { MutablePage } from "./mutation.ts";

export interface State {
  readonly snapshots: readonly FamilySnapshot[];
  readonly manifest: SnapshotManifest;
}

/** A page in a scheduled run, with the other pages of its family and its last snapshot. */
export interface World {
  readonly name: string;
  readonly source: Source;
  readonly raw: RawPage;
  readonly page: MutablePage;
  readonly others: readonly PageResult[];
  /** Its place among them. */
  readonly position: number;
  readonly previous: State;
  /** Content of the unmutated page, and its snapshot. */
  readonly said: Contents;
  readonly known: Contents;
  readonly snapshot: string;
}

const overlay = (name: string): unknown => JSON.parse(readFileSync(join(PROJECT, "overlays", `${name}.json`), "utf8"));
/** What overlays settle, so that nobody is told of it. */
export const SETTLED: Pick<Overlays, "observed" | "names"> = overlaysSchema
  .pick({ observed: true, names: true })
  .parse({ observed: overlay("observed"), names: overlay("names") });

export interface PageInput {
  readonly source: Source;
  readonly raw: RawPage;
}

/** The family's state when all its pages have been read. */
function stateOf(results: readonly PageResult[]): State {
  return assembleSnapshots(results, { snapshots: [], manifest: EMPTY_MANIFEST });
}

/** A world per page of one family. `strangers` are pages of other families, in the same format. */
export function worldsOf(inputs: readonly PageInput[], strangers: readonly RawPage[], known?: State): readonly World[] {
  const results = inputs.map(({ source, raw }) => readPage(source, raw, null, []));
  const previous = known ?? stateOf(results);
  return results.map((result, index) => {
    if (!result.ok) throw new Error(`${result.source.product} is refused: ${JSON.stringify(result.problems[0])}`);
    const { source, raw } = result.read;
    const format = formatOf(raw.text);
    const snapshot = onlyOne(assembleSnapshots(results, previous).snapshots);
    return {
      name: `${source.product} ${source.locale} ${format} ${raw.recorded}`,
      source,
      raw,
      page: {
        text: raw.text,
        format,
        locale: source.locale,
        twin: twinOf(result.read, inputs)?.text ?? null,
        strangers: strangers
          .filter((other) => other.source.family !== source.family && formatOf(other.text) === format)
          .map(({ text, source: { locale } }) => ({ text, locale })),
      },
      others: results.filter((_, other) => other !== index),
      position: index,
      previous,
      said: contentsOfPage(result.read.page),
      known: contentsOfSnapshot(snapshot),
      snapshot: formatSnapshot(snapshot),
    };
  });
}

function twinOf({ source }: ReadPage, inputs: readonly PageInput[]): RawPage | undefined {
  return inputs.find((other) => other.source.product === source.product && other.source.locale !== source.locale)?.raw;
}

function formatOf(text: string): MutablePage["format"] {
  return /^\s*<(?:!doctype|html)/iu.test(text) ? "html" : "markdown";
}

function onlyOne(snapshots: readonly FamilySnapshot[]): FamilySnapshot {
  const [first] = snapshots;
  if (first === undefined || snapshots.length > 1) throw new Error("The pages of a world are one family's.");
  return first;
}
