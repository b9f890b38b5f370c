import { z } from "zod";

/** What the command asks of the process that runs the tests. */
export const jobSchema = z.object({
  root: z.string(),
  /** Files and folders whose mutants are wanted. */
  paths: z.array(z.string()),
  /** So many of them, drawn with the seed; all where null. */
  sample: z.int().nullable(),
  seed: z.int(),
  /** Tests that take longer without a mutant are left out. */
  slowMs: z.number(),
  /** Test files with one of these in their path are left out. */
  without: z.array(z.string()),
  /** Where each verdict is appended as soon as it is known. */
  journal: z.string(),
  /** Where the number of mutants is written once it is known. */
  plan: z.string(),
  /** Keys of mutants that need no second look. */
  known: z.array(z.string()),
});

export type Job = z.infer<typeof jobSchema>;

export const JOB_VARIABLE = "MUTATE_JOB";
