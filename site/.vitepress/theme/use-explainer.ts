import { onMounted, type Ref, ref, type ShallowRef, shallowRef, watch } from "vue";
import type { FamilyId } from "../../../src/index.ts";
import type { Explanation, TextLoaders, Texts } from "../../explainer/explain.ts";
import { fromFragment } from "../../explainer/share-link.ts";

/** An explanation with its words, always of the same input. */
export interface Answer {
  readonly explanation: Explanation;
  readonly texts: Texts;
}

export interface ExplainerState {
  readonly text: Ref<string>;
  readonly family: Ref<FamilyId | "">;
  readonly reads: Ref<boolean>;
  readonly answer: ShallowRef<Answer | undefined>;
  readonly failed: Ref<boolean>;
}

/** The package, loaded after the page, so that reading the page does not wait for it. */
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
      const { explainInput, entriesOf, loadTexts, loaders } = await loadKit(lang.value);
      // Ignore a late answer to an older input.
      const show = (explanation: Explanation, texts: Texts): void => {
        if (mine === run) answer.value = { explanation, texts };
      };
      const chosen = family.value === "" ? null : family.value;
      const explanation = explainInput(text.value, { family: chosen, reads: reads.value });
      const errors = explanation.kind === "errors" ? explanation.errors : [];
      const entries = explanation.kind === "entries" ? explanation.entries : errors.flatMap(entriesOf);
      const early = setTimeout(show, PATIENCE_MS, explanation, NO_TEXTS);
      // Without the words, show only codes, names and values.
      const texts = await loadTexts(loaders, errors, entries).catch(() => NO_TEXTS);
      clearTimeout(early);
      show(explanation, texts);
      failed.value = false;
    } catch {
      // The package's chunk did not load (the network, or a new version of the site): the page shows an error.
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
    setTimeout(() => void warmUp(lang.value), WARM_UP_MS);
    watch([text, family, reads, lang], () => void update(), { immediate: true, flush: "post" });
  });
  return { text, family, reads, answer, failed };
}

/** Words loaded by then are shown with the answer; on a slow network the answer comes first. */
const PATIENCE_MS = 25;
const WARM_UP_MS = 100;
const NO_TEXTS: Texts = { advice: () => null, message: () => ({ translation: null, explanation: null }) };

type Kit = typeof import("../../explainer/explain.ts") & { readonly loaders: TextLoaders };

async function loadKit(lang: string): Promise<Kit> {
  const [explain, { default: loaders }] = await Promise.all([
    import("../../explainer/explain.ts"),
    lang === "zh-CN" ? import("virtual:texts/zh-CN") : import("virtual:texts/en"),
  ]);
  return { ...explain, loaders };
}

/** The package reads its tables at the first call: make it before the visitor asks. */
async function warmUp(lang: string): Promise<void> {
  try {
    const [{ explainInput }] = await Promise.all([
      loadKit(lang),
      import("./ExplainedEntries.vue"),
      import("./ExplainedError.vue"),
    ]);
    explainInput('{"code":-1000,"msg":"warm up"}', { family: null, reads: false });
  } catch {
    // A load error is shown when the visitor asks for an answer.
  }
}

function isFamily(id: string | null, families: readonly string[]): id is FamilyId {
  return id !== null && families.includes(id);
}
