// Run with --expose-gc: prints the megabytes kept after many different hostile inputs.
import { allTables } from "../../generated/tables/all.ts";
import { createParser } from "../../src/parser.ts";
import { FamilyMatcher } from "../../src/match/family-matcher.ts";

const { parseError, parseErrors, lookup } = createParser(allTables);
const MEGABYTE = 1 << 20;

function heap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / MEGABYTE;
}

/** Known texts without values, each cut from a separate text of 64 kB. */
function piecesOfHugeTexts(): number {
  let pieces = 0;
  for (const table of allTables) {
    for (const { messages } of new FamilyMatcher(table).rows.all()) {
      for (const { literal, entry } of messages) {
        if (literal === null || literal.length < 20) continue;
        const huge = Buffer.from(literal + "x".repeat(MEGABYTE / 16)).toString("latin1");
        parseError({ code: entry.code, msg: huge.slice(0, literal.length) }, { family: table.family });
        pieces += 1;
      }
    }
  }
  return pieces;
}

function differentCodesAndTexts(): void {
  for (let index = 0; index < 20_000; index += 1) {
    parseError({ code: -100_000 - index, msg: `text ${String(index)} of no catalog at all` });
    parseErrors(`code=-${String(1000 + index)} Mandatory parameter 'p${String(index)}' was not sent.`);
  }
}

// Load tables and indexes, which stay in memory, before measuring.
lookup();
differentCodesAndTexts();
const before = heap();
differentCodesAndTexts();
const afterCodes = heap();
const pieces = piecesOfHugeTexts();
console.log(JSON.stringify({ codes: afterCodes - before, pieces: heap() - afterCodes, tried: pieces }));
