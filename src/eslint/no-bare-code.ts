import {
  ancestors,
  assignedName,
  at,
  calleeOf,
  chainOf,
  isCall,
  isFunction,
  isWrapper,
  list,
  nameOf,
  type Node,
  numberOf,
  stringOf,
} from "./ast.ts";
import { binanceSign, familiesOf } from "./binance-signs.ts";
import { entriesWithCode, type KnownCode } from "./known.ts";
import { replaceWith } from "./replace-with.ts";
import { docsOf, type RuleContext, type RuleModule, type Suggestion } from "./rule.ts";
import { sourceFile, type SourceFile } from "./source-file.ts";

/** Maximum suggestions per report. */
const MAX_SUGGESTIONS = 3;

export const noBareCode: RuleModule = {
  meta: {
    type: "suggestion",
    docs: docsOf("no-bare-code", "Name the codes of Binance's errors instead of writing their numbers"),
    hasSuggestions: true,
    schema: [],
    messages: {
      bareCode: "{{code}} is {{name}}. Use the member of {{enumName}} instead of the number.",
      useMember: "Use {{enumName}}.{{name}}",
    },
  },
  create(context: RuleContext) {
    return {
      "Program:exit": () => {
        const file = sourceFile(context.sourceCode);
        if (binanceSign(file) === "none") return;
        const families = familiesOf(file);
        for (const node of file.nodes) {
          const code = codeOf(node);
          const [first, ...others] = code === null ? [] : entriesWithCode(code, families);
          if (first === undefined || !isBareCode(node, first.code, file)) continue;
          const entries = [first, ...others].filter(isAnotherMember).slice(0, MAX_SUGGESTIONS);
          context.report({
            node,
            messageId: "bareCode",
            data: { code: String(code), name: first.name, enumName: first.enumName },
            suggest: entries.map((entry) => suggestion(file, node, entry)),
          });
        }
      },
    };
  },
};

const isAnotherMember = (entry: KnownCode, index: number, all: readonly KnownCode[]): boolean =>
  all.findIndex(({ family, name }) => family === entry.family && name === entry.name) === index;

/** Reads `-1003` and `"-1003"`. */
function codeOf(node: Node): number | null {
  if (node.type === "UnaryExpression") return numberOf(node);
  const text = node.type === "Literal" ? stringOf(node) : null;
  return text !== null && /^-\d{4,6}$/u.test(text) ? Number(text) : null;
}

const CODE_WORD = /code|err|retry|reject|fatal|ignore|exception|status|binance/iu;
const LENGTH_WORD =
  /^(?:x|y|z|top|left|right|bottom|width|height|margin|padding|offset|z-?index|domain|range|min|max|from|to|limit|delta)$/iu;
const POSITIONS =
  /^(?:slice|splice|substr|substring|at|padStart|padEnd|setTimeout|setInterval|setDate|translate|scrollBy|moveTo|lineTo)$/u;
const SEARCHES = /^(?:includes|indexOf|startsWith|endsWith|match|search|test|split|replace)$/u;
const CODE_LIST = /codes?\.\w+$/iu;
/** Error numbers of other systems in a file that also uses Binance. */
const FOREIGN = /NSURL|NSError|kCFURL|JSON-?RPC/u;

function isBareCode(node: Node, code: number, file: SourceFile): boolean {
  const place = outermost(node);
  const parent = place.parent;
  if (!parent || isArithmetic(parent) || isPosition(place, parent)) return false;
  // no-message-test reports searches in a text.
  if (stringOf(node) !== null && SEARCHES.test(calleeOf(parent)) && !CODE_LIST.test(file.text(at(parent, "callee"))))
    return false;
  const around = ancestors(node).find((outer) => isFunction(outer) || outer.parent?.type === "Program");
  if (around !== undefined && FOREIGN.test(file.text(around))) return false;
  // A round number is a code only if the code around it says so.
  return code % 1000 !== 0 || isNearCodeWord(place, file);
}

function outermost(node: Node): Node {
  let place = node;
  while (place.parent && (isWrapper(place.parent) || place.parent.type === "TSLiteralType")) place = place.parent;
  return place;
}

const isArithmetic = (parent: Node): boolean =>
  /^(?:BinaryExpression|AssignmentExpression|UpdateExpression)$/u.test(parent.type) &&
  typeof parent["operator"] === "string" &&
  /^(?:[-+*/%<>&|^]|\*\*|<=|>=|<<|>>|>>>|[-+*/%]=)$/u.test(parent["operator"]);

function isPosition(place: Node, parent: Node): boolean {
  if (isCall(parent) && at(parent, "callee") !== place) {
    return POSITIONS.test(calleeOf(parent)) || chainOf(at(parent, "callee"))[0] === "Math";
  }
  return place !== parent["key"] && LENGTH_WORD.test(assignedName(parent));
}

/** A comparison, key, list or call whose names or other members show that its numbers are codes. */
function isNearCodeWord(place: Node, file: SourceFile): boolean {
  const parent = place.parent;
  if (!parent) return false;
  if (parent["key"] === place) return true;
  if (parent.type === "ArrayExpression") {
    const numbers = list(parent, "elements").flatMap(
      (element) => codeOf(outermost(element)) ?? numberOf(element) ?? [],
    );
    if (numbers.length > 1)
      return (
        numbers.every((number) => entriesWithCode(number, []).length > 0) &&
        numbers.some((number) => number % 1000 !== 0)
      );
  }
  if (parent.type === "SwitchCase") return true;
  const statement = ancestors(place).find(({ type }) =>
    /Statement$|Declaration$|Declarator$|^TSEnum|^Property/u.test(type),
  );
  return statement !== undefined && CODE_WORD.test(namesIn(statement, file));
}

const namesIn = (statement: Node, file: SourceFile): string =>
  file.nodes
    .filter(
      ({ type, range }) => type === "Identifier" && range[0] >= statement.range[0] && range[1] <= statement.range[1],
    )
    .map(nameOf)
    .join(" ");

function suggestion(file: SourceFile, node: Node, { family, name, enumName }: KnownCode): Suggestion {
  const member = /^[A-Za-z_$][\w$]*$/u.test(name) ? `${enumName}.${name}` : `${enumName}["${name}"]`;
  const isKey = node.parent?.["key"] === node;
  const text = isKey
    ? node.parent["computed"] === true
      ? member
      : `[${member}]`
    : stringOf(node) === null
      ? member
      : `String(${member})`;
  return {
    messageId: "useMember",
    data: { enumName, name },
    fix: replaceWith(file, node, text, `binance-errors/${family}`, [enumName]),
  };
}
