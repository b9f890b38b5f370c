/** Parts of VitePress's theme that this site has no use for, and that would be a tenth of its scripts. */
const UNUSED = new Set([
  "VPHome.vue",
  "VPNavBarSearch.vue",
  "VPNavBarSocialLinks.vue",
  "VPNavScreenSocialLinks.vue",
  "VPSocialLinks.vue",
  "VPDocAsideCarbonAds.vue",
  "VPDocAsideSponsors.vue",
  "VPDocFooter.vue",
  "VPFooter.vue",
]);
const EMPTY = "\0empty-component";

interface Plugin {
  readonly name: string;
  readonly enforce: "pre";
  readonly resolveId: (id: string, importer: string | undefined) => string | undefined;
  readonly load: (id: string) => string | undefined;
}

/** Puts a component that renders nothing in the place of each. */
export function unusedThemeParts(): Plugin {
  return {
    name: "binance-errors-unused-theme-parts",
    enforce: "pre",
    resolveId: (id, importer) => {
      const file = id.slice(id.lastIndexOf("/") + 1);
      return importer?.includes("theme-default") === true && UNUSED.has(file) ? EMPTY : undefined;
    },
    load: (id) => (id === EMPTY ? "export default { render: () => null };" : undefined),
  };
}
