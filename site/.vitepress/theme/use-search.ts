import type { Hit, SearchIndex } from "../../search/search-index.ts";
import { type ComputedRef, type Ref, computed, ref, shallowRef, watch } from "vue";

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

interface SearchWords {
  readonly open: string;
  readonly label: string;
  readonly placeholder: string;
  readonly close: string;
  readonly loading: string;
  readonly nothing: string;
  readonly found: (count: number, shown: number) => string;
  readonly guide: string;
  readonly hint: string;
  readonly failed: string;
}

const ENGLISH: SearchWords = {
  open: "Search",
  label: "Search codes, names and messages",
  placeholder: "-1021, INVALID_TIMESTAMP, balance…",
  close: "Close",
  loading: "Loading the index…",
  nothing: "Nothing found.",
  found: (count, shown) =>
    count > shown ? `${String(count)} results, the first ${String(shown)} shown` : `${String(count)} results`,
  guide: "Guide",
  hint: "Arrow keys choose, Enter opens, Esc closes",
  failed: "The index could not be loaded. Reload the page and try again.",
};

const CHINESE: SearchWords = {
  open: "搜索",
  label: "搜索代码、名称与消息",
  placeholder: "-1021、INVALID_TIMESTAMP、余额不足…",
  close: "关闭",
  loading: "正在加载索引…",
  nothing: "没有找到结果。",
  found: (count, shown) =>
    count > shown ? `共 ${String(count)} 个结果，显示前 ${String(shown)} 个` : `共 ${String(count)} 个结果`,
  guide: "指南",
  hint: "方向键选择，回车打开，Esc 关闭",
  failed: "索引加载失败，请刷新页面后重试。",
};

export function searchWords(lang: string): SearchWords {
  return lang === "zh-CN" ? CHINESE : ENGLISH;
}
