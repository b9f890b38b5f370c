/** Wordings of change-logs about error codes, in both languages. Each cites a section. */

/** 2022-12-05 "New error code", 2024-12-02 "The following error code will be added", 2025-10-28 "will return error code". */
export const ADDED =
  /\bnew error codes?\b|\badd(?:ed|s)?\b.{0,30}\berror codes?\b|\berror codes?\b.{0,40}\b(?:will be|is|are|was|were|has been|have been) (?:newly )?added\b|\bwill (?:now )?(?:return|respond with) (?:the |an )?error code\b|error code [`"]?-\d{4,5}\b.{0,60} will be (?:returned|encountered)|新的?错误(?:代码|码)|(?:新增|添加|增加)(?:了)?.{0,12}错误(?:代码|码)|端点将返回错误(?:代码|码)|以下错误(?:代码|码).{0,20}(?:新增|添加|增加)/iu;

/** 2024-12-09 "Error code -1167 will be obsolete after this update and will be removed". */
export const REMOVED =
  /\berror codes?\b.{0,40}\b(?:obsolete|removed|retired|no longer)\b|(?:错误(?:代码|码)).{0,40}(?:过时|删除|移除|废弃|下线)/iu;

/** 2025-04-07 "New messages for error code", 2020-07-09 "Updated error messages for", 2018-01-23 "error message updated". */
export const CHANGED =
  /\b(?:new|updated?|changed?|clearer|improved)\b.{0,60}\b(?:error )?messag(?:e|es|ing)\b|\b(?:error )?messag(?:e|es|ing)\b.{0,80}\b(?:chang|updat|improv|clearer|fixed)|错误(?:信息|消息|代码|码).{0,40}(?:更改|变更|更新|修改|新消息)|(?:更新|修改|更改)(?:了)?.{0,20}错误(?:信息|消息)|有了新(?:消息|信息)/iu;

/** Marks the answer before a change: the text after it is not new. */
export const OLD = /\bprevious(?:ly)?\b|\bold\b|\bused to\b|\bformer(?:ly)?\b|之前|以前|此前|旧|原来/iu;

/** 2026-04-16 "Updated the documentation to clarify", 2024-03 "Fixed a bug where …", 2025-12-26 "rejected with". */
export const NO_NEWS =
  /\b(?:to clarify|clarified|clarification)\b|\bfixed a bug\b|\bdocumentation\b.{0,40}\bhas also been updated\b|\brejected with\b|明确说明|修复了一个/iu;

/** The day at the start of a heading. */
export function dateOf(heading: string): string | null {
  const match = /^\W{0,4}(20\d{2})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/u.exec(heading);
  return match === null ? null : isoDate(match[1], match[2], match[3]);
}

const DAY = "(20\\d{2})[-/.年](\\d{1,2})[-/.月](\\d{1,2})";
const EFFECTIVE: readonly RegExp[] = [
  new RegExp(`\\brelease date[:\\s*]{0,4}${DAY}`, "iu"),
  new RegExp(`\\beffective\\b(?: date)?[:\\s]{0,3}(?:at|on|from)?[\\s*]{0,4}${DAY}`, "iu"),
  new RegExp(
    `\\b(?:will|going to|to be)\\b[^.]{0,80}?\\b(?:occur|happen|migrated|deployed|enabled|effective|effect|added|released|live|available|changed|updated|applied|start)\\b[^.]{0,40}?\\b(?:on|at|from|starting|approximately)[\\s*]{0,4}(?:approximately )?${DAY}`,
    "iu",
  ),
  new RegExp(`(?:生效(?:时间|日期)?[:：\\s*]{0,4}|将(?:于|在)[\\s*]{0,4}|自[\\s*]{0,4})${DAY}`, "u"),
  new RegExp(`\\b(?:from|starting)[\\s*]{0,4}${DAY}`, "iu"),
];

/** The effective day that a text names; never before the section's day. */
export function effectiveOf(text: string, announced: string): string | undefined {
  for (const pattern of EFFECTIVE) {
    const match = pattern.exec(text.slice(0, 2000));
    const date = match === null ? null : isoDate(match[1], match[2], match[3]);
    if (date !== null && date >= announced) return date;
  }
  return undefined;
}

function isoDate(year = "", month = "", day = ""): string | null {
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31 ? date : null;
}

const CODE = /(?<![\w.-])[-\u2212\u2013](\d{4,5})(?!\d|\.\d)/gu;
export const PAYLOAD = /"code"\s*:\s*(-?\d{4,9})\s*,\s*"msg"\s*:\s*"((?:[^"\\]|\\.)*)"/gu;
/** Below these words is another text of a known code. */
export const ABOUT_MESSAGES =
  /\berrors?\b[^,.;]{0,40}\b(?:messag|will be|as follows|returned)|错误(?:信息|消息)|(?:更|报)错/iu;
export const FILTER =
  /\bnew filters?:? ["`]?([A-Z][A-Z_]{3,})["`]?|\bfilter ["`]?([A-Z][A-Z_]{3,})["`]? (?:has been added|will be (?:added|enabled)|is added)|["`]?([A-Z][A-Z_]{3,})["`]? filter will be (?:added|enabled)|(?:新增|添加|增加)(?:了)?(?:新的)?过滤器 ?["`]?([A-Z][A-Z_]{3,})/iu;

export function codesIn(text: string): readonly number[] {
  return [...new Set([...text.matchAll(CODE)].map(([, figures]) => -Number(figures)))];
}

/** `New error codes -1120 and 1211`: a code without its sign. */
export function unsigned(text: string): readonly string[] {
  const after = /(?:error codes?|错误代码)(.{0,80})/iu.exec(text)?.[1] ?? "";
  return [...after.matchAll(/(?<![\w.-])(\d{4})(?![\w-]|\.\d)/gu)]
    .map(([, figures = ""]) => figures)
    .filter((figures) => /^[1-9]/u.test(figures) && Number(figures) < 2000 + 7999 && !/^20[12]\d$/u.test(figures));
}

export function namesIn(text: string): readonly string[] {
  return [...text.matchAll(/[-\u2212]\d{4,5}[\s`:：]{1,3}([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)/gu)].map(
    ([, name = ""]) => name,
  );
}
