import { FAMILY_IDS, familiesOfWord, hideMinus, showMinus } from "../explain/find.ts";
import type { FamilyId } from "../result.ts";
import { printableLines } from "../text/printable.ts";
import type { Language } from "../words/axes.ts";
import { readVersion } from "./catalog.ts";
import { EXIT } from "./commands.ts";
import type { CheckFlags } from "./check-command.ts";
import { SHELLS, isShell } from "./completion-command.ts";
import type { MockCommandOptions } from "./mock-command.ts";
import {
  ANNOTATE_HELP,
  CHECK_HELP,
  COMPLETION_HELP,
  type Console,
  EXPLAIN_HELP,
  LIST_HELP,
  MOCK_HELP,
  PROGRAM_HELP,
} from "./help.ts";
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";

/** Reports the exit code of the command that ran. */
export type Finish = (exitCode: number) => void;

/** The command line. Each command loads its modules when it runs, so that it starts fast. */
function createProgram(io: Console, finish: Finish): Command {
  const program = new Command("binance-errors")
    .description("Says what an error of the Binance API means and what to do about it. Works offline.")
    .version(readVersion(), "-V, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .helpCommand("help [command]", "print the help of a command")
    .addHelpText("after", PROGRAM_HELP)
    .showHelpAfterError("Run binance-errors --help for examples.")
    .configureHelp({ optionDescription: ({ description }) => description })
    .exitOverride()
    .configureOutput({
      writeOut: io.print,
      writeErr: (text) => {
        io.complain(printableLines(text));
      },
      getOutHelpWidth: () => io.width,
      getErrHelpWidth: () => io.width,
    });
  addExplain(program, io, finish);
  addAnnotate(program, io, finish);
  addList(program, io, finish);
  addMock(program, io, finish);
  addCheck(program, io, finish);
  addCompletion(program, io, finish);
  return program;
}

function addExplain(program: Command, io: Console, finish: Finish): void {
  program
    .command("explain", { isDefault: true })
    .description("explain a code, a name, a body, a log line or a message (the default command)")
    .argument("[anything...]", "the error in any form; - or nothing reads standard input")
    .addOption(familyOption())
    .addOption(languageOption())
    .option("-r, --reads", "the failed call only reads", false)
    .option("-a, --all", "show long lists in full", false)
    .option("--json", "print JSON", false)
    .addHelpText("after", EXPLAIN_HELP)
    .action(
      async (
        words: string[],
        options: { family?: FamilyId; lang: Language; reads: boolean; all: boolean; json: boolean },
      ) => {
        const { explainCommand } = await import("./explain-command.ts");
        finish(await explainCommand(words.map(showMinus), options, io));
      },
    );
}

function addAnnotate(program: Command, io: Console, finish: Finish): void {
  program
    .command("annotate")
    .description("pass logs through and say what their errors mean")
    .argument("[files...]", "logs to read, .gz too; - or nothing reads standard input")
    .addOption(familyOption())
    .option("-s, --summary", "count the errors by code and family at the end", false)
    .option("-q, --quiet", "print only the summary", false)
    .option("--json", "print one JSON object for each error instead of the log", false)
    .addHelpText("after", ANNOTATE_HELP)
    .action(
      async (files: string[], options: { family?: FamilyId; summary: boolean; quiet: boolean; json: boolean }) => {
        const { annotateCommand } = await import("./annotate-command.ts");
        finish(await annotateCommand(files, options, io));
      },
    );
}

function addList(program: Command, io: Console, finish: Finish): void {
  program
    .command("list")
    .description("list the errors of the catalog")
    .addOption(familyOption())
    .option("-g, --grep <text>", "only entries with this text in code, name, title or a message", showMinus)
    .addOption(languageOption())
    .addOption(new Option("--names", "print only the names").default(false).conflicts("json"))
    .addOption(new Option("--codes", "print only the codes").default(false).conflicts("json"))
    .option("--json", "print JSON", false)
    .addHelpText("after", LIST_HELP)
    .action(
      async (options: {
        family?: FamilyId;
        grep?: string;
        lang: Language;
        names: boolean;
        codes: boolean;
        json: boolean;
      }) => {
        const { listCommand } = await import("./list-command.ts");
        finish(listCommand(options, io));
      },
    );
}

function addMock(program: Command, io: Console, finish: Finish): void {
  program
    .command("mock")
    .description("serve a mock exchange for tests")
    .option("-p, --port <port>", "port to listen on; 0 for a free one", wholeNumber, 0)
    .option("--host <host>", "address to listen on", "127.0.0.1")
    .addOption(
      new Option("-f, --family <family>", "the product that it mocks")
        .choices(["spot", "usds-futures"])
        .default("spot"),
    )
    .option("--seed <seed>", "seed of the random choices", wholeNumber, 1)
    .option("-s, --scenario <scenario>", "what happens to the next request; repeat it for several", collect, [])
    .option("--json", "print the addresses as JSON", false)
    .addHelpText("after", MOCK_HELP)
    .action(async (options: MockCommandOptions) => {
      const { mockCommand } = await import("./mock-command.ts");
      finish(await mockCommand(options, io));
    });
}

function wholeNumber(value: string): number {
  const number = Number(value);
  if (!/^\d{1,9}$/.test(value) || number > 2_147_483_647) throw new InvalidArgumentError("It must be a whole number.");
  return number;
}

function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

function addCheck(program: Command, io: Console, finish: Finish): void {
  program
    .command("check")
    .description("say which filters an order would fail, and what would pass")
    .argument("<order>", "the order's parameters as JSON")
    .requiredOption("-s, --symbol <symbol>", "the symbol in the exchange information")
    .requiredOption("-i, --info <file>", "a body of exchangeInfo")
    .option("--state <json>", "state of the exchange: avgPrice, markPrice, openOrders, …")
    .addOption(familyOption())
    .option("--json", "print JSON", false)
    .addHelpText("after", CHECK_HELP)
    .action(async (order: string, options: CheckFlags) => {
      const { checkCommand } = await import("./check-command.ts");
      finish(checkCommand(showMinus(order), options, io));
    });
}

function addCompletion(program: Command, io: Console, finish: Finish): void {
  program
    .command("completion")
    .description("print the completion script of a shell")
    .argument("<shell>", SHELLS.join(", "), (value) => {
      if (isShell(value)) return value;
      throw new InvalidArgumentError(`The shells are ${SHELLS.join(", ")}.`);
    })
    .addHelpText("after", COMPLETION_HELP)
    .action(async (shell: (typeof SHELLS)[number]) => {
      const { completionCommand } = await import("./completion-command.ts");
      finish(completionCommand(shell, io));
    });
}

function familyOption(): Option {
  return new Option("-f, --family <family>", `the product's list: ${FAMILY_IDS.join(", ")}`).argParser((value) => {
    const [family, ...others] = familiesOfWord(value);
    if (family === undefined) throw new InvalidArgumentError(`The families are ${FAMILY_IDS.join(", ")}.`);
    if (others.length > 0) throw new InvalidArgumentError(`It can mean ${[family, ...others].join(" or ")}: give one.`);
    return family;
  });
}

function languageOption(): Option {
  return new Option("-l, --lang <language>", "en or zh-CN; en unless given")
    .default("en")
    .argParser((value): Language => {
      const wanted = value.toLowerCase().replace("_", "-");
      if (wanted === "en" || wanted.startsWith("en-")) return "en";
      if (wanted === "zh" || wanted.startsWith("zh-")) return "zh-CN";
      throw new InvalidArgumentError("The languages are en and zh-CN.");
    });
}

/** Runs a command line and returns its exit code. */
export async function run(words: readonly string[], io: Console): Promise<number> {
  let exitCode: number = EXIT.known;
  const program = createProgram(io, (code) => {
    exitCode = code;
  });
  if (words.length === 0 && io.isInputTerminal) {
    io.complain(program.helpInformation());
    return EXIT.usage;
  }
  try {
    await program.parseAsync(words.map(hideMinus), { from: "user" });
    return exitCode;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? EXIT.known : EXIT.usage;
  }
}
