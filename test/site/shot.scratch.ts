import { chromium } from "playwright-core";
import { serveFolder } from "./browser/serve-folder.ts";
const served = await serveFolder("/work/main/site/.vitepress/dist");
const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-background-networking"],
});
const jobs = JSON.parse(process.argv[2] ?? "[]") as [string, string, number, number, boolean, string?][];
for (const [name, path, w, h, dark, type] of jobs) {
  const page = await browser.newPage({ viewport: { width: w, height: h }, colorScheme: dark ? "dark" : "light" });
  const js: { url: string; size: number }[] = [];
  page.on("console", (m) => {
    if (m.type() === "error" || m.type() === "warning") console.log(name, m.type(), m.text());
  });
  page.on("pageerror", (e) => console.log(name, "pageerror", e.message));
  page.on("response", async (r) => {
    if (r.url().endsWith(".js")) {
      const b = await r.body().catch(() => Buffer.alloc(0));
      const { gzipSync } = await import("node:zlib");
      js.push({ url: r.url().split("/").pop() ?? "", size: gzipSync(b).length });
    }
  });
  await page.goto(served.origin + path, { waitUntil: "networkidle" });
  if (type?.startsWith("search:")) {
    await page.keyboard.press("/");
    await page.keyboard.type(type.slice(7));
    await page.waitForTimeout(800);
  } else if (type) {
    await page.fill("#explainer-input", type);
    await page.waitForTimeout(800);
  }
  await page.screenshot({ path: `/tmp/shots/${name}.png` });
  console.log(
    name,
    "js",
    js.reduce((a, b) => a + b.size, 0),
    JSON.stringify(js),
  );
  await page.close();
}
await browser.close();
await served.close();
