import { type Html, markup, type Part } from "../html.ts";

interface Picture {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly width: number;
  readonly height: number;
  readonly body: Part;
}

/** A picture that names and describes itself and takes its colour from the text around it. */
export function picture({ id, title, description, width, height, body }: Picture): Html {
  return markup`<figure class="picture"><figcaption>${title}</figcaption>
    <div class="picture-scroll" tabindex="0" role="group" aria-label="${title}">
    <svg role="img" aria-labelledby="${id}-title ${id}-desc" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">
    <title id="${id}-title">${title}</title><desc id="${id}-desc">${description}</desc>${body}</svg></div></figure>`;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly className: string;
}

export function box({ x, y, width, height, className }: Box): Html {
  return markup`<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" class="${className}"/>`;
}

export function label(x: number, y: number, text: string | number, className = ""): Html {
  return markup`<text x="${round(x)}" y="${round(y)}" class="${className}">${text}</text>`;
}

/** Coordinates to a tenth, so that the same catalog draws the same picture everywhere. */
export function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}
