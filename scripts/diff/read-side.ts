import { readdir, readFile, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import type { DiffSide } from "../../generator/diff/change.ts";
import { beyondCeiling } from "../../generator/gates/damage.ts";
import { FAMILY_IDS, type FamilyId, type Locale } from "../../generator/model.ts";
import { parsePage } from "../../generator/parse/parse-page.ts";
import type { ParsedPage } from "../../generator/parse/parsed-page.ts";
import type { Problem } from "../../generator/problem.ts";
import { decodeUtf8 } from "../fetch/decode-text.ts";
import { InputError } from "../cli/input-error.ts";
import { readRevision } from "./git-snapshots.ts";
import { MANIFEST_FILE, parseManifest, parseSnapshot, SNAPSHOT_FILES } from "./parse-snapshot.ts";

export interface SnapshotSide {
  readonly kind: "snapshots";
  readonly side: DiffSide;
}

/** A recorded page; two languages where one file holds both. */
export interface PageSide {
  readonly kind: "page";
  readonly family: FamilyId;
  readonly product: string;
  readonly pages: readonly ParsedPage[];
  readonly problems: readonly Problem[];
}

export interface SideOptions {
  readonly root: string;
  readonly family?: FamilyId | undefined;
  readonly locale?: Locale | undefined;
}

/** One side of a comparison: a snapshots folder or file, a recorded page, or else a git revision. */
export async function readSide(name: string, options: SideOptions): Promise<SnapshotSide | PageSide> {
  const found = await stat(name).catch(() => null);
  if (found === null) return { kind: "snapshots", side: await readRevision(name, options.root) };
  if (found.isDirectory()) return { kind: "snapshots", side: await readFolder(name) };
  const text = decodeUtf8(await readFile(name));
  if (text === null)
    throw new InputError(`${name} is no UTF-8 text.`, "Record the page again, or convert the file to UTF-8.");
  if (name.endsWith(".json")) return { kind: "snapshots", side: { snapshots: [parseSnapshot(text, name)] } };
  return readPageSide(name, text, options);
}

async function readFolder(folder: string): Promise<DiffSide> {
  const names = await readdir(folder);
  const wanted = SNAPSHOT_FILES.filter((file) => names.includes(file));
  if (wanted.length === 0) {
    const remedy = names.includes("MANIFEST.jsonl")
      ? `It holds recorded pages: name single files of it, or run "npm run refresh -- --from ${folder} --dry-run".`
      : `Name a folder with ${SNAPSHOT_FILES.slice(0, 2).join(", ")}, …`;
    throw new InputError(`The folder ${folder} holds no snapshot.`, remedy);
  }
  const read = (file: string): Promise<string> => readFile(join(folder, file), "utf8");
  const snapshots = await Promise.all(wanted.map(async (file) => parseSnapshot(await read(file), join(folder, file))));
  const manifest = names.includes(MANIFEST_FILE)
    ? parseManifest(await read(MANIFEST_FILE), join(folder, MANIFEST_FILE))
    : undefined;
  return { snapshots, manifest };
}

function readPageSide(name: string, text: string, options: SideOptions): PageSide {
  const { pages, problems } = parsePage(text, { file: name, family: options.family, locale: options.locale });
  const withEntries = pages.filter(({ entries }) => entries.some(({ codes }) => codes.length > 0));
  const [first] = withEntries;
  if (first === undefined) {
    throw new InputError(
      `${name} has no list of error codes.`,
      "An emptied page is no removal of all codes. Name a whole recording.",
    );
  }
  const excess = withEntries.map(beyondCeiling).find((found) => found !== null);
  if (excess !== undefined)
    throw new InputError(`${name} has ${excess}.`, "No error page is nearly as large: look what the file is.");
  const said = options.family ?? first.family;
  const family = FAMILY_IDS.find((id) => id === said);
  if (family === undefined) {
    const what = said === null ? "does not say which family it lists" : `lists ${said}, which has no snapshot`;
    throw new InputError(`${basename(name)} ${what}.`, `Name one with --family: ${FAMILY_IDS.join(", ")}.`);
  }
  return { kind: "page", family, product: first.product ?? family, pages: withEntries, problems };
}
