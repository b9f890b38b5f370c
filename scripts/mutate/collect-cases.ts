import { inspect } from "node:util";
import fc from "fast-check";
import { expect, expectTypeOf, vi } from "vitest";

/** One test of a file, ready to be run again and again. */
export interface Case {
  readonly name: string;
  readonly run: () => Promise<void>;
}

type Body = (...values: unknown[]) => unknown;
type Hook = () => unknown;

/** What stands for "vitest" and "@fast-check/vitest" while a bundle is evaluated: it lists the tests. */
export class Collector {
  readonly cases: Case[] = [];
  readonly #path: string[] = [];
  readonly #hooks: Record<"beforeAll" | "afterAll" | "beforeEach" | "afterEach", Hook[]> = {
    beforeAll: [],
    afterAll: [],
    beforeEach: [],
    afterEach: [],
  };

  /** The modules that a bundle gets instead of the real ones. */
  modules(): ReadonlyMap<string, unknown> {
    const test = this.#testApi();
    const describe = this.#describeApi();
    const hook = (kind: keyof typeof this.hooks) => (run: Hook) => void this.#hooks[kind].push(run);
    const vitest = {
      test,
      it: test,
      describe,
      expect,
      expectTypeOf,
      vi,
      beforeAll: hook("beforeAll"),
      afterAll: hook("afterAll"),
      beforeEach: hook("beforeEach"),
      afterEach: hook("afterEach"),
    };
    return new Map<string, unknown>([
      ["vitest", vitest],
      ["@fast-check/vitest", { test, it: test, fc }],
    ]);
  }

  get hooks(): Readonly<Record<"beforeAll" | "afterAll" | "beforeEach" | "afterEach", readonly Hook[]>> {
    return this.#hooks;
  }

  #add(name: unknown, run: Hook): void {
    const whole = [...this.#path, String(name)].join(" > ");
    this.cases.push({
      name: whole,
      run: async () => {
        for (const before of this.#hooks.beforeEach) await before();
        try {
          await run();
        } finally {
          for (const after of this.#hooks.afterEach) await after();
          vi.restoreAllMocks();
        }
      },
    });
  }

  #testApi(): unknown {
    const add = (name: unknown, ...rest: readonly unknown[]): void => {
      this.#add(name, () => bodyIn(rest)());
    };
    const each =
      (table: readonly unknown[]) =>
      (name: unknown, ...rest: readonly unknown[]) => {
        for (const [index, row] of table.entries())
          this.#add(rowName(name, index, row), () => bodyIn(rest)(...(isList(row) ? row : [row])));
      };
    const forRows =
      (table: readonly unknown[]) =>
      (name: unknown, ...rest: readonly unknown[]) => {
        for (const [index, row] of table.entries())
          this.#add(rowName(name, index, row), () => bodyIn(rest)(row, { expect }));
      };
    const prop =
      (arbitraries: readonly fc.Arbitrary<unknown>[], params?: fc.Parameters<unknown[]>) =>
      (name: unknown, ...rest: readonly unknown[]) => {
        this.#add(name, () => fc.assert(propertyOf(arbitraries, bodyIn(rest)), params));
      };
    const skip = (): void => undefined;
    const api = Object.assign(add, { each, for: forRows, prop, skip: Object.assign(skip, { each: () => skip }) });
    return Object.assign(api, {
      skipIf: (isSkipped: unknown) => (isSkipped ? api.skip : api),
      runIf: (isRun: unknown) => (isRun ? api : api.skip),
    });
  }

  #describeApi(): unknown {
    const group = (name: unknown, ...rest: readonly unknown[]): void => {
      this.#path.push(String(name));
      bodyIn(rest)();
      this.#path.pop();
    };
    const each =
      (table: readonly unknown[]) =>
      (name: unknown, ...rest: readonly unknown[]) => {
        for (const [index, row] of table.entries())
          group(rowName(name, index, row), () => bodyIn(rest)(...(isList(row) ? row : [row])));
      };
    const skip = (): void => undefined;
    return Object.assign(group, {
      each,
      skip,
      concurrent: group,
      skipIf: (isSkipped: unknown) => (isSkipped ? skip : group),
      runIf: (isRun: unknown) => (isRun ? group : skip),
    });
  }
}

function propertyOf(arbitraries: readonly fc.Arbitrary<unknown>[], body: Body): fc.IAsyncProperty<[unknown[]]> {
  return fc.asyncProperty(fc.tuple(...arbitraries), async (values) => {
    await body(...values);
  });
}

/** The body among a test's arguments, wherever options or a time limit stand. */
function bodyIn(rest: readonly unknown[]): Body {
  const body = rest.find((one): one is Body => typeof one === "function");
  if (body === undefined) throw new Error("A test without a body.");
  return body;
}

function isList(row: unknown): row is readonly unknown[] {
  return Array.isArray(row);
}

function rowName(name: unknown, index: number, row: unknown): string {
  const first: unknown = isList(row) ? row[0] : row;
  return `${String(name)} [${String(index)}: ${inspect(first).slice(0, 60)}]`;
}
