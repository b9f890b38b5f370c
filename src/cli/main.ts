#!/usr/bin/env node
import process from "node:process";
import { consoleOf } from "./help.ts";
import { run } from "./program.ts";

// A closed pipe (head, less) is not a failure.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit();
  });
}

// Not process.exit(): it would lose output still on its way to a pipe.
process.exitCode = await run(process.argv.slice(2), consoleOf(process));
