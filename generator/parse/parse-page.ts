import type { Block } from "../blocks/block.ts";
import { PAGE_LIMITS, detectBlockFormat, repairMojibake, toBlocks } from "../blocks/to-blocks.ts";
import { reportAnchors } from "./account-codes.ts";
import { splitDocuments } from "./documents.ts";
import { finishEntries, ownCodes } from "./entries.ts";
import { type PageHint, identifyPage, reportIdentity } from "./identify.ts";
import {
  reportBrokenTags,
  reportCut,
  reportDocuments,
  reportDuplicates,
  reportEmpty,
  reportLength,
  reportLostCodes,
  reportNameless,
  reportRepairs,
  reportSplitLists,
  reportStop,
} from "./page-checks.ts";
import { PageProblems, type ParseResult, type ParsedPage } from "./parsed-page.ts";
import { PageReader } from "./page-reader.ts";
import { reportRemarks, reportTexts } from "./text-checks.ts";
import { readPageTitle } from "./headings.ts";

export type { PageHint } from "./identify.ts";

/**
 * Reads an error page in any format. Total: any input gives entries and problems, and every heading, title or row that
 * looks like a code is one of the two.
 *
 * @param text the page as it was fetched or recorded
 * @param hint the caller's expectation; the content decides, and a disagreement is a problem
 */
export function parsePage(text: string, hint: PageHint = {}): ParseResult {
  const problems = new PageProblems({ file: hint.file, url: hint.url });
  if (text.length > PAGE_LIMITS.characters) {
    reportLength(text, problems);
    return { pages: [readDocument("", [], hint, problems)], problems: problems.list };
  }
  const repaired = repairMojibake(text);
  const format = hint.format ?? detectBlockFormat(repaired.text);
  const { blocks, stopped, source, remarks } = toBlocks(repaired.text, format);
  if (stopped !== null) reportStop(stopped, problems);
  reportRemarks(remarks, problems);
  const documents = splitDocuments(blocks);
  const lines = documents.length > 1 ? repaired.text.split(/\r\n|\n|\r/u) : [];
  const pages = documents.map((document, index) => {
    const own = documents.length > 1 ? partOf(lines, documents, index) : repaired.text;
    return readDocument(own, document, hint, problems);
  });
  reportRepairs(repaired.repairs, problems);
  if (format === "html") reportBrokenTags(text, problems);
  else if (pages.some(({ entries }) => entries.length > 0)) reportSplitLists(repaired.text, blocks, problems);
  reportAnchors(blocks, pages, problems);
  reportCut(text, problems);
  reportLostCodes(source, pages, problems);
  reportDocuments(pages, problems);
  if (stopped === null) reportEmpty(text, pages, problems);
  return { pages, problems: problems.list };
}

function readDocument(text: string, blocks: readonly Block[], hint: PageHint, problems: PageProblems): ParsedPage {
  const own = ownCodes(blocks);
  const reader = new PageReader(own, problems);
  reader.read(blocks);
  const evidence = identifyPage(text, blocks, hint);
  const page = {
    ...evidence.identity,
    title: readPageTitle(blocks),
    sections: reader.sections,
    entries: finishEntries(reader.drafts, own, problems),
  };
  if (page.entries.length > 0) reportIdentity(evidence, blocks, hint, problems);
  reportDuplicates(page, problems);
  reportNameless(page, problems);
  reportTexts(page, problems);
  return page;
}

/** The lines of one document in a file of several, including the lines above its first block. */
function partOf(lines: readonly string[], documents: readonly (readonly Block[])[], index: number): string {
  const start = index === 0 ? 0 : lastLine(documents[index - 1]);
  const end = index === documents.length - 1 ? lines.length : lastLine(documents[index]);
  return lines.slice(start, end).join("\n");
}

function lastLine(document: readonly Block[] | undefined): number {
  return document?.at(-1)?.line ?? 0;
}
