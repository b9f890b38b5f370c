import { z } from "zod";
import type { MessageTemplate } from "../../generator/catalog-model.ts";
import { allTables } from "../../generated/tables/all.ts";
import { FamilyMatcher } from "../../src/match/family-matcher.ts";
import type { TemplatePlan } from "../../src/match/template.ts";
import { NO_VALUES } from "../../src/model/message.ts";
import { templateOf } from "../../src/match/message-id.ts";
import type { FamilyId } from "../../src/result.ts";
import { MESSAGES } from "../src/catalog.ts";

/** A message in its three forms: the catalog's text, the published expression, and the matcher's template. */
export interface CompiledTemplate {
  readonly family: FamilyId;
  readonly code: number;
  readonly name: string;
  readonly message: MessageTemplate;
  readonly pattern: RegExp;
  readonly plan: TemplatePlan;
}

const moduleSchema = z.object({ patterns: z.record(z.string(), z.record(z.string(), z.instanceof(RegExp))) });

/** Every message of every family, under each of its codes. */
export async function compiledTemplates(): Promise<readonly CompiledTemplate[]> {
  const compiled: CompiledTemplate[] = [];
  for (const table of allTables) {
    const loaded: unknown = await import(`../../generated/patterns/${table.family}.ts`);
    const { patterns } = moduleSchema.parse(loaded);
    const plans = plansOf(new FamilyMatcher(table));
    for (const { family, code, name, message } of MESSAGES) {
      if (family !== table.family) continue;
      const pattern = patterns[name]?.[message.id];
      const plan = plans.get(`${String(code)} ${name} ${message.id}`);
      if (pattern === undefined || plan === undefined) throw new Error(`${family} ${name} ${message.id} lacks a form`);
      compiled.push({ family, code, name, message, pattern, plan });
    }
  }
  return compiled;
}

function plansOf({ rows }: FamilyMatcher): ReadonlyMap<string, TemplatePlan> {
  const messages = rows.all().flatMap((contents) => contents.messages);
  return new Map(
    messages.map((message) => {
      const { code, id } = templateOf(message, NO_VALUES);
      return [`${String(code)} ${message.entry.name} ${id}`, message.plan];
    }),
  );
}
