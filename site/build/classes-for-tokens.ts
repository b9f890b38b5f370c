import type { ShikiTransformer } from "shiki";

/**
 * Colours of code blocks by class instead of style attributes, which the Content-Security-Policy forbids:
 * `color:var(--code-token-keyword)` becomes `class="token-keyword"`.
 */
export const classesForTokens: ShikiTransformer = {
  name: "classes-for-tokens",
  pre(node) {
    delete node.properties.style;
  },
  span(node) {
    const token = /--code-(token-[a-z-]+)/u.exec(String(node.properties.style))?.[1];
    delete node.properties.style;
    if (token !== undefined) this.addClassToHast(node, token);
  },
};
