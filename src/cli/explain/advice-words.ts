import type { Advice } from "../../result.ts";
import { type Catalog, inLanguage, type Language } from "../catalog/catalog.ts";
import type { AdviceWords } from "./block.ts";

/** The advice of an entry, as it holds for a call that changes state, or for one that only reads. */
export function adviceById(catalog: Catalog, id: string, language: Language, reads: boolean): AdviceWords {
  const found = catalog.advice.find((one) => one.id === id);
  if (found === undefined) throw new Error(`The catalog has no advice "${id}", although an entry names it`);
  const readOnlyText = inLanguage(found.readOnly?.text, language);
  const text = inLanguage(found.text, language);
  if (!reads) return { ...axesOf(found), text, readOnlyText };
  const retry = found.readOnly?.retry ?? (found.execution === "not-executed" ? found.retry : "after-delay");
  return { ...axesOf(found), execution: "not-executed", retry, text: readOnlyText ?? text, readOnlyText: null };
}

/** The same for advice that the parser chose. */
export function adviceInWords(catalog: Catalog, advice: Advice, language: Language): AdviceWords {
  const found = catalog.advice.find(({ id }) => id === advice.id);
  const readOnlyText = inLanguage(found?.readOnly?.text, language);
  const text = inLanguage(found?.text, language);
  if (advice.readOnly) return { ...axesOf(advice), text: readOnlyText ?? text, readOnlyText: null };
  return { ...axesOf(advice), text, readOnlyText };
}

function axesOf({ id, execution, retry, scope }: Omit<AdviceWords, "text" | "readOnlyText">) {
  return { id, execution, retry, scope };
}
