import type { CodeBlock } from "./code-blocks.ts";
import { KIT_READERS, KIT_VECTORS } from "./kit-readers.ts";

/** A command of a shell block, and the test that runs it. */
export type ShellCommand =
  /** A user's command: test/package runs it with the packed tarball. */
  | { readonly kind: "user"; readonly line: string }
  /** Installs the package: test/package/installed-package.ts does it with the tarball. */
  | { readonly kind: "install"; readonly line: string }
  /**
   * A command of this repository: test/newcomer checks that the script exists; .ci/run and the script's own tests run
   * it.
   */
  | { readonly kind: "repository"; readonly line: string; readonly folder: string; readonly script: string | null }
  /** A reader of the kit in another language: test/kit/readers.slow.test.ts runs it. */
  | { readonly kind: "reader"; readonly line: string }
  /** Asks the registry about a published version, which a test cannot run. */
  | { readonly kind: "registry"; readonly line: string };

/** The commands of a block; null for an untested one. */
export function shellCommands({ code }: CodeBlock): readonly (ShellCommand | { readonly kind: null; line: string })[] {
  let folder = ".";
  return code
    .split("\n")
    .map((line) => line.replace(/(?:^|\s)#.*$/u, "").trim())
    .flatMap((line) => (line.startsWith("npx ") ? [line] : line.split(/\s+&&\s+/u)))
    .filter((line) => line !== "")
    .flatMap((line) => {
      const into = /^cd (\w+)$/u.exec(line)?.[1];
      if (into === undefined) return [commandOf(line, folder)];
      folder = into;
      return [];
    });
}

function commandOf(line: string, folder: string): ShellCommand | { readonly kind: null; line: string } {
  if (line.startsWith("npx binance-errors ")) return { kind: "user", line };
  if (line === "npm install binance-errors") return { kind: "install", line };
  if (line === "npm audit signatures") return { kind: "registry", line };
  if (KIT_READERS.some(({ command, file }) => line === `${command} ${file} ${KIT_VECTORS}`))
    return { kind: "reader", line };
  if (line === "npm ci") return { kind: "repository", line, folder, script: null };
  if (line === "npm test") return { kind: "repository", line, folder, script: "test" };
  const script = /^npm run (?:-s )?([\w:-]+)(?: -- .*)?$/u.exec(line)?.[1];
  return script === undefined ? { kind: null, line } : { kind: "repository", line, folder, script };
}
