import { z } from 'zod';
import { ActorClaimSchema, ValidationSchema } from './assessment.ts';
import { IdSchema } from './catalog.ts';

/** Inputs lie beside the file, so that a sample can be moved as a whole. */
const InputSchema = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9._-]*(?:\/[A-Za-z0-9][A-Za-z0-9._-]*)*$/,
    'a path below the folder of this file, without ..',
  );

const SampleChangeSchema = z
  .strictObject({
    id: IdSchema.describe('Unique name of the change'),
    title: z.string().min(1).max(200).describe('What its author says that it does'),
    slot: z.string().min(1).describe('What it is a change of; a newer one takes its place'),
    submittedBy: IdSchema.describe('Name of the pipeline that hands it in'),
    inputs: z.array(InputSchema).min(1).describe('Files that the change consists of'),
    actors: z.array(ActorClaimSchema).default([]).describe('Who had a hand in it'),
    ai: z
      .strictObject({
        tool: z.string().min(1).describe('Name of the AI tool'),
        evidence: z.string().min(1).describe('How it is known, in a few words'),
      })
      .optional()
      .describe('The part that AI had in it, where the inputs do not tell'),
    validations: z
      .array(ValidationSchema)
      .default([])
      .describe('Checks that ran before it was handed in'),
    link: z
      .url({ protocol: /^https?$/ })
      .optional()
      .describe('Where it can be seen elsewhere'),
  })
  .describe('A change that waits when the sample starts');

export const SampleChangesFileSchema = z
  .strictObject({
    version: z.literal(1).describe('Version of this format'),
    changes: z.array(SampleChangeSchema).min(1).describe('The changes, in the order they come in'),
  })
  .describe('What is submitted to a server that is started for the sample organisation');
export type SampleChangesFile = z.infer<typeof SampleChangesFileSchema>;
