import { Listr, type ListrDefaultRendererLogLevels, ListrLogger, ProcessOutput } from "listr2";
import { describeSource, type Source } from "../../generator/sources.ts";
import { printable } from "../cli.ts";
import type { FetchEvent, FetchResult } from "./fetch-pages.ts";

type OnEvent = (event: FetchEvent) => void;

/**
 * Shows the progress of fetching on stderr, so that stdout is only for results: a count and the last event on a
 * terminal, a line per event elsewhere.
 */
export async function withFetchProgress(
  sources: readonly Source[],
  fetch: (onEvent: OnEvent) => Promise<readonly FetchResult[]>,
  stream: NodeJS.WriteStream = process.stderr,
): Promise<readonly FetchResult[]> {
  if (!stream.isTTY) return fetch((event) => stream.write(linesOf(event)));
  let finished = 0;
  let failed = 0;
  const title = (): string => {
    const lost = failed === 0 ? "" : `, ${String(failed)} without data`;
    return `Fetching pages: ${String(finished)} of ${String(sources.length)}${lost}`;
  };
  let results: readonly FetchResult[] = [];
  const output = new ProcessOutput(stream, stream);
  const logger = new ListrLogger<ListrDefaultRendererLogLevels>({ processOutput: output });
  const plain = new ListrLogger({ processOutput: output });
  // listr2 uses its simple renderer if stdout is not a terminal, even if stderr is.
  const options = { rendererOptions: { logger }, fallbackRendererOptions: { logger: plain } };
  const task = {
    title: title(),
    task: async (_: unknown, view: { title: string; output: string }) => {
      results = await fetch((event) => {
        if (event.kind === "finished") finished += 1;
        if (event.kind === "finished" && !event.result.ok) failed += 1;
        view.title = title();
        const line = linesOf(event).trimEnd();
        if (line !== "") view.output = line;
      });
    },
  };
  await new Listr([task], options).run();
  return results;
}

/** The event as a line; empty for an event shown only on a terminal. */
export function linesOf(event: FetchEvent): string {
  const line = textOf(event);
  return line === "" ? "" : `${printable(line)}\n`;
}

function textOf(event: FetchEvent): string {
  const page = describeSource(event.kind === "finished" ? event.result.source : event.source);
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
