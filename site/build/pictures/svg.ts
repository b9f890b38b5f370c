import { type Html, markup, type Part } from "../html.ts";

interface Picture {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly height: number;
  readonly body: Part;
}

/**
 * A picture that names and describes itself and takes its colour from the text around it. Across it is measured in
 * hundredths of its width and down in pixels, so that it fits a phone without its letters becoming smaller.
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

/** Coordinates to a hundredth, so that the same catalog draws the same picture everywhere. */
export function round(value: number): string {
  return String(Math.round(value * 100) / 100);
}
