import { type Catalog, type Family, familyTitle } from "../catalog/catalog.ts";
import type { PageContext } from "../catalog/context.ts";
import { type Html, type Part, markup } from "../catalog/html.ts";

export interface Share {
  readonly family: Family;
  readonly total: number;
  /** Codes that no other family has. */
  readonly own: number;
  /** Codes that another family has under the same name. */
  readonly shared: number;
  /** Codes that other families have, but only under other names. */
  readonly conflicting: number;
}

/** How each family's codes relate to those of the others. Every entry counts once. */
export function shares({ families }: Catalog): readonly Share[] {
  return families.map((family) => {
    const others = families.filter((other) => other !== family).flatMap(({ errors }) => errors);
    const codes = new Set(others.map(({ code }) => code));
    const pairs = new Set(others.map(pair));
    const shared = family.errors.filter((entry) => pairs.has(pair(entry))).length;
    const own = family.errors.filter(({ code }) => !codes.has(code)).length;
    const total = family.errors.length;
    return { family, total, own, shared, conflicting: total - own - shared };
  });
}

function pair({ code, name }: { readonly code: number; readonly name: string }): string {
  return `${String(code)} ${name}`;
}

/** Leave room for the number of the longest bar. */
const MAX_BAR = 90;
const BAR_ROW = 46;
const BAR = 18;
const LEGEND_ROW = 22;
const TOP = 3 * LEGEND_ROW + 14;

/** One bar per family: own codes, shared ones, and those with another name elsewhere. */
export function sizesPicture(context: PageContext): Html {
  const { sizesTitle, sizesDescription } = context.words.families;
  const rows = shares(context.index.catalog);
  const scale = MAX_BAR / Math.max(1, ...rows.map(({ total }) => total));
  return picture({
    id: "sizes",
    title: sizesTitle,
    description: sizesDescription,
    height: TOP + rows.length * BAR_ROW,
    body: [legend(context), ...rows.map((row, index) => bar(row, TOP + index * BAR_ROW, scale, context))],
  });
}

function bar(share: Share, y: number, scale: number, { locale }: PageContext): Html {
  const { family, total, own, shared, conflicting } = share;
  const parts = [
    { count: own, className: "part-own" },
    { count: shared, className: "part-shared" },
    { count: conflicting, className: "part-conflicting" },
  ];
  let x = 0;
  const boxes = parts
    .filter(({ count }) => count > 0)
    .map(({ count, className }) => {
      const drawn = box({ x, y: y + 18, width: count * scale, height: BAR, className });
      x += count * scale;
      return drawn;
    });
  const name = label({ x: 0, y: y + 12, text: familyTitle(family, locale) });
  return markup`${name}${boxes}${label({ x: total * scale, shift: 7, y: y + 32, text: total, className: "number" })}`;
}

function legend({ words }: PageContext): readonly Html[] {
  const { own, shared, conflicting } = words.families;
  const parts = [
    { className: "part-own", text: own },
    { className: "part-shared", text: shared },
    { className: "part-conflicting", text: conflicting },
  ];
  return parts.map(({ className, text }, index) => {
    const y = index * LEGEND_ROW;
    return markup`${box({ x: 0, y: y + 3, width: 4, height: 12, className })}${label({ x: 4, shift: 8, y: y + 14, text })}`;
  });
}

interface Picture {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly height: number;
  readonly body: Part;
}

/**
 * A picture with title and description in the colour of the text. Horizontal units are hundredths of its width,
 * vertical units pixels, so that its letters keep their size on a phone.
 */
export function picture({ id, title, description, height, body }: Picture): Html {
  return markup`<figure class="picture"><figcaption>${title}</figcaption>
    <svg role="img" aria-labelledby="${id}-title ${id}-desc" width="100%" height="${height}">
    <title id="${id}-title">${title}</title><desc id="${id}-desc">${description}</desc>${body}</svg></figure>`;
}

export interface Box {
  /** Hundredths of the picture's width. */
  readonly x: number;
  readonly y: number;
  /** Hundredths of the picture's width. */
  readonly width: number;
  readonly height: number;
  readonly className: string;
  readonly opacity?: number;
}

export function box({ x, y, width, height, className, opacity }: Box): Html {
  const tint = opacity === undefined ? undefined : markup` fill-opacity="${opacity}"`;
  return markup`<rect x="${round(x)}%" y="${round(y)}" width="${round(width)}%" height="${round(height)}" class="${className}"${tint}/>`;
}

interface Label {
  /** Hundredths of the picture's width. */
  readonly x: number;
  readonly y: number;
  readonly text: string | number;
  readonly className?: string;
  /** Pixels to the right of `x`. */
  readonly shift?: number;
}

export function label({ x, y, text, className = "", shift = 0 }: Label): Html {
  return markup`<text x="${round(x)}%" y="${round(y)}" dx="${shift}" class="${className}">${text}</text>`;
}

/** Rounds coordinates to hundredths, so that the same catalog gives the same picture everywhere. */
export function round(value: number): string {
  return String(Math.round(value * 100) / 100);
}
