import { createRequire } from "node:module";
import { join } from "node:path";
import { Script } from "node:vm";
import type { Bundle } from "./bundle-tests.ts";
import { type Case, Collector } from "./collect-cases.ts";
import { SWITCH } from "./find-mutants.ts";
import { MutantSwitch } from "./mutant-switch.ts";

type Factory = (require: (name: string) => unknown, module: object, exports: object, isMutant: unknown) => void;

/** A bundle that can be evaluated afresh for each mutant, so that nothing which one left behind meets the next. */
export class RunnableBundle {
  readonly file: string;
  /** How long it took to load when it was last measured. */
  loadMs = 0;
  /** How often all of its tests and their loading ask the switch. */
  questions = 0;
  readonly #factory: Factory;
  readonly #require: (name: string) => unknown;

  constructor(root: string, { file, code }: Bundle) {
    this.file = file;
    const script = new Script(`(function (require, module, exports, ${SWITCH}) {${code}\n})`, { filename: file });
    // What the script gives is the function just written.
    this.#factory = script.runInThisContext() as Factory;
    this.#require = createRequire(join(root, "package.json"));
  }

  /** The file's tests, over modules in which `active` is the mutant that is awake. */
  async evaluate(active: MutantSwitch): Promise<Collected> {
    const collector = new Collector();
    const modules = collector.modules();
    const module: { exports: { readonly ready?: Promise<void> } } = { exports: {} };
    const require = (name: string): unknown => modules.get(name) ?? this.#require(name);
    this.#factory(require, module, module.exports, (id: number) => active.isOn(id));
    await module.exports.ready;
    return { cases: collector.cases, hooks: collector.hooks };
  }
}

export interface Collected {
  readonly cases: readonly Case[];
  readonly hooks: Collector["hooks"];
}
