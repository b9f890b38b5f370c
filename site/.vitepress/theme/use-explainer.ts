import { type Component, onMounted, type Ref, ref, type ShallowRef, shallowRef, watch } from "vue";
import type { FamilyId } from "../../../src/index.ts";
import type { Explanation } from "../../explainer/explain-input.ts";
import { fromFragment } from "../../explainer/share-link.ts";
import type { TextLoaders } from "../../explainer/shards.ts";
import type { Texts } from "../../explainer/texts.ts";

/** What to show: an explanation and the words to show it with, always of the same input. */
export interface Answer {
  readonly explanation: Explanation;
  readonly texts: Texts;
  /** The component that shows it, which comes with the package. */
  readonly view: Component;
}

export interface ExplainerState {
  readonly text: Ref<string>;
  readonly family: Ref<FamilyId | "">;
  readonly reads: Ref<boolean>;
  readonly answer: ShallowRef<Answer | undefined>;
  readonly failed: Ref<boolean>;
}

/** The package itself, loaded once the page is there, so that reading the page does not wait for it. */
export function useExplainer(lang: Ref<string>, families: readonly string[]): ExplainerState {
  const text = ref("");
  const family = ref<FamilyId | "">("");
  const reads = ref(false);
  const answer = shallowRef<Answer>();
  const failed = ref(false);
  let run = 0;

  async function update(): Promise<void> {
    const mine = (run += 1);
    try {
      const [{ default: view }, loaders] = await Promise.all([import("./Answers.vue"), textLoaders(lang.value)]);
      const { explainInput, entriesOf, loadTexts } = await import("../../explainer/explain.ts");
      const explanation = explainInput(text.value, {
        family: family.value === "" ? null : family.value,
        reads: reads.value,
      });
      const errors = explanation.kind === "errors" ? explanation.errors : [];
      const entries = explanation.kind === "entries" ? explanation.entries : errors.flatMap(entriesOf);
      const texts = await loadTexts(loaders, errors, entries);
      // A slower answer to an older input is of no use.
      if (mine === run) answer.value = { explanation, texts, view };
      failed.value = false;
    } catch {
      // A chunk did not load (the network, or a new version of the site): the page says so.
      if (mine === run) failed.value = true;
    }
  }

  function takeFragment(): void {
    const shared = fromFragment(window.location.hash);
    if (shared === null) return;
    text.value = shared.text;
    family.value = isFamily(shared.family, families) ? shared.family : "";
    reads.value = shared.reads;
  }

  onMounted(() => {
    takeFragment();
    window.addEventListener("hashchange", takeFragment);
    watch([text, family, reads, lang], () => void update(), { immediate: true, flush: "post" });
  });
  return { text, family, reads, answer, failed };
}

async function textLoaders(lang: string): Promise<TextLoaders> {
  const module = lang === "zh-CN" ? await import("virtual:texts/zh-CN") : await import("virtual:texts/en");
  return module.default;
}

function isFamily(id: string | null, families: readonly string[]): id is FamilyId {
  return id !== null && families.includes(id);
}
