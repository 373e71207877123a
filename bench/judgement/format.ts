/** The format of labelled cases: plain YAML that any tool can be measured with. See README.md. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const FileSchema = z
  .strictObject({
    /** Path in a repository, or the name a person would give to the output of a tool. */
    path: z.string().min(1),
    /** Text before; left out where there was no such file, or where the text says by itself what happens. */
    before: z.string().optional(),
    /** Text after; left out where the file goes. */
    after: z.string().optional(),
    /** Output of a tool (a plan, a diff, an admission review, a script to run), instead of versions. */
    text: z.string().optional(),
  })
  .refine(
    ({ before, after, text }) =>
      (text === undefined) !== (before === undefined && after === undefined),
    'a file has either text, or a version before or after',
  );

const Names = z.array(z.string().min(1)).default([]);

const CaseSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/u),
  files: z.array(FileSchema).min(1),
  /** What will not be there afterwards, by the name that the input uses. */
  destroys: Names,
  /** What of it, or of anything else that happens, nothing brings back. */
  irreversible: Names,
  /** Systems of the file's catalog that are hit or depend on what is hit. */
  reaches: Names,
  /** Whether a person should look before it happens. */
  stop: z.boolean(),
  /** Why the labels are what they are. */
  reason: z.string().min(1),
});
export type LabelledCase = z.infer<typeof CaseSchema>;

const SystemSchema = z.strictObject({
  id: z.string(),
  tier: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]).optional(),
  paths: Names,
  resources: Names,
  dependsOn: Names,
});

const CasesSchema = z.strictObject({
  /** What the inputs are written in: `kubernetes`, `sql`. One row of the table. */
  language: z.string(),
  systems: z.array(SystemSchema).default([]),
  cases: z.array(CaseSchema).min(1),
});
export type LabelledCases = z.infer<typeof CasesSchema>;

/** Every file of cases in a folder, by name. Throws with the file's name on one that does not fit. */
export async function loadCases(folder: string): Promise<readonly LabelledCases[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).toSorted();
  return Promise.all(
    names.map(async (name) => {
      const parsed = CasesSchema.safeParse(parse(await readFile(join(folder, name), 'utf8')));
      if (!parsed.success) throw new Error(`${name}: ${z.prettifyError(parsed.error)}`);
      return parsed.data;
    }),
  );
}
