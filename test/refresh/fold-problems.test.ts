import { expect, it } from "vitest";
import type { Problem } from "../../generator/problem.ts";
import { foldProblems } from "../../scripts/refresh/report.ts";

const problem = (at: Problem["at"], check = "duplicate-entry", message = "m"): Problem => ({
  check,
  severity: "warning",
  at,
  message,
  fix: "f",
});
const NONE = { observed: { messages: [], codes: [] }, names: [] };

it("reports shared problems of several pages once", () => {
  const problems = ["wallet", "algo", "convert"].map((product) => problem({ family: "sapi", product, code: -1 }));
  expect(foldProblems(problems, NONE).map(({ message }) => message)).toEqual(["m (and on 2 more pages)"]);
});
it("separates problems with another family, code, check or, without a code, place", () => {
  const problems = [
    problem({ family: "sapi", code: -1 }),
    problem({ family: "spot", code: -1 }),
    problem({ family: "sapi", code: -2 }),
    problem({ family: "sapi", code: -1 }, "other"),
    problem({ family: "sapi", product: "wallet" }),
    problem({ family: "sapi", product: "algo" }),
  ];
  expect(foldProblems(problems, NONE)).toEqual(problems);
});
it("leaves out a code without an entry that the overlay has settled", () => {
  const code = { family: "sapi" as const, code: -1010, name: "X", messages: [], source: "s" };
  const problems = [
    problem({ family: "sapi", code: -1010 }, "code-without-entry"),
    problem({ family: "spot", code: -1010 }, "code-without-entry"),
  ];
  expect(foldProblems(problems, { ...NONE, observed: { messages: [], codes: [code] } })).toEqual(problems.slice(1));
});
it("leaves out a name that the overlay has settled, and no other at the code", () => {
  const name = { family: "sapi" as const, code: -12014, expects: "TOO MANY", name: "TOO_MANY", why: "w" };
  const problems = ["TOO MANY", "TOO MANY MORE"].map((published) =>
    problem({ family: "sapi", code: -12014 }, "name-not-identifier", `No identifier: "${published}".`),
  );
  expect(foldProblems(problems, { ...NONE, names: [name] })).toEqual(problems.slice(1));
});
