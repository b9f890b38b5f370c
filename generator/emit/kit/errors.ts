import { retryOfRead } from "../../../src/words/axes.ts";
import { sinceDay } from "../../../src/words/since.ts";
import type { Advice, Catalog, ErrorEntry, Family, MessageTemplate } from "../../catalog-model.ts";
import { KIT_VERSION, type KitAdvice, type KitErrors, type KitMessage } from "./schemas.ts";

/** Advice for answers without a known code: an HTTP status, an unknown code, a broken connection. */
const SITUATION = /^(?:http|network)-|^(?:unknown-code|code-lost)$/u;

/** A family's list, for programs in other languages. */
export function kitErrors(catalog: Catalog, family: Family): KitErrors {
  const docs = commonDocs(family);
  const holders = [...family.errors, ...family.tables];
  const used = new Set([
    ...family.errors.map(({ advice }) => advice),
    ...holders.flatMap(({ messages }) => messages.flatMap(({ advice }) => advice ?? [])),
  ]);
  const advice = catalog.advice.filter(({ id }) => used.has(id) || SITUATION.test(id));
  return {
    version: KIT_VERSION,
    family: family.id,
    basePath: family.basePath,
    docs,
    title: { en: family.title.en, "zh-CN": family.title["zh-CN"] ?? family.title.en },
    advice: Object.fromEntries(advice.map((one) => [one.id, kitAdvice(one)])),
    errors: family.errors.map((entry) => ({
      code: entry.code,
      name: entry.name,
      title: ownTitle(entry),
      docs: entry.docsUrl.en === docsOf(docs, entry) ? undefined : (entry.docsUrl.en ?? null),
      since: sinceDay(entry.since),
      retired: entry.retired,
      advice: entry.advice,
      messages: entry.messages.map(kitMessage),
      tables: entry.tables,
    })),
    tables: family.tables.map(({ id, messages }) => ({ id, messages: messages.map(kitMessage) })),
  };
}

/** An advice for writes and for reads. */
export function kitAdvice({ execution, retry, scope, text, readOnly }: Advice): KitAdvice {
  const reading = readOnly?.retry ?? retryOfRead(execution, retry);
  return {
    scope,
    write: { execution, retry },
    read: { execution: "not-executed", retry: reading },
    text,
    ...(readOnly === undefined ? {} : { readText: readOnly.text }),
  };
}

/** The address pattern that most codes share, with placeholders for code and name. */
function commonDocs({ errors }: Family): string {
  const counts = new Map<string, number>();
  for (const { docsUrl } of errors) {
    const page = (docsUrl.en ?? "").replace(/#.*$/u, "");
    counts.set(page, (counts.get(page) ?? 0) + 1);
  }
  const [page = ""] = [...counts.keys()].toSorted((left, right) => (counts.get(right) ?? 0) - (counts.get(left) ?? 0));
  return `${page}#{code}-{name}`;
}

const docsOf = (docs: string, { code, name }: ErrorEntry): string =>
  docs.replace("{code}", String(code)).replace("{name}", name.toLowerCase());

/** The headings of a code, if they say more than code and name. */
function ownTitle({ code, name, title }: ErrorEntry): KitErrors["errors"][number]["title"] {
  const plain = `${String(code)} ${name}`;
  const own = Object.entries(title).filter(([, text]) => text !== plain);
  return own.length === 0 ? undefined : Object.fromEntries(own);
}

function kitMessage({ id, segments, parameters, translation, retired, advice }: MessageTemplate): KitMessage {
  return {
    id,
    segments,
    parameters: parameters.map(({ name, type }) => ({ name, type })),
    "zh-CN": translation,
    retired,
    advice,
  };
}
