import { describe, expect, it } from "vitest";
import { failureBody } from "../../scripts/report-failure/failure-issue.ts";
import { MAX_BODY } from "../../scripts/run-command.ts";

const RUN = "https://example.org/runs/1";

describe("the body of the issue about a failing refresh", () => {
  it("reports what failed, where, and the run's report", () => {
    const body = failureBody({ fetch: "failure", propose: "success", run: RUN, report: "**1 page unreachable**\n" });
    expect(body).toContain("Fetching: **failure**. Proposing: **success**.");
    expect(body).toContain(`<${RUN}>`);
    expect(body).toContain("\n---\n\n**1 page unreachable**\n");
  });

  it("mentions a missing report, if the run ended early", () => {
    const body = failureBody({ fetch: "failure", propose: "skipped", run: undefined, report: null });
    expect(body).toContain("ended before it could write a report");
  });

  it("repeats no result that GitHub does not have", () => {
    expect(failureBody({ fetch: "@everybody", propose: "success", run: undefined, report: null })).not.toContain("@");
  });

  it("stays within the size limit of an issue, and cuts at the end of a line", () => {
    const line = `- ${"word ".repeat(20)}end\n`;
    const body = failureBody({ fetch: "failure", propose: "skipped", run: RUN, report: line.repeat(2000) });
    expect(body.length).toBeLessThanOrEqual(MAX_BODY);
    expect(body).toMatch(/end\n\nThe rest is in the run's artifact\.\n$/u);
  });
});
