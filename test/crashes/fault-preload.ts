/**
 * Loaded before a command (`node --import`): counts what the command does to the files below a folder, and at a given
 * step kills the process, or lets the step fail as a full disk or a read-only one does. What it replaces is Node's.
 */
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { join, resolve, sep } from "node:path";
import { FAULT_CODES, faultsFromEnvironment } from "./fault-plan.ts";

type Operation = (...args: unknown[]) => unknown;
type Table = Record<string, Operation>;
/** The one cast: Node's functions, seen as functions of anything, since all of them are passed through alike. */
const asTable = (functions: object): Table => functions as Table;

const plan = faultsFromEnvironment();
const root = resolve(plan.root);
/** Paths of what is open, by descriptor or handle. */
const opened = new Map<unknown, string>();
const { rmSync, writeFileSync } = fs;
const { rm } = fs.promises;
let count = 0;

function isOurs(path: unknown): path is string {
  return typeof path === "string" && (resolve(path) === root || resolve(path).startsWith(root + sep));
}

/** The path that an operation changes, or null for one that changes nothing of ours. */
function changedPath(name: string, args: readonly unknown[]): string | null {
  if (name === "open" && !/[wa+]/u.test(String(args[1]))) return null;
  const target = name === "rename" || name === "copyFile" ? args[1] : args[0];
  return isOurs(target) ? target : (opened.get(target) ?? null);
}

/** Counts a step, and lets happen what the plan wants at this one: death, or the error that is returned. */
function step(name: string, path: string, args: readonly unknown[]): Error | null {
  count += 1;
  plan.tell(count, name, path.slice(root.length));
  if (plan.how === "kill" && count === plan.at) {
    if (/write/iu.test(name)) writeHalf(args);
    process.kill(process.pid, "SIGKILL");
  }
  const code = FAULT_CODES[plan.how];
  if (code === null || count < plan.at || (plan.once && count > plan.at)) return null;
  // Moving and removing need no space.
  if (code === "ENOSPC" && /rename|rm|unlink/u.test(name)) return null;
  return Object.assign(new Error(`${code}: injected, ${name} '${path}'`), { code, syscall: name, path });
}

/** A write that is killed has written half. */
function writeHalf([target, data]: readonly unknown[]): void {
  if (typeof data !== "string" && !Buffer.isBuffer(data)) return;
  const half = data.slice(0, data.length / 2);
  if (typeof target === "string" || typeof target === "number") writeFileSync(target, half);
  else if (typeof target === "object" && target !== null && "fd" in target) writeFileSync(Number(target.fd), half);
}

function replaceSync(name: string): void {
  const key = `${name}Sync`;
  const original = asTable(fs)[key];
  if (original === undefined) throw new Error(`Node has no fs.${key}`);
  asTable(fs)[key] = (...args) => {
    const path = changedPath(name, args);
    const failure = path === null ? null : step(key, path, args);
    if (failure !== null) throw failure;
    const result = original(...args);
    if (name === "open" && path !== null) opened.set(result, path);
    return result;
  };
}

function replaceCallback(name: string): void {
  const original = asTable(fs)[name];
  if (original === undefined) throw new Error(`Node has no fs.${name}`);
  asTable(fs)[name] = (...args) => {
    const path = changedPath(name, args);
    const callback = args.at(-1);
    if (path === null || typeof callback !== "function") return original(...args);
    const finish = (...results: unknown[]): void => {
      if (name === "open") opened.set(results[1], path);
      Reflect.apply(callback, null, results);
    };
    const failure = step(name, path, args);
    return failure === null ? original(...args.slice(0, -1), finish) : setImmediate(finish, failure);
  };
}

function replacePromise(functions: Table, name: string): void {
  const original = functions[name];
  if (original === undefined) throw new Error(`Node has no promise of ${name}`);
  functions[name] = async function (this: unknown, ...args: unknown[]) {
    const about = functions === handles ? [this, ...args] : args;
    const path = changedPath(name, about);
    const failure = path === null ? null : step(`${name} (promise)`, path, about);
    if (failure !== null) throw failure;
    const result = await Reflect.apply(original, this, args);
    if (name === "open" && path !== null) opened.set(result, path);
    return result;
  };
}

/** Removing a folder is many steps, and a run can be killed between any two of them. */
function removeAll(path: string): void {
  if (!fs.existsSync(path)) return;
  if (!fs.lstatSync(path).isDirectory()) {
    fs.unlinkSync(path);
    return;
  }
  for (const name of fs.readdirSync(path)) removeAll(join(path, name));
  fs.rmdirSync(path);
}

const probe = await fs.promises.open(process.execPath, "r");
const handles = asTable(Reflect.getPrototypeOf(probe) ?? {});
await probe.close();
for (const name of ["writeFile", "write", "sync"]) replacePromise(handles, name);
for (const name of ["mkdir", "rename", "rmdir", "unlink", "open", "writeFile", "copyFile"]) {
  replaceSync(name);
  replaceCallback(name);
  replacePromise(asTable(fs.promises), name);
}
for (const name of ["write", "fsync"]) {
  replaceSync(name);
  replaceCallback(name);
}
fs.rmSync = (path, options) => {
  if (isOurs(path)) removeAll(path);
  else rmSync(path, options);
};
fs.promises.rm = async (path, options) => {
  if (isOurs(path)) removeAll(path);
  else await rm(path, options);
};
syncBuiltinESMExports();
process.once("exit", () => {
  plan.done(count);
});
