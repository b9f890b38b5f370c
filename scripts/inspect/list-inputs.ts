import { readFile, stat } from "node:fs/promises";
import { isAbsolute, join, relative } from "node:path";
import type { Problem } from "../../generator/problem.ts";
import { decodeUtf8 } from "../fetch/judge-content.ts";
import { MANIFEST_FILE, parseManifest } from "../recorded/manifest.ts";
import { fetchText, type InputText } from "./inspect-page.ts";

/** A page to inspect: its name, its origin, and a function that gets its text. */
export interface Input {
  readonly file: string;
  readonly url?: string | undefined;
  readonly read: () => Promise<InputText>;
}

/** The pages of an argument: one, or those in a folder's manifest. */
export async function listInputs(argument: string): Promise<readonly Input[]> {
  if (/^https?:\/\//iu.test(argument)) return [{ file: argument, url: argument, read: () => fetchText(argument) }];
  const isFolder = await stat(argument).then(
    (found) => found.isDirectory(),
    () => false,
  );
  return isFolder ? listFolder(argument) : [fileInput(argument)];
}

async function listFolder(folder: string): Promise<readonly Input[]> {
  const path = join(folder, MANIFEST_FILE);
  const manifest = await readText(path);
  if (manifest.text === null) {
    const fix = `Give the pages themselves, or a folder with a ${MANIFEST_FILE} (a JSON object a line: file, family, product, locale, format, url, recorded).`;
    return [
      failedInput(folder, problem("no-manifest", path, `The folder has no ${MANIFEST_FILE} that can be read.`, fix)),
    ];
  }
  const { rows, bad } = parseManifest(manifest.text);
  const inputs = rows.map(({ row, line }) => {
    const file = join(folder, row.file);
    const inside = relative(folder, file);
    if (!inside.startsWith("..") && !isAbsolute(inside)) return fileInput(file, row.url);
    return failedInput(file, {
      ...problem("bad-manifest-line", path, `${row.file} is outside the folder.`, "Correct the line."),
      at: { file: path, line },
    });
  });
  const broken = bad.map(({ line, why }) =>
    failedInput(path, {
      ...problem("bad-manifest-line", path, `A line of the manifest is not used: ${why}`, "Correct the line."),
      at: { file: path, line },
    }),
  );
  if (inputs.length + broken.length > 0) return [...inputs, ...broken];
  return [
    failedInput(folder, problem("no-manifest", path, "The manifest lists no pages.", "Add a line for each page.")),
  ];
}

function fileInput(file: string, url?: string): Input {
  return { file, url, read: () => readText(file) };
}

function failedInput(file: string, why: Problem): Input {
  return { file, read: () => Promise.resolve({ text: null, problems: [why] }) };
}

/** Broken UTF-8 is decoded with U+FFFD: the readable rest of the page helps to find the error. */
async function readText(file: string): Promise<InputText> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return {
      text: null,
      problems: [
        problem("unreadable-file", file, `The file cannot be read: ${why}`, "Check the name and its permissions."),
      ],
    };
  }
  const text = decodeUtf8(bytes);
  if (text !== null) return { text, problems: [] };
  const broken = problem(
    "invalid-utf8",
    file,
    "The file's bytes are not UTF-8; texts with U+FFFD are damaged.",
    "Save it as UTF-8, or fetch it again.",
  );
  return { text: new TextDecoder().decode(bytes), problems: [broken] };
}

function problem(check: string, file: string, message: string, fix: string): Problem {
  return { check, severity: "error", at: { file }, message, fix };
}
