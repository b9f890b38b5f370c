import { type ComparedText, similarity, takeApart } from "../text/compare-text.ts";

/** Two wordings above this are the same message with a typo, not two messages. */
const SAME_MESSAGE = 0.75;
/** The longest list known has 41 messages. Behind this many comparisons only the same words count as the same. */
const MAX_COMPARISONS = 40_000;

/** Finds a message in a list by its words, or by words that are nearly its own. */
export class MessageFinder {
  readonly #messages: readonly ComparedText[];
  /** Index of the first message with a text, and the indexes of those that nobody took, in order. */
  readonly #first = new Map<string, number>();
  readonly #open = new Map<string, number[]>();
  readonly #taken = new Set<number>();
  #comparisons = 0;

  constructor(messages: readonly string[]) {
    this.#messages = messages.map(takeApart);
    this.#messages.forEach(({ comparable }, index) => {
      const same = this.#open.get(comparable);
      if (same !== undefined) same.push(index);
      else {
        this.#first.set(comparable, index);
        this.#open.set(comparable, [index]);
      }
    });
  }

  /** Index of the message, the same words before similar ones; undefined where the list has none like it. */
  find(text: string): number | undefined {
    const wanted = takeApart(text);
    return this.#first.get(wanted.comparable) ?? this.#mostAlike(wanted, () => true);
  }

  /** The same among the messages that were not taken before; takes it. */
  take(text: string): number | undefined {
    const wanted = takeApart(text);
    const index = this.#takeSame(wanted) ?? this.#mostAlike(wanted, (open) => !this.#taken.has(open));
    if (index !== undefined) this.#taken.add(index);
    return index;
  }

  #takeSame({ comparable }: ComparedText): number | undefined {
    const open = this.#open.get(comparable);
    for (let index = open?.shift(); index !== undefined; index = open?.shift()) {
      if (!this.#taken.has(index)) return index;
    }
    return undefined;
  }

  #mostAlike(wanted: ComparedText, isOpen: (index: number) => boolean): number | undefined {
    this.#comparisons += this.#messages.length;
    if (this.#comparisons > MAX_COMPARISONS) return undefined;
    const scores = this.#messages.flatMap((message, index) =>
      isOpen(index) ? [{ index, score: similarity(message, wanted) }] : [],
    );
    return scores
      .filter(({ score }) => score >= SAME_MESSAGE)
      .toSorted((a, b) => b.score - a.score || a.index - b.index)[0]?.index;
  }
}
