import { describe, expect, it } from "vitest";
import { policy, withPolicy } from "../../site/.vitepress/head.ts";

const page = (body: string): string => `<html><head><meta charset="utf-8">${body}</head></html>`;

describe("the Content-Security-Policy", () => {
  it("allows the inline scripts of the page by their hashes, and no others", () => {
    const html = withPolicy(page('<script id="a">alert(1)</script><script src="/app.js"></script>'));
    // printf 'alert(1)' | openssl dgst -sha256 -binary | base64
    expect(html).toContain("script-src 'self' 'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='; ");
  });

  it("precedes everything that it governs", () => {
    expect(withPolicy(page("<script>1</script>")).indexOf("<meta http-equiv")).toBeLessThan(
      withPolicy(page("<script>1</script>")).indexOf("<script"),
    );
  });

  it("never allows inline code or styles, evaluation, or another host", () => {
    expect(policy([])).not.toMatch(/unsafe|https?:|\*/u);
  });

  it("takes away the style attributes that it forbids", () => {
    expect(withPolicy(page('<div style="--vp-vh:0px;"></div>'))).not.toContain("style=");
  });

  it("throws if VitePress changed its page", () => {
    expect(() => withPolicy("<html></html>")).toThrow("charset");
  });
});
