import { appendFileSync, writeFileSync } from "node:fs";

/** What goes wrong: the process dies, the disk is full, has become read-only, is broken, or is somebody else's. */
export const FAULT_CODES = {
  none: null,
  kill: null,
  full: "ENOSPC",
  readOnly: "EROFS",
  denied: "EACCES",
  broken: "EIO",
} as const;
const FAULTS = ["none", "kill", "full", "readOnly", "denied", "broken"] as const satisfies (keyof typeof FAULT_CODES)[];
export type Fault = (typeof FAULTS)[number];

export interface FaultPlan {
  /** Only what happens below this folder counts. */
  readonly root: string;
  readonly how: Fault;
  /** The step at which it goes wrong, from 1. */
  readonly at: number;
  /** Whether that step alone goes wrong, and none after it. */
  readonly once: boolean;
}

interface Reporting {
  /** Tells each step to the file FAULT_LOG, where there is one: for whoever looks for a step. */
  readonly tell: (count: number, step: string, path: string) => void;
  readonly done: (count: number) => void;
}

/** The environment that gives a process this plan. The number of its steps goes to the file `report`. */
export function faultEnvironment(plan: FaultPlan, report: string): Readonly<Record<string, string>> {
  const { root, how, at, once } = plan;
  return { FAULT_ROOT: root, FAULT_HOW: how, FAULT_AT: String(at), FAULT_ONCE: String(once), FAULT_REPORT: report };
}

export function faultsFromEnvironment(): FaultPlan & Reporting {
  const {
    FAULT_ROOT: root = "",
    FAULT_HOW,
    FAULT_AT,
    FAULT_ONCE,
    FAULT_REPORT: report = "",
    FAULT_LOG: log = "",
  } = process.env;
  const how = FAULTS.find((fault) => fault === FAULT_HOW);
  if (root === "" || how === undefined) throw new Error("The environment has no plan of faults");
  // Taken now: these very functions are about to be replaced.
  const [append, write] = [appendFileSync, writeFileSync];
  return {
    root,
    how,
    at: Number(FAULT_AT),
    once: FAULT_ONCE === "true",
    tell: (count, step, path) => {
      if (log !== "") append(log, `${String(count)} ${step} ${path}\n`);
    },
    done: (count) => {
      write(report, String(count));
    },
  };
}
