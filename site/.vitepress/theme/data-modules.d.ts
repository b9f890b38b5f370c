/// <reference types="vitepress/client" />

declare module "virtual:search/en" {
  const documents: readonly import("../../search/search-index.ts").SearchDocument[];
  export default documents;
}

declare module "virtual:search/zh-CN" {
  const documents: readonly import("../../search/search-index.ts").SearchDocument[];
  export default documents;
}

declare module "virtual:codes" {
  const codes: readonly number[];
  export default codes;
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
