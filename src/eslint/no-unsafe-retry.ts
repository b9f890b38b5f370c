import { ancestors, at, isFunction, type Node } from "./ast.ts";
import { binanceSign } from "./binance-signs.ts";
import { blindRetries } from "./blind-retry.ts";
import { Resending } from "./resending.ts";
import { docsOf, type RuleContext, type RuleModule } from "./rule.ts";
import { sourceFile, type SourceFile } from "./source-file.ts";
import { changesState, fileChangesState, isGeneric } from "./state-changes.ts";
import { exits } from "./statements.ts";
import { unsafeSignals } from "./unsafe-signals.ts";

export const noUnsafeRetry: RuleModule = {
  meta: {
    type: "problem",
    docs: docsOf("no-unsafe-retry", "Don't send an order again after a failure of unknown execution"),
    hasSuggestions: false,
    schema: [],
    messages: {
      unsafeRetry: "After {{what}} the order may have been executed. Look it up before you send it again.",
      blindRetry: "This sends again after any failure, also where the order may have been executed. Look it up first.",
    },
  },
  create(context: RuleContext) {
    return {
      "Program:exit": () => {
        const file = sourceFile(context.sourceCode);
        if (binanceSign(file) === "none") return;
        const reported = new Set<Node>();
        for (const { node, what } of unsafeSignals(file)) {
          const statement = statementOf(node);
          if (reported.has(statement) || !sendsAgain(node, file)) continue;
          reported.add(statement);
          context.report({ node, messageId: "unsafeRetry", data: { what } });
        }
        for (const node of blindRetries(file)) context.report({ node, messageId: "blindRetry", data: {} });
      },
    };
  },
};

/** The list, condition or case around a node: each gets one report. */
const statementOf = (node: Node): Node =>
  ancestors(node).find(({ type }) => /Statement$|Declarator$|^SwitchCase$|^ArrayExpression$/u.test(type)) ?? node;

function sendsAgain(node: Node, file: SourceFile): boolean {
  if (isBehindReadGuard(node, file)) return false;
  const resending = new Resending(file);
  resending.follow(node, true);
  if (resending.looksFirst) return false;
  const targets = [...resending.targets];
  const changes = targets.map((target) => changesState(target, file));
  if (changes.includes(true)) return true;
  if (changes.includes(false) || !(resending.isNamed || targets.some(isGeneric))) return false;
  // A list or helper for other files: the calls that it guards are not in this file.
  return fileChangesState(file) ?? binanceSign(file) === "strong";
}

const READS_ONLY = /(?:===?\s*["']GET["'])|idempotent|isRead|readOnly/u;
const NOT_READS = /!==?\s*["']GET["']|!\w*(?:idempotent|isRead|readOnly)|===?\s*["']POST["']/u;

/** Inside `if (method === "GET")`, or after `if (method !== "GET") throw error`. */
function isBehindReadGuard(node: Node, file: SourceFile): boolean {
  const outer = ancestors(node);
  if (outer.some((statement) => statement.type === "IfStatement" && READS_ONLY.test(file.text(at(statement, "test")))))
    return true;
  const fn = outer.find(isFunction);
  return file.nodes.some(
    (statement) =>
      statement.type === "IfStatement" &&
      statement.range[1] <= node.range[0] &&
      ancestors(statement).find(isFunction) === fn &&
      fn !== undefined &&
      NOT_READS.test(file.text(at(statement, "test"))) &&
      exits(at(statement, "consequent") ?? statement),
  );
}
