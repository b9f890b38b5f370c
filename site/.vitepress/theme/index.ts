import type { Theme } from "vitepress";
import DefaultTheme from "vitepress/theme-without-fonts";
import Explainer from "./Explainer.vue";
import Layout from "./Layout.vue";
import "./style.css";
import "./reference.css";
import "./explainer.css";

export default {
  extends: DefaultTheme,
  Layout,
  enhanceApp({ app }) {
    app.component("Explainer", Explainer);
  },
} satisfies Theme;
