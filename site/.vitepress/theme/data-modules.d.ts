declare module "virtual:search-index" {
  const json: string;
  export default json;
}

declare module "virtual:families" {
  const families: readonly {
    readonly id: string;
    readonly title: { readonly en: string; readonly "zh-CN": string };
  }[];
  export default families;
}

declare module "virtual:texts/en" {
  const loaders: import("../../explainer/explain.ts").TextLoaders;
  export default loaders;
}

declare module "virtual:texts/zh-CN" {
  const loaders: import("../../explainer/explain.ts").TextLoaders;
  export default loaders;
}

declare module "*.vue" {
  import type { DefineComponent } from "vue";
  const component: DefineComponent;
  export default component;
}

declare module "*.css";
