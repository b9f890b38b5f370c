import type { Locale } from "../catalog.ts";
import { CHINESE } from "./chinese.ts";
import { ENGLISH } from "./english.ts";
import type { Words } from "./words.ts";

export function wordsOf(locale: Locale): Words {
  return locale === "en" ? ENGLISH : CHINESE;
}
