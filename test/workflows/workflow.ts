import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseDocument } from "yaml";
import { z } from "zod";

const FOLDER = join(import.meta.dirname, "..", "..", ".github", "workflows");

const permissionsSchema = z.union([z.string(), z.record(z.string(), z.string()), z.null()]).optional();
const envSchema = z.record(z.string(), z.unknown()).optional();

const stepSchema = z.looseObject({
  name: z.string().optional(),
  uses: z.string().optional(),
  run: z.string().optional(),
  shell: z.string().optional(),
  env: envSchema,
  with: z.record(z.string(), z.unknown()).optional(),
});
export type Step = z.infer<typeof stepSchema>;

const jobSchema = z.looseObject({
  "timeout-minutes": z.number().optional(),
  permissions: permissionsSchema,
  env: envSchema,
  steps: z.array(stepSchema),
});
export type Job = z.infer<typeof jobSchema>;

const workflowSchema = z.looseObject({
  on: z.union([z.string(), z.array(z.string()), z.record(z.string(), z.unknown())]),
  permissions: permissionsSchema,
  concurrency: z.unknown().optional(),
  env: envSchema,
  jobs: z.record(z.string(), jobSchema),
});

export interface Workflow extends z.infer<typeof workflowSchema> {
  readonly file: string;
  /** The file's text, because comments are not part of the YAML's data. */
  readonly text: string;
}

export function parseWorkflow(file: string, text: string): Workflow {
  const document = parseDocument(text, { prettyErrors: true, uniqueKeys: true });
  const [error] = document.errors;
  if (error !== undefined) throw new Error(`${file}: ${error.message}`, { cause: error });
  return { ...workflowSchema.parse(document.toJS()), file, text };
}

export function readWorkflows(): readonly Workflow[] {
  const files = readdirSync(FOLDER).toSorted();
  return files.map((file) => parseWorkflow(file, readFileSync(join(FOLDER, file), "utf8")));
}

export function events({ on }: Workflow): readonly string[] {
  if (typeof on === "string") return [on];
  return Array.isArray(on) ? on : Object.keys(on);
}
