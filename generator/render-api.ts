/** One thing that an entry point exports. */
export interface ApiItem {
  readonly name: string;
  readonly kind: "function" | "class" | "type" | "value";
  /** The declaration as TypeScript, without its body. */
  readonly declaration: string;
  readonly description: string;
  readonly examples: readonly string[];
}

export interface ApiEntryPoint {
  /** As it is imported: `binance-errors/spot`. */
  readonly specifier: string;
  readonly items: readonly ApiItem[];
}

const ORDER: readonly ApiItem["kind"][] = ["function", "class", "value", "type"];

/** docs/api.md: what can be imported from where. What an earlier entry point explains is only named in a later one. */
export function renderApi(entryPoints: readonly ApiEntryPoint[]): string {
  const explained = new Map<string, string>();
  const sections = entryPoints.map(({ specifier, items }) => {
    const sorted = items.toSorted(
      (a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0),
    );
    const fresh = sorted.filter(({ name, declaration }) => explained.get(name) !== declaration);
    const known = sorted.filter((item) => !fresh.includes(item));
    for (const { name, declaration } of fresh) explained.set(name, declaration);
    const also = known.length === 0 ? "" : `\nAlso, as above: ${known.map(({ name }) => `\`${name}\``).join(", ")}.\n`;
    return `## \`${specifier}\`\n\n${fresh.map(renderItem).join("\n")}${also}`;
  });
  return `<!-- @generated from the docstrings in src/. Run "npm run api". -->\n\n# API reference\n\n${sections.join("\n")}`;
}

function renderItem({ name, declaration, description, examples }: ApiItem): string {
  const text = description === "" ? "" : `\n${description.split("\n").map(escapeLine).join("\n")}\n`;
  const code = examples.map((example) => `\nExample:\n\n\`\`\`typescript\n${example}\n\`\`\`\n`).join("");
  return `### ${name}\n\n\`\`\`typescript\n${declaration}\n\`\`\`\n${text}${code}`;
}

/** Docstrings are ours and written in Markdown; only what looks like HTML outside of code is meant as text. */
function escapeLine(line: string): string {
  return line
    .split(/(`[^`]*`)/u)
    .map((piece) => (piece.startsWith("`") ? piece : piece.replaceAll("<", "&lt;")))
    .join("");
}
