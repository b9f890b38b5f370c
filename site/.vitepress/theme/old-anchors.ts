import type { Router } from "vitepress";

/** `#-1021`, `#-1108-BAD_ASSET` of this site's former pages, `#-1021-invalid_timestamp` of Binance's. */
const CODE_ANCHOR = /^#(-?\d{1,9})(?:[-_].*)?$/u;

/**
 * Redirects old anchors of a code to the code's own page. Only on pages that had such anchors: the families' and the
 * home pages.
 */
export function followOldAnchors(router: Router): void {
  const follow = async (): Promise<void> => {
    const target = await targetOf(window.location.pathname, decodeURIComponent(window.location.hash));
    if (target !== null) await router.go(target);
  };
  window.addEventListener("hashchange", () => void follow());
  void follow();
}

async function targetOf(path: string, hash: string): Promise<string | null> {
  const code = CODE_ANCHOR.exec(hash)?.[1];
  if (code === undefined) return null;
  const [{ default: codes }, { default: families }] = await Promise.all([
    import("virtual:codes"),
    import("virtual:families"),
  ]);
  if (!codes.includes(Number(code))) return null;
  const folders = path.split("/").filter((folder) => folder !== "" && folder !== "index.html");
  const family = families.find(({ id }) => id === folders.at(-1));
  const root = `${import.meta.env.BASE_URL}${folders.includes("zh-CN") ? "zh-CN/" : ""}`;
  const isHome = path.replace(/index\.html$/u, "") === root;
  if (family === undefined && !isHome) return null;
  return `${root}${code}/${family === undefined ? "" : `#${family.id}`}`;
}
