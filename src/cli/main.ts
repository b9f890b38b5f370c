#!/usr/bin/env node
import process from "node:process";
import { consoleOf } from "./help.ts";
import { run } from "./program.ts";

// A reader that went away (head, less) is no failure: there is nobody left to tell.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit();
  });
}

// Not process.exit(): what is still on its way to a pipe would be lost.
process.exitCode = await run(process.argv.slice(2), consoleOf(process));
