import type { Result } from "./mutant.ts";

interface Score {
  readonly mutants: number;
  readonly killed: number;
  readonly timeout: number;
  readonly survived: number;
  readonly uncovered: number;
}

function scoreOf(results: readonly Result[]): Score {
  const count = (status: Result["status"]): number => results.filter((result) => result.status === status).length;
  return {
    mutants: results.length,
    killed: count("killed"),
    timeout: count("timeout"),
    survived: count("survived"),
    uncovered: count("uncovered"),
  };
}

/** Mutants that some test noticed, of a hundred. */
function percentage({ mutants, killed, timeout }: Score): string {
  return mutants === 0 ? "-" : ((100 * (killed + timeout)) / mutants).toFixed(1);
}

/** A line for each file, and one for each mutant that no test noticed. */
export function renderScore(results: readonly Result[]): string {
  const files = [...new Set(results.map(({ file }) => file))];
  const rows = files.map((file) => row(file, scoreOf(results.filter((result) => result.file === file))));
  const alive = results.filter(({ status }) => status === "survived" || status === "uncovered");
  return [...alive.map(renderResult), "", ...rows, row("all", scoreOf(results)), ""].join("\n");
}

function row(name: string, score: Score): string {
  const { mutants, killed, timeout, survived, uncovered } = score;
  const counts = `${String(killed)} killed, ${String(timeout)} timed out, ${String(survived)} survived`;
  return `${name}: ${String(mutants)} mutants, ${counts}, ${String(uncovered)} uncovered, ${percentage(score)} %`;
}

function renderResult({ file, line, operator, original, replacement, status }: Result): string {
  return `${status} ${file}:${String(line)} ${operator}: ${oneLine(original)} => ${oneLine(replacement)}`;
}

function oneLine(text: string): string {
  const flat = text.replaceAll(/\s+/g, " ");
  return flat.length > 120 ? `${flat.slice(0, 117)}...` : flat;
}
