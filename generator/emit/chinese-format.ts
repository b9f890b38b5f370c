/** generated/zh-CN/format.ts: the types of the Chinese modules, so that src/ needs nothing but generated/. */
export const CHINESE_FORMAT = `
/** Chinese texts of one message. \`id\` is the template's id, unique under its code (or in its table). */
export interface ChineseMessage {
  readonly id: string;
  readonly translation?: string;
  readonly explanation?: string;
}

/** Chinese texts of one error. Two entries can share a code; the name tells them apart. */
export interface ChineseError {
  readonly code: number;
  readonly name: string;
  readonly title?: string;
  readonly messages?: readonly ChineseMessage[];
  readonly notes?: readonly string[];
}

/** Chinese texts of a table of messages that several codes share. */
export interface ChineseTable {
  readonly id: string;
  readonly codes: readonly number[];
  readonly title?: string;
  readonly messages?: readonly ChineseMessage[];
  readonly notes?: readonly string[];
}

export interface ChineseFamily {
  readonly family: string;
  readonly title?: string;
  readonly errors: readonly ChineseError[];
  readonly tables: readonly ChineseTable[];
}

/** Chinese texts of one piece of advice; \`readOnly\` is what holds for a call that only reads. */
export interface ChineseAdvice {
  readonly id: string;
  readonly text: string;
  readonly readOnly?: string;
}
`;
