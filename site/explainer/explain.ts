/** Everything of the explainer that needs the package, loaded in one piece after the page. */
export { explainInput } from "./explain-input.ts";
export { entriesOf } from "./meanings.ts";
export { loadTexts } from "./texts.ts";
