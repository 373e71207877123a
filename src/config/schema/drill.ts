import { z } from 'zod';
import { ActorClaimSchema } from './assessment.ts';
import { IdSchema } from './catalog.ts';
import { DrillCallsSchema, DrillPlaceSchema } from './drill-calls.ts';

const FileNameSchema = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'the name of a file in the folder of the drill');

const FilesSchema = z
  .array(
    z
      .strictObject({
        path: z
          .string()
          .regex(/^[\w@.-]+(?:\/[\w@.-]+)*$/, 'a path in a repository, with forward slashes')
          .describe('Where the file lies in its repository'),
        before: FileNameSchema.optional().describe('The version before; none for a new file'),
        after: FileNameSchema.optional().describe('The version after; none for a file that goes'),
      })
      .refine(({ before, after }) => before !== undefined || after !== undefined, {
        message: 'a file needs a version before, after or both',
      }),
  )
  .default([])
  .describe('Files of a repository that change, where that is what the change consists of');

const AiSchema = z
  .strictObject({
    tool: z.string().min(1).optional().describe('Name of the AI tool'),
    strength: z
      .enum(['declared', 'attested'])
      .default('declared')
      .describe('Whether a party other than the author says so'),
  })
  .describe('The part that AI had in making the change');

const ActorsSchema = z.array(ActorClaimSchema).describe('Who had a hand in the change');

const NOTHING = { message: 'a change consists of inputs, files or calls', path: ['inputs'] };
const MIXED = { message: 'calls stand alone, without inputs or files', path: ['calls'] };

interface Parts {
  readonly inputs: readonly string[];
  readonly files: readonly unknown[];
  readonly calls: readonly unknown[];
}

function isSomething({ inputs, files, calls }: Parts): boolean {
  return inputs.length + files.length + calls.length > 0;
}

function isOneThing({ inputs, files, calls }: Parts): boolean {
  return calls.length === 0 || inputs.length + files.length === 0;
}

const TwinSchema = z
  .strictObject({
    title: z.string().min(1).max(200).describe('What the harmless twin does, in a few words'),
    inputs: z
      .array(FileNameSchema)
      .default([])
      .describe('Files in this folder that the twin consists of'),
    files: FilesSchema,
    calls: DrillCallsSchema,
    place: DrillPlaceSchema.optional().describe('As in the drill, which it replaces'),
    why: z.string().min(1).describe('Why it is harmless, in a sentence'),
    earlier: z.array(FileNameSchema).default([]).describe('Files of changes that came before it'),
    actors: ActorsSchema.optional().describe('As in the drill, which they replace'),
    ai: z
      .union([AiSchema, z.literal(false)])
      .optional()
      .describe('As in the drill, which it replaces; false for a change made by hand'),
  })
  .refine(isSomething, NOTHING)
  .refine(isOneThing, MIXED)
  .describe('A change that looks alike, is harmless and has to pass');

export const DrillFileSchema = z
  .strictObject({
    version: z.literal(1).describe('Version of this format'),
    id: IdSchema.describe('Unique name: the name of the folder'),
    title: z.string().min(1).max(200).describe('What the drill replays, in a few words'),
    happened: z
      .strictObject({
        date: z
          .string()
          .regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/, 'a year, a month or a day: 2025-12')
          .describe('When it happened, as closely as is known'),
        what: z.string().min(1).describe('What happened in the world, in a few sentences'),
        source: z.string().min(1).describe('Where it was reported'),
      })
      .describe('The disaster behind the drill'),
    lesson: z.string().min(1).describe('What should have stood in its way, in a sentence'),
    actors: ActorsSchema.default([]),
    ai: AiSchema.optional(),
    inputs: z
      .array(FileNameSchema)
      .default([])
      .describe('Files in this folder that the change consists of'),
    files: FilesSchema,
    calls: DrillCallsSchema,
    place: DrillPlaceSchema.optional(),
    earlier: z
      .array(FileNameSchema)
      .default([])
      .describe('Files of changes that came before it, in order'),
    catalog: FileNameSchema.optional().describe(
      'A catalog in this folder with the systems and people that the story needs',
    ),
    twin: TwinSchema,
    expect: z
      .strictObject({
        outcome: z.enum(['hold', 'deny']).describe('The least that has to come of it'),
        rules: z
          .array(IdSchema)
          .default([])
          .describe('Rules of the default policy that have to be among the reasons'),
      })
      .describe('What the default policy has to say'),
  })
  .refine(isSomething, NOTHING)
  .refine(isOneThing, MIXED)
  .describe('A disaster to replay against a policy, with its harmless twin');
export type DrillFile = z.infer<typeof DrillFileSchema>;
