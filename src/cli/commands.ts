import { editDistance } from "../explain/suggest.ts";

export const COMMANDS = {
  explain: {
    about: "explain a code, a name or a text",
    options: ["--family", "--lang", "--reads", "--all", "--json", "--help"],
  },
  annotate: {
    about: "say what the errors of a log mean",
    options: ["--family", "--summary", "--quiet", "--json", "--help"],
  },
  list: {
    about: "list the errors of the catalog",
    options: ["--family", "--grep", "--lang", "--names", "--codes", "--json", "--help"],
  },
  mock: {
    about: "serve an exchange for tests",
    options: ["--port", "--host", "--family", "--seed", "--scenario", "--json", "--help"],
  },
  check: {
    about: "say which filters an order would fail",
    options: ["--symbol", "--info", "--state", "--family", "--json", "--help"],
  },
  completion: { about: "print a completion script", options: ["--help"] },
  help: { about: "print the help of a command", options: [] },
} as const;

/** The command that a mistyped word may mean. */
export function nearCommand(word: string): string | null {
  return Object.keys(COMMANDS).find((name) => editDistance(word, name, 2) <= 2) ?? null;
}

/** Exit codes. */
export const EXIT = {
  /** The error is known, or the command succeeded. */
  known: 0,
  /** Nothing known was found. */
  unknown: 1,
  /** Wrong usage. */
  usage: 2,
  /** Ended by Ctrl-C (128 + SIGINT). */
  interrupted: 130,
} as const;
