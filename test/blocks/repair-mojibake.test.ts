import { describe, expect, it } from "vitest";
import { repairMojibake } from "../../generator/blocks/to-blocks.ts";

describe("repairMojibake", () => {
  // Guards against a break that was published: a page read as Windows-1252 (`assetã€‚`, seed 000).
  it.each([
    { title: "a full stop", broken: "Invalid assetã€‚", whole: "Invalid asset。" },
    { title: "a quote and a dash", broken: "doesnâ€™t â€“ no", whole: "doesn’t – no" },
    { title: "an accent", broken: "cafÃ©", whole: "café" },
    { title: "control characters", broken: "\u00E4\u00B8\u00AD\u00E6\u0096\u0087", whole: "中文" },
  ])("turns back $title", ({ broken, whole }) => {
    const { text, repairs } = repairMojibake(`a\n${broken}`);
    expect(text).toBe(`a\n${whole}`);
    expect(repairs[0]).toMatchObject({ line: 2 });
  });

  it.each(["plain", "café “…” – Ⓢ 中文。", "ÃÂ", "50 €‚ 100", "\u00A0\u00A0"])("keeps %j unchanged", (text) => {
    expect(repairMojibake(text)).toEqual({ text, repairs: [] });
  });
});
