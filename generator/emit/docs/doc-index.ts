import type { Catalog } from "../../model.ts";
import { catalogSummary } from "../catalog-summary.ts";
import { type EmittedFile, headerText } from "../emitted-file.ts";
import { codeSpan, escapeMarkdown } from "../escape/escape-markdown.ts";
import { conflicts } from "./doc-conflicts.ts";
import { docFile } from "./doc-context.ts";

/** generated/docs/README.md: the way to every document. */
export function emitIndexDoc(catalog: Catalog): EmittedFile {
  const summaries = catalogSummary(catalog);
  const rows = catalog.families.map((family, index) => {
    const { codes, messages } = summaries[index] ?? { codes: 0, messages: 0 };
    const links = `[English](${docFile(family, "en")}) · [中文](${docFile(family, "zh-CN")})`;
    return `| ${escapeMarkdown(family.title.en)} | ${codeSpan(family.basePath)} | ${String(codes)} | ${String(messages)} | ${links} |`;
  });
  const lines = [
    `<!-- ${headerText("*")} -->`,
    "",
    "# Error codes of the Binance API · 币安 API 错误代码",
    "",
    "| Family · 产品线 | Base path · 基础路径 | Codes · 代码 | Messages · 消息 | |",
    "| --- | --- | --: | --: | --- |",
    ...rows,
    "",
    `A code means what the list of its family says: [the same code can mean another thing in another family](conflicts.md) (${String(conflicts(catalog).length)} of them).`,
    "",
    "Messages and explanations are Binance's documentation; this project is not affiliated with Binance. 消息与说明来自币安文档；本项目与币安无隶属关系。",
  ];
  return { path: "docs/README.md", content: `${lines.join("\n")}\n` };
}
