import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Edit, type Rehearsal, rehearse } from "./week.ts";

const ONE = "Too many requests queued.";
const REWORDED = "Too many requests are queued now.";
/** Rewords the English pages of some products. */
const reworded =
  (...products: readonly string[]): Edit =>
  ({ text, locale, product }) =>
    locale === "en" && products.includes(product) ? text.replace(ONE, REWORDED) : text;

describe.sequential("weeks of pages that share their texts", { timeout: 300_000 }, () => {
  let rehearsal: Rehearsal;
  beforeAll(async () => {
    rehearsal = await rehearse("sapi", ["wallet", "convert", "algo"]);
  }, 300_000);
  afterAll(() => rehearsal.end());

  it("a change is rolled out over products: the body counts the pages, and no product is dropped", async () => {
    const weeks = [["wallet"], ["wallet", "convert"], ["wallet", "convert", "algo"]];
    const where = ["on 1 of 3 pages so far (wallet)", "on 2 of 3 pages so far (wallet, convert)", "sapi (minor)"];
    for (const [index, products] of weeks.entries()) {
      const { body, failed, proposal, commands } = await rehearsal.week(
        `2026-10-0${String(index + 6)}`,
        reworded(...products),
      );
      expect({ failed, commands }).toEqual({
        failed: false,
        commands: ["pr list", index === 0 ? "pr create" : "pr edit"],
      });
      expect(proposal.title).toMatch(/: 1 message reworded.* — minor release$/u);
      expect(body).toContain(where[index]);
      expect(body).not.toContain("no longer listed");
    }
  });

  it("a sibling is missing: the others go on, and what it lacks is listed as not read", async () => {
    const { body, failed, commands, result } = await rehearsal.week("2026-10-20", (page) =>
      page.product === "algo" ? page.text.slice(0, page.text.length / 2) : reworded("wallet", "convert", "algo")(page),
    );
    expect(failed).toBe(true);
    expect(commands).toEqual(["pr list", "pr edit", "issue list", "issue create"]);
    expect(result.change?.rendered.summary).toContain("1 message reworded");
    expect(body).toContain("### Not read");
    expect(body).toMatch(
      /### Held back\n\n.*\n\n- sapi algo en: Other pages of the family show 1 of the changes above/u,
    );
  });
});

describe.sequential("weeks of a page and its testnet", { timeout: 300_000 }, () => {
  let rehearsal: Rehearsal;
  beforeAll(async () => {
    rehearsal = await rehearse("spot", ["spot", "spot-testnet"]);
  }, 300_000);
  afterAll(() => rehearsal.end());

  it("a code comes on the testnet only", async () => {
    const added = "\n### -4999 BRAND_NEW\n\n * Something new.\n";
    const { body, failed, proposal } = await rehearsal.week("2026-10-06", ({ text, locale, product }) =>
      locale === "en" && product === "spot-testnet" ? text + added : text,
    );
    expect({ failed, push: proposal.push }).toEqual({ failed: false, push: "created" });
    expect(proposal.title).toMatch(/: 1 code added.* — minor release$/u);
    expect(body).toContain("on 1 of 2 pages so far (spot-testnet)");
    expect(body).not.toContain("product");
  });

  it("only anchors move: one folded line, and a patch", async () => {
    const { body, failed, proposal, commands } = await rehearsal.week("2026-10-13", ({ text }) =>
      text.replaceAll("#-1001-disconnected", "#err-1001"),
    );
    expect({ failed, commands }).toEqual({ failed: false, commands: ["pr list", "pr edit"] });
    expect(proposal.title).toMatch(/: 1 link moved — patch release$/u);
    expect(body).toContain("<details><summary>");
    expect(body).not.toContain("- **link moved**");
  });
});
