import { calleeOf, chainOf, isCall, list, nameOf, type Node, unwrap } from "./ast.ts";
import { binanceSign, familiesOf } from "./binance-signs.ts";
import { type KnownText, plainText, textsWith } from "./known.ts";
import { replaceWith } from "./replace-with.ts";
import { docsOf, type RuleContext, type RuleModule, type Suggestion } from "./rule.ts";
import { sourceFile, type SourceFile } from "./source-file.ts";
import { textTestOf, type TextTest } from "./texts-of.ts";

/** Maximum suggestions per report. */
const MAX_SUGGESTIONS = 3;

export const noMessageTest: RuleModule = {
  meta: {
    type: "suggestion",
    docs: docsOf("no-message-test", "Ask what an error is instead of searching its message"),
    hasSuggestions: true,
    schema: [],
    messages: {
      messageTest: "Binance rewords its messages. Ask `isBinanceError` instead of testing for {{text}}.",
      useIsBinanceError: "Use isBinanceError for {{name}} of {{family}}",
    },
  },
  create(context: RuleContext) {
    return {
      "Program:exit": () => {
        const file = sourceFile(context.sourceCode);
        if (binanceSign(file) === "none") return;
        const reported = new Set<Node>();
        for (const node of file.nodes) {
          const found = textTestOf(node, file);
          const isSubject = found !== null && (found.isThrown === true || isMessage(found.subject, file));
          const text = isSubject ? found.texts.find((one) => isOfBinance(one, found, file)) : undefined;
          if (found === null || text === undefined || reported.has(found.node)) continue;
          reported.add(found.node);
          context.report({
            node: found.node,
            messageId: "messageTest",
            data: { text: JSON.stringify(text) },
            suggest: suggestionsFor(found, text, file),
          });
        }
      },
    };
  },
};

const MESSAGE_NAME =
  /mess?age|msg|reason|err|exception|^e$|^ex$|body|detail|desc|^text$|text$|^data$|response|stack|fail|output/iu;
const OTHER_NAME =
  /^(?:filter|order|side|status|symbol|event|stream|topic|channel|url|path|type|key|name|method)s?|(?:type|symbol|status|url|code|event)s?$|filterType|^\w*Codes?$/iu;
const TEXT_CALLS =
  /^(?:toString|toLowerCase|toUpperCase|trim|String|stringify|replace|join|toLocaleLowerCase|inspect|format|slice)$/u;

/** A member chain, call or template that gives the text of an error. */
function isMessage(subject: Node, file: SourceFile, hops = 3): boolean {
  const inner = unwrap(subject);
  if (inner === null || hops === 0) return false;
  if (isCall(inner)) {
    if (!TEXT_CALLS.test(calleeOf(inner))) return false;
    const receiver = unwrap(inner)?.["callee"];
    const parts = [...list(inner, "arguments"), ...childrenOf(receiver)];
    return parts.some((part) => isMessage(part, file, hops));
  }
  if (
    inner.type === "LogicalExpression" ||
    inner.type === "ConditionalExpression" ||
    inner.type === "TemplateLiteral"
  ) {
    return [...childrenOf(inner), ...list(inner, "expressions")].some((part) => isMessage(part, file, hops));
  }
  const name = nameOf(inner);
  if (OTHER_NAME.test(name)) return false;
  if (MESSAGE_NAME.test(name)) return true;
  const isVariable = inner.type === "Identifier";
  return isVariable && file.values(name).some((value) => isMessage(value, file, hops - 1));
}

function childrenOf(value: unknown): readonly Node[] {
  const keys = ["object", "left", "right", "consequent", "alternate"];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => (keys.includes(key) && isNodeLike(child) ? [child] : []));
}

const isNodeLike = (value: unknown): value is Node => typeof value === "object" && value !== null && "type" in value;

