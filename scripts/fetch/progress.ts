import { Listr, type ListrDefaultRendererLogLevels, ListrLogger, ProcessOutput } from "listr2";
import { printable } from "../cli/printable.ts";
import { type Source, describeSource } from "../../generator/sources.ts";
import type { FetchEvent, FetchResult } from "./fetch-pages.ts";

type OnEvent = (event: FetchEvent) => void;

/**
 * Shows the fetching while it runs, on stderr so that stdout stays the command's: a live list of families on a
 * terminal, plain lines elsewhere.
 */
export async function withFetchProgress(
  sources: readonly Source[],
  fetch: (onEvent: OnEvent) => Promise<readonly FetchResult[]>,
  stream: NodeJS.WriteStream = process.stderr,
): Promise<readonly FetchResult[]> {
  if (!stream.isTTY) return fetch((event) => stream.write(linesOf(event)));
  const families = [...new Set(sources.map((source) => source.family))];
  const boards = families.map((id) => new FamilyBoard(id, sources.filter((source) => source.family === id).length));
  const running = fetch((event) => {
    for (const board of boards) if (board.family === sourceOf(event).family) board.note(event);
  });
  const tasks = boards.map((board) => ({
    title: board.title,
    task: (_: unknown, task: TaskView) => Promise.race([board.show(task), running]),
  }));
  const logger = new ListrLogger<ListrDefaultRendererLogLevels>({ processOutput: new ProcessOutput(stream, stream) });
  const plain = new ListrLogger({ processOutput: new ProcessOutput(stream, stream) });
  // listr2 falls back to its simple renderer where stdout is no terminal, though stderr is one.
  const renderers = { rendererOptions: { logger }, fallbackRendererOptions: { logger: plain } };
  await new Listr(tasks, { concurrent: true, exitOnError: false, ...renderers }).run();
  return running;
}

/** The part of a listr2 task that is written to. */
interface TaskView {
  title: string;
  output: string;
}

/** What is known of one family's pages, shown as soon as somebody looks. */
class FamilyBoard {
  readonly family: string;
  readonly #total: number;
  #finished = 0;
  #failed = 0;
  #view: TaskView | undefined;
  #settle: ((error: Error | null) => void) | undefined;

  constructor(family: string, total: number) {
    this.family = family;
    this.#total = total;
  }

  get title(): string {
    return `${this.family} ${String(this.#finished)}/${String(this.#total)}`;
  }

  note(event: FetchEvent): void {
    if (event.kind === "finished") this.#finished += 1;
    if (event.kind === "finished" && !event.result.ok) this.#failed += 1;
    if (this.#view !== undefined) {
      this.#view.title = this.title;
      this.#view.output = linesOf(event).trimEnd();
    }
    this.#settleIfDone();
  }

  /** Ends with the family's last page; fails where a page gave no data. */
  show(view: TaskView): Promise<void> {
    this.#view = view;
    return new Promise((resolve, reject) => {
      this.#settle = (error) => {
        if (error === null) resolve();
        else reject(error);
      };
      this.#settleIfDone();
    });
  }

  #settleIfDone(): void {
    if (this.#finished < this.#total) return;
    const pages = `${String(this.#failed)} of ${String(this.#total)} pages`;
    this.#settle?.(this.#failed === 0 ? null : new Error(`${this.family}: ${pages} gave no data`));
  }
}

function sourceOf(event: FetchEvent): Source {
  return event.kind === "finished" ? event.result.source : event.source;
}

/** The event as whole lines; nothing for what only matters live. */
export function linesOf(event: FetchEvent): string {
  const line = textOf(event);
  return line === "" ? "" : `${printable(line)}\n`;
}

function textOf(event: FetchEvent): string {
  const page = describeSource(sourceOf(event));
  switch (event.kind) {
    case "started":
      return "";
    case "retrying":
      return `${page}: again in ${(event.waitMs / 1000).toFixed(1)} s, ${event.why.reason} at ${event.url}`;
    case "no-data":
      return `${page}: no data, ${event.attempt.reason} at ${event.attempt.url} (${event.attempt.detail})`;
    case "finished":
      if (event.result.ok) return `${page}: ${String(event.result.page.bytes)} bytes from ${event.result.page.url}`;
      return `${page}: FAILED, no address gave a page`;
  }
}
