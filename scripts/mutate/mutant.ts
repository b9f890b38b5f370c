/** One change of a source file: the text from `start` to `end` replaced. */
export interface Mutant {
  readonly id: number;
  readonly file: string;
  readonly line: number;
  readonly operator: string;
  readonly start: number;
  readonly end: number;
  readonly original: string;
  readonly replacement: string;
}

/** What a node can be replaced by: name of the operator and new text. */
export interface Replacement {
  readonly operator: string;
  readonly text: string;
}

export type Status = "killed" | "timeout" | "survived" | "uncovered";

export interface Verdict {
  readonly status: Status;
  /** The test that noticed it. */
  readonly by: string | null;
}

/** What one line of the journal says. */
export interface Result extends Verdict {
  readonly key: string;
  readonly file: string;
  readonly line: number;
  readonly operator: string;
  readonly original: string;
  readonly replacement: string;
}