/** Words that clients or the network also use, or that are common in any text. */
const COMMON = new Set(
  "timeout time out network error errors invalid failed failure connection request response unknown server internal service unavailable message code data json parameter param null undefined account not found symbol order orders price unauthorized status type key value empty disconnected length".split(
    " ",
  ),
);

function isOfBinance(text: string, { subject, isThrown }: TextTest, file: SourceFile): boolean {
  if (/(?:^|\D)-[1-9]\d{3,5}(?!\d)/u.test(text)) return true;
  const words = plainText(text).split(" ");
  if (words.every((word) => COMMON.has(word))) return false;
  if (FIELD_WORDS.test(text)) return isThrown === true || words.length > 2 || !isOtherText(subject, file);
  const telling = words.filter((word) => !COMMON.has(word));
  return (words.length > 2 || telling.length > 1) && textsWith(text, []).length > 0;
}

/** Names of chat, page or log texts. */
function isOtherText(subject: Node, file: SourceFile): boolean {
  const chain = chainOf(subject);
  const isError = (names: readonly string[]): boolean =>
    names.some((name) => /err|^e$|^ex$|exception|fail|reject|response|^res$|body/iu.test(name));
  if (chain.length < 2 || !/^(?:text|content|title|data|output|label|name|description)$/u.test(chain.at(-1) ?? ""))
    return false;
  return !isError(chain) && !file.values(chain[0] ?? "").some((value) => isError(chainOf(value)));
}

/** Texts that people search for, though Binance's wording differs today. */
const FIELD_WORDS =
  /LOT_?SIZE|insufficient|balance|time ?stamp|signature|precision|api-?key|immediately (?:trigger|match)|leverage|margin type|reduce_?only|isolated|banned|MIN_?NOTIONAL|NOTIONAL|PRICE_FILTER|PERCENT_PRICE|MAX_NUM|insufficient (?:balance|margin|fund)|recv_?window|(?:ip|address) (?:is )?banned|rate limit exceeded|too many requests|filter failure|unknown order|duplicate order|reduce_?only.*reject/iu;

function suggestionsFor(found: TextTest, text: string, file: SourceFile): Suggestion[] {
  const error = errorOf(found.subject, file);
  if (!found.isBoolean || error === null || found.texts.length > 1) return [];
  const matches = textsWith(text, familiesOf(file));
  const names = matches.filter(
    ({ family, name }, index) => matches.findIndex((other) => other.family === family && other.name === name) === index,
  );
  return names.slice(0, MAX_SUGGESTIONS).map((entry) => suggestion(found, error, entry, matches, file));
}

function suggestion(
  found: TextTest,
  error: string,
  entry: KnownText,
  matches: readonly KnownText[],
  file: SourceFile,
): Suggestion {
  const { family, name } = entry;
  const ids = new Set(
    matches.filter((match) => match.family === family && match.name === name).map(({ messageId }) => messageId),
  );
  const [id] = ids.size === 1 ? ids : [];
  const args = [
    `parseError(${error}, { family: "${family}" })`,
    `"${family}"`,
    `"${name}"`,
    ...(id === undefined ? [] : [`"${id}"`]),
  ];
  const call = `${found.negated ? "!" : ""}isBinanceError(${args.join(", ")})`;
  return {
    messageId: "useIsBinanceError",
    data: { family, name },
    fix: replaceWith(file, found.node, call, "binance-errors", ["isBinanceError", "parseError"]),
  };
}

/** The variable that holds the error: `error` of `error.response.data.msg`. */
function errorOf(subject: Node, file: SourceFile): string | null {
  const inner = unwrap(subject);
  if (inner === null) return null;
  const [root, ...members] = chainOf(inner);
  if (isCall(inner) && list(inner, "arguments").length > 0) return errorOf(list(inner, "arguments")[0] ?? inner, file);
  if (root === undefined || root === "this") return null;
  return members.length > 0 || /^(?:e|ex|err|error|exception|reason|body|data)$/iu.test(root) ? root : null;
}
