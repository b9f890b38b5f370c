/** What the search knows of one code, or of one section of a guide (which has neither code nor name). */
export interface SearchDocument {
  readonly id: number;
  /** Family id, or the guide's name. */
  readonly family: string;
  /** `-1021`; empty for guides. */
  readonly code: string;
  readonly name: string;
  /** English messages, one a line. */
  readonly messages: string;
  /** Chinese headings, translations and explanations, one a line. */
  readonly chinese: string;
  /** English explanations and notes. */
  readonly text: string;
  /** Path below the language's root. */
  readonly path: string;
}

/** What is kept for the list of results. */
export const STORED_FIELDS = ["family", "code", "name", "messages", "chinese", "path"] as const;
export const INDEXED_FIELDS = ["code", "name", "messages", "chinese", "text"] as const;
