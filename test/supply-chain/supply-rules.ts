import { directSpecs, type LockedPackage, lockedPackages, nameAt, type NpmProject } from "./npm-project.ts";

/** Returns the errors in words, with the remedy if it is not obvious. */
export interface SupplyRule {
  readonly id: string;
  readonly description: string;
  readonly check: (project: NpmProject) => readonly string[];
}

const EXACT = /^(?:npm:(?:@[\w.-]+\/)?[\w.-]+@)?\d+\.\d+\.\d+(?:-[\w.]+)?$/u;
/** Each line with its purpose, in the order of the file. */
const NPMRC: Readonly<Record<string, string>> = {
  "engine-strict=true": "a Node that is too old is said at once",
  "ignore-scripts=true": "npm 10 does not know allowScripts and would run every install script",
  "omit-lockfile-registry-resolved=true": "a lock written anywhere has no download addresses",
  "save-exact=true": "npm install writes no range",
};
/** Permissive, or copyleft per file for tools that are not shipped. Another licence needs a decision. */
export const LICENCES: readonly string[] = [
  "0BSD",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "BlueOak-1.0.0",
  "CC0-1.0",
  "ISC",
  "MIT",
  "MPL-2.0",
  "PSF-2.0",
  "Python-2.0",
];

export const SUPPLY_RULES: readonly SupplyRule[] = [
  {
    id: "exact-versions",
    description: "What is asked for has an exact version.",
    check: (project) =>
      [...directSpecs(project), ...overriddenSpecs(project.manifest.overrides ?? {})]
        .filter(([, spec]) => !EXACT.test(spec))
        .map(([name, spec]) => `${name}: ${spec}`),
  },
  {
    id: "lock-agrees",
    description: "The lock was written for this package.json.",
    check: (project) => {
      const asked = directSpecs(project);
      const locked = directSpecs({ manifest: { ...project.lock.packages[""] } });
      const names = new Set([...asked.keys(), ...locked.keys()]);
      return [...names]
        .filter((name) => asked.get(name) !== locked.get(name))
        .map((name) => `${name}: ${String(asked.get(name))} asked for, ${String(locked.get(name))} locked`);
    },
  },
  {
    id: "integrity",
    description: "Each package is held to a hash of its content.",
    check: (project) => places(project, ({ integrity }) => !/^sha512-[\w+/]{86}==$/u.test(integrity ?? "")),
  },
  {
    id: "no-addresses",
    description: "The lock names no place to download from, so that the user's registry decides.",
    check: (project) => places(project, ({ resolved }) => resolved !== undefined),
  },
  {
    id: "registry-only",
    description: "Nothing comes from git, an address or a folder.",
    check: (project) => [
      ...places(project, ({ link }) => link === true),
      ...lockedPackages(project).flatMap(([place, locked]) =>
        specsOf(locked)
          .filter(([, spec]) => /[:/]/u.test(spec.replace(/^npm:(?:@[\w.-]+\/)?[\w.-]+@/u, "")))
          .map(([name, spec]) => `${place} asks for ${name} from ${spec}`),
      ),
    ],
  },
  { id: "scripts-denied", description: "No install script runs, and each is known by name.", check: checkScripts },
  {
    id: "npmrc",
    description: "npm's settings are these, and no registry is set.",
    check: ({ npmrc }) => [
      ...Object.keys(NPMRC)
        .filter((line) => !npmrc.includes(line))
        .map((line) => `${line} is missing: ${NPMRC[line] ?? ""}`),
      ...npmrc.filter((line) => !(line in NPMRC)).map((line) => `${line} is not expected`),
    ],
  },
  {
    id: "licences",
    description: "Each package has a licence that is on the list.",
    check: (project) =>
      lockedPackages(project)
        .filter(([, { license }]) => !isAllowed(license))
        .map(([place, { license }]) => `${place}: ${String(license)}`),
  },
];

function places(project: NpmProject, isWrong: (locked: LockedPackage) => boolean): readonly string[] {
  return lockedPackages(project)
    .filter(([, locked]) => isWrong(locked))
    .map(([place]) => place);
}

function specsOf(locked: LockedPackage): readonly (readonly [string, string])[] {
  const { dependencies, optionalDependencies, peerDependencies } = locked;
  return [dependencies, optionalDependencies, peerDependencies].flatMap((specs) => Object.entries(specs ?? {}));
}

function overriddenSpecs(
  overrides: NonNullable<NpmProject["manifest"]["overrides"]>,
): readonly (readonly [string, string])[] {
  return Object.entries(overrides).flatMap(([name, value]) =>
    typeof value === "string" ? [[name, value] as const] : overriddenSpecs(value),
  );
}

function checkScripts(project: NpmProject): readonly string[] {
  const decided = project.manifest.allowScripts ?? {};
  const withScript = places(project, ({ hasInstallScript }) => hasInstallScript === true).map(nameAt);
  const all = new Set(lockedPackages(project).map(([place]) => nameAt(place)));
  return [
    ...withScript
      .filter((name) => !(name in decided))
      .map((name) => `${name} has an install script: add "${name}": false to allowScripts`),
    ...Object.entries(decided).flatMap(([name, isAllowed]) => [
      ...(isAllowed ? [`${name} may run its install script`] : []),
      ...(all.has(name) ? [] : [`${name} is not in the lock: take it out of allowScripts`]),
    ]),
  ];
}

/** `(MIT OR CC0-1.0)` is the user's choice. */
function isAllowed(license = ""): boolean {
  return license
    .replace(/[()]/gu, "")
    .split(" OR ")
    .some((one) => LICENCES.includes(one));
}
