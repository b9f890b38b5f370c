import { type ComputedRef, type Ref, computed, ref, shallowRef, watch } from "vue";
import type { Hit, Resolved, SearchDocument, SearchIndex } from "../../search/search-index.ts";

/** Maximum number of shown results. */
const SHOWN = 30;

export interface Search {
  readonly query: Ref<string>;
  readonly state: Ref<"idle" | "loading" | "ready" | "failed">;
  readonly hits: ComputedRef<readonly Hit[]>;
  readonly shown: ComputedRef<readonly Hit[]>;
  readonly active: Ref<number>;
  /** Fetches index and resolver, which are separate files, when the search is first opened. */
  readonly load: () => Promise<void>;
  readonly move: (by: number) => void;
}

type Language = "en" | "zh-CN";

interface Searcher {
  readonly index: SearchIndex;
  readonly resolve: (text: string, documents: readonly SearchDocument[]) => readonly Resolved[];
}

async function loadSearcher(language: Language): Promise<Searcher> {
  const [{ createSearchIndex }, { resolveQuery }, { default: documents }] = await Promise.all([
    import("../../search/search-index.ts"),
    import("../../search/resolve.ts"),
    language === "en" ? import("virtual:search/en") : import("virtual:search/zh-CN"),
  ]);
  return { index: createSearchIndex(documents), resolve: resolveQuery };
}

/** Chinese queries search the Chinese texts, whatever the page's language: every code has the same path in both. */
function languageOf(query: string, page: string): Language {
  return page === "zh-CN" || /\p{Script=Han}/u.test(query) ? "zh-CN" : "en";
}

export function useSearch(lang: Ref<string>): Search {
  const query = ref("");
  const state = ref<"idle" | "loading" | "ready" | "failed">("idle");
  const searchers = shallowRef<Readonly<Partial<Record<Language, Searcher>>>>({});
  const active = ref(0);
  const wanted = computed(() => languageOf(query.value, lang.value));
  const hits = computed(() => {
    const searcher = searchers.value[wanted.value];
    if (searcher === undefined || query.value.trim() === "") return [];
    return searcher.index.search(query.value, searcher.resolve(query.value, searcher.index.documents));
  });
  const shown = computed(() => hits.value.slice(0, SHOWN));
  watch(query, () => {
    active.value = 0;
  });
  watch(wanted, () => {
    if (state.value !== "idle") void load();
  });

  async function load(): Promise<void> {
    const language = wanted.value;
    if (searchers.value[language] !== undefined) return;
    state.value = "loading";
    try {
      const searcher = await loadSearcher(language);
      searchers.value = { ...searchers.value, [language]: searcher };
      state.value = "ready";
    } catch {
      // The site was published again while this page was open, or the network failed: the dialog shows an error.
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
  readonly hint: string;
  readonly failed: string;
}

const ENGLISH: SearchWords = {
  open: "Search",
  label: "Search codes, names and messages",
  placeholder: "-1021, LOT_SIZE, a message, a whole log line…",
  close: "Close",
  loading: "Loading the index…",
  nothing: "Nothing found.",
  found: (count, shown) =>
    count > shown ? `${String(count)} results, the first ${String(shown)} shown` : `${String(count)} results`,
  hint: "Arrow keys choose, Enter opens, Esc closes",
  failed: "The index could not be loaded. Reload the page and try again.",
};

const CHINESE: SearchWords = {
  open: "搜索",
  label: "搜索代码、名称与消息",
  placeholder: "-1021、LOT_SIZE、消息或整行日志…",
  close: "关闭",
  loading: "正在加载索引…",
  nothing: "没有找到结果。",
  found: (count, shown) =>
    count > shown ? `共 ${String(count)} 个结果，显示前 ${String(shown)} 个` : `共 ${String(count)} 个结果`,
  hint: "方向键选择，回车打开，Esc 关闭",
  failed: "索引加载失败，请刷新页面后重试。",
};

export function searchWords(lang: string): SearchWords {
  return lang === "zh-CN" ? CHINESE : ENGLISH;
}
