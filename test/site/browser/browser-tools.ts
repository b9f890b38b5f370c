import { existsSync } from "node:fs";
import { type Browser, chromium, type Page } from "playwright-core";
import type { Served } from "./serve-folder.ts";

const CHROMIUM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Path of a Chromium on this machine; CHROMIUM_PATH wins. */
export function findChromium(): string | undefined {
  const chosen = process.env["CHROMIUM_PATH"];
  return [...(chosen === undefined ? [] : [chosen]), ...CHROMIUM].find((path) => existsSync(path));
}

export function launch(executablePath: string): Promise<Browser> {
  const args = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--no-first-run"];
  return chromium.launch({ executablePath, args });
}

export interface PageOptions {
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
  readonly javaScript?: boolean;
}

export interface Visit {
  readonly page: Page;
  /** Errors and warnings of the console, uncaught exceptions, dialogs, and requests to other hosts. */
  readonly complaints: readonly string[];
  /** Addresses of everything that was fetched. */
  readonly requests: readonly string[];
}

/** Opens a page of the site, records forbidden events, and closes it. */
export async function visit<Result>(
  browser: Browser,
  site: Served,
  path: string,
  use: (visit: Visit) => Promise<Result>,
  { width = 1280, height = 900, dark = false, javaScript = true }: PageOptions = {},
): Promise<Result> {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: dark ? "dark" : "light",
    javaScriptEnabled: javaScript,
    reducedMotion: "reduce",
  });
  try {
    const page = await context.newPage();
    const complaints: string[] = [];
    const requests: string[] = [];
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) complaints.push(`${message.type()}: ${message.text()}`);
    });
    page.on("pageerror", (error) => complaints.push(`exception: ${error.message}`));
    page.on("dialog", (dialog) => {
      complaints.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on("request", (request) => {
      requests.push(request.url());
      if (!request.url().startsWith(`${site.origin}/`)) complaints.push(`request to ${request.url()}`);
    });
    await page.goto(site.origin + path, { waitUntil: "load" });
    // Vue has hydrated the page.
    if (javaScript) await until(page, `document.querySelector("#app").__vue_app__ !== undefined`);
    return await use({ page, complaints, requests });
  } finally {
    await context.close();
  }
}

/**
 * Waits until a JavaScript expression is true in the page. (Playwright's own function uses eval, which the site
 * forbids.)
 */
export async function until(page: Page, expression: string): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    if (await page.evaluate<boolean>(expression)) return;
    await page.waitForTimeout(50);
  }
  throw new Error(`Never true: ${expression}`);
}
