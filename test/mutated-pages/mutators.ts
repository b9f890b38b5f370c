import type { MutablePage, Mutated, Mutator } from "./mutation.ts";
import { CUTS } from "./mutators/cuts.ts";
import { ENCODINGS } from "./mutators/encodings.ts";
import { ENTITIES } from "./mutators/entities.ts";
import { LINES } from "./mutators/lines.ts";
import { MARKS } from "./mutators/marks.ts";
import { PAGES } from "./mutators/pages.ts";
import { SPANS } from "./mutators/spans.ts";
import { TAGS } from "./mutators/tags.ts";

export interface Kind {
  readonly title: string;
  readonly mutators: readonly Mutator[];
}

const KINDS: readonly Kind[] = [
  { title: "Cuts and holes", mutators: CUTS },
  { title: "Tags and attributes", mutators: TAGS },
  { title: "Headings, bullets, rows", mutators: MARKS },
  { title: "Lines and line ends", mutators: LINES },
  { title: "Encodings", mutators: ENCODINGS },
  { title: "Entities and escapes", mutators: ENTITIES },
  { title: "Pages mixed or exchanged", mutators: PAGES },
  { title: "Spans and characters", mutators: SPANS },
];

/** Two or three single damages in one page. */
const SEVERAL: Mutator = {
  name: "two or three of the above at once",
  mutate: (page, random) => {
    const pool = KINDS.filter(({ mutators }) => mutators !== PAGES).flatMap(({ mutators }) => mutators);
    let text: Mutated = page.text;
    for (let count = 2 + random.below(2); count > 0; count -= 1) {
      const next: Mutated = random.pick(pool).mutate(withText(page, text), random);
      if (next instanceof Uint8Array) return next;
      text = next ?? text;
    }
    return text === page.text ? null : text;
  },
};

export const ALL_KINDS: readonly Kind[] = [...KINDS, { title: "Several at once", mutators: [SEVERAL] }];

function withText(page: MutablePage, text: string): MutablePage {
  return { ...page, text };
}

/** All mutations in turn, so that each is tried as often as any other. */
export function mutatorAt(index: number): Mutator {
  const all = ALL_KINDS.flatMap(({ mutators }) => mutators);
  const mutator = all[index % all.length];
  if (mutator === undefined) throw new RangeError("There are no mutators.");
  return mutator;
}
