import type { DefaultTheme, LocaleSpecificConfig } from "vitepress";
import { familyTitle, type Locale } from "../catalog/catalog.ts";
import type { SiteData } from "../catalog/context.ts";

interface Labels {
  readonly families: string;
  readonly overview: string;
  readonly conflicts: string;
  readonly changes: string;
  readonly guides: string;
  readonly guide: string;
  readonly contributing: string;
  readonly whatToDo: string;
  readonly repository: string;
  readonly api: string;
  readonly recipes: string;
  readonly testing: string;
  readonly filters: string;
}

const LABELS: Readonly<Record<Locale, Labels>> = {
  en: {
    families: "Error codes",
    overview: "Overview",
    conflicts: "Conflicting codes",
    changes: "Recent changes",
    guides: "Guides",
    guide: "Using the package",
    contributing: "Contributing",
    whatToDo: "What to do",
    repository: "Repository",
    api: "API reference",
    recipes: "Recipes",
    testing: "Testing without an exchange",
    filters: "Filters",
  },
  "zh-CN": {
    families: "错误代码",
    overview: "概览",
    conflicts: "含义冲突的代码",
    changes: "最近变更",
    guides: "指南",
    guide: "使用指南",
    contributing: "参与贡献",
    whatToDo: "处理建议",
    repository: "代码仓库",
    api: "API 参考",
    recipes: "示例（英文）",
    testing: "脱离交易所的测试（英文）",
    filters: "过滤器",
  },
};

const CHINESE_THEME: DefaultTheme.Config = {
  outline: { label: "本页目录" },
  docFooter: { prev: "上一页", next: "下一页" },
  darkModeSwitchLabel: "外观",
  darkModeSwitchTitle: "切换到深色模式",
  lightModeSwitchTitle: "切换到浅色模式",
  sidebarMenuLabel: "菜单",
  returnToTopLabel: "返回顶部",
  langMenuLabel: "切换语言",
  skipToContentLabel: "跳到正文",
  notFound: { title: "页面不存在", quote: "这个地址没有内容。", linkLabel: "回到首页", linkText: "回到首页" },
};

/** Menus and locales of the site. */
export function navigation(data: SiteData): {
  locales: Record<string, LocaleSpecificConfig<DefaultTheme.Config> & { label: string; link?: string }>;
} {
  return {
    locales: {
      root: { label: "English", lang: "en", themeConfig: menus(data, "en") },
      "zh-CN": {
        label: "简体中文",
        lang: "zh-CN",
        link: "/zh-CN/",
        description: "币安 API 错误的含义，以及下一步该做什么。",
        titleTemplate: ":title · 币安 API",
        themeConfig: { ...CHINESE_THEME, ...menus(data, "zh-CN") },
      },
    },
  };
}

function menus(data: SiteData, locale: Locale): DefaultTheme.Config {
  const labels = LABELS[locale];
  const root = locale === "en" ? "/" : `/${locale}/`;
  const families = data.index.catalog.families.map((family) => ({
    text: familyTitle(family, locale),
    link: `${root}${family.id}/`,
  }));
  return {
    logo: { src: "/icon.svg", alt: "" },
    nav: [
      { text: labels.families, link: `${root}families/` },
      { text: labels.guide, link: `${root}guide/` },
      { text: labels.changes, link: `${root}changes/` },
      { text: labels.repository, link: data.repository },
    ],
    sidebar: [
      {
        text: labels.families,
        items: [
          { text: labels.overview, link: `${root}families/` },
          ...families,
          ...(data.filters.size === 0 ? [] : [{ text: labels.filters, link: `${root}filters/` }]),
        ],
      },
      {
        text: labels.guides,
        items: [
          { text: labels.guide, link: `${root}guide/` },
          { text: labels.api, link: `${root}api/` },
          { text: labels.recipes, link: `${data.repository}/blob/main/docs/recipes.md` },
          { text: labels.testing, link: `${data.repository}/blob/main/docs/testing.md` },
          { text: labels.whatToDo, link: `${root}what-to-do/` },
          { text: labels.conflicts, link: `${root}conflicts/` },
          { text: labels.changes, link: `${root}changes/` },
          { text: labels.contributing, link: `${root}contributing/` },
        ],
      },
    ],
  };
}
