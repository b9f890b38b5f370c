import { computed, type ComputedRef, type Ref, ref, shallowRef, watch } from "vue";
import type { Hit, SearchIndex } from "../../search/search-index.ts";

/** As many results as a person looks through. */
const SHOWN = 30;

export interface Search {
  readonly query: Ref<string>;
  readonly state: Ref<"idle" | "loading" | "ready" | "failed">;
  readonly hits: ComputedRef<readonly Hit[]>;
  readonly shown: ComputedRef<readonly Hit[]>;
  readonly active: Ref<number>;
  /** Fetches the index, which is a file of its own, when the search is opened for the first time. */
  readonly load: () => Promise<void>;
  readonly move: (by: number) => void;
}

export function useSearch(): Search {
  const query = ref("");
  const state = ref<"idle" | "loading" | "ready" | "failed">("idle");
  const index = shallowRef<SearchIndex>();
  const active = ref(0);
  const hits = computed(() => (query.value.trim() === "" ? [] : (index.value?.search(query.value) ?? [])));
  const shown = computed(() => hits.value.slice(0, SHOWN));
  watch(query, () => {
    active.value = 0;
  });

  async function load(): Promise<void> {
    if (state.value === "ready" || state.value === "loading") return;
    state.value = "loading";
    try {
      const [{ readSearchIndex }, { default: json }] = await Promise.all([
        import("../../search/search-index.ts"),
        import("virtual:search-index"),
      ]);
      index.value = readSearchIndex(json);
      state.value = "ready";
    } catch {
      // The site was published anew while this page was open, or the network is gone: the dialog says so.
      state.value = "failed";
    }
  }

  function move(by: number): void {
    const count = shown.value.length;
    if (count > 0) active.value = (active.value + by + count) % count;
  }

  return { query, state, hits, shown, active, load, move };
}
