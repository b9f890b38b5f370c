import type { Theme } from "vitepress";
import DefaultTheme from "vitepress/theme-without-fonts";
import { followOldAnchors } from "./old-anchors.ts";
import Layout from "./Layout.vue";
import "./style.css";
import "./reference.css";
import "./explainer.css";

export default {
  extends: DefaultTheme,
  Layout,
  enhanceApp({ router }) {
    if (!import.meta.env.SSR) followOldAnchors(router);
  },
} satisfies Theme;
