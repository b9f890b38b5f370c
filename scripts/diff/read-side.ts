import { execFile } from "node:child_process";
import { readdir, readFile, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import type { z } from "zod";
import type { DiffSide } from "../../generator/diff/change.ts";
import { beyondCeiling } from "../../generator/gates/damage.ts";
import {
  FAMILY_IDS,
  type FamilyId,
  type FamilySnapshot,
  familySnapshotSchema,
  type Locale,
  type SnapshotManifest,
  snapshotManifestSchema,
} from "../../generator/model.ts";
import { parsePage } from "../../generator/parse/parse-page.ts";
import type { ParsedPage } from "../../generator/parse/parsed-page.ts";
import type { Problem } from "../../generator/problem.ts";
import { InputError } from "../cli.ts";
import { decodeUtf8 } from "../fetch/judge-content.ts";
import { NEWER_SCHEMA_FIX, newerSchema } from "../snapshots.ts";

export interface SnapshotSide {
  readonly kind: "snapshots";
  readonly side: DiffSide;
}

/** A recorded page; two languages if the file has both. */
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
    throw new InputError(`${name} is not UTF-8 text.`, "Record the page again, or convert the file to UTF-8.");
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
      "An emptied page does not remove all codes. Name a whole recording.",
    );
  }
  const excess = withEntries.map(beyondCeiling).find((found) => found !== null);
  if (excess !== undefined)
    throw new InputError(`${name} has ${excess}.`, "No error page is nearly as large: check what the file is.");
  const said = options.family ?? first.family;
  const family = FAMILY_IDS.find((id) => id === said);
  if (family === undefined) {
    const what = said === null ? "does not say which family it lists" : `lists ${said}, which has no snapshot`;
    throw new InputError(`${basename(name)} ${what}.`, `Name one with --family: ${FAMILY_IDS.join(", ")}.`);
  }
  return { kind: "page", family, product: first.product ?? family, pages: withEntries, problems };
}

const run = promisify(execFile);
const FOLDER = "snapshots";

/** The snapshots of a git revision. Arguments go to git unchanged, without a shell. */
export async function readRevision(revision: string, root: string): Promise<DiffSide> {
  const commit = await resolveRevision(revision, root);
  const listing = await git(root, ["ls-tree", "-z", "--name-only", commit, "--", `./${FOLDER}/`]);
  const files = listing.split("\0").flatMap((path) => path.match(/[^/]+\.json$/u) ?? []);
  const wanted = files.filter((file) => SNAPSHOT_FILES.includes(file));
  if (wanted.length === 0) {
    throw new InputError(
      `Revision ${revision} has no ${FOLDER}/.`,
      "Name a revision of this project after its first refresh.",
    );
  }
  const show = (file: string): Promise<string> => git(root, ["show", `${commit}:./${FOLDER}/${file}`]);
  const snapshots = await Promise.all(
    wanted.map(async (file) => parseSnapshot(await show(file), `${revision}:${FOLDER}/${file}`)),
  );
  const manifest = files.includes(MANIFEST_FILE)
    ? parseManifest(await show(MANIFEST_FILE), `${revision}:${FOLDER}/${MANIFEST_FILE}`)
    : undefined;
  return { snapshots, manifest };
}

async function resolveRevision(revision: string, root: string): Promise<string> {
  try {
    const commit = await git(root, ["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`]);
    return commit.trim();
  } catch (error) {
    throw new InputError(
      `"${revision}" is neither a file nor a folder, and git knows no such revision.`,
      "Name a snapshots folder, a snapshot file, a recorded page, or a revision such as HEAD~1 (git fetch --unshallow gets older ones).",
      { cause: error },
    );
  }
}

async function git(root: string, args: readonly string[]): Promise<string> {
  const { stdout } = await run("git", ["-C", root, ...args], { maxBuffer: 1 << 28, encoding: "utf8" });
  return stdout;
}

const SNAPSHOT_FILES: readonly string[] = FAMILY_IDS.map((family) => `${family}.json`);
const MANIFEST_FILE = "manifest.json";

/** A snapshot's JSON; `place` names the file, or the revision and the file, in errors. */
function parseSnapshot(text: string, place: string): FamilySnapshot {
  return parseWith(familySnapshotSchema, text, place);
}

function parseManifest(text: string, place: string): SnapshotManifest {
  return parseWith(snapshotManifestSchema, text, place);
}

function parseWith<T>(schema: z.ZodType<T>, text: string, place: string): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new InputError(
      `${place} is not valid JSON.`,
      "Name a file of snapshots/, a recorded page or a git revision.",
      {
        cause: error,
      },
    );
  }
  const newer = newerSchema(value, place);
  if (newer !== null) throw new InputError(newer, NEWER_SCHEMA_FIX);
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const where = issue === undefined ? "" : ` (${issue.path.join(".") || "the file"}: ${issue.message})`;
  throw new InputError(
    `${place} is not a snapshot${where}.`,
    "Name a file of snapshots/, a recorded page or a git revision.",
  );
}
