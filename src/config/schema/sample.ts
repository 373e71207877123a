import { z } from 'zod';
import { ActorClaimSchema, ValidationSchema } from './assessment.ts';
import { IdSchema } from './catalog.ts';
import {
  SampleDirectiveSchema,
  SampleExceptionSchema,
  SampleExplanationSchema,
} from './sample-people.ts';

/** Inputs lie beside the file, so that a sample can be moved as a whole. */
const InputSchema = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9._-]*(?:\/[A-Za-z0-9][A-Za-z0-9._-]*)*$/,
    'a path below the folder of this file, without ..',
  );

const OriginSchema = z
  .strictObject({
    forge: z.string().min(1).max(253).describe('Id of the forge: github.com'),
    repository: z
      .string()
      .regex(/^[\w.-]+\/[\w.-]+$/, 'an owner and a name: acme/shop')
      .describe('As the forge writes it'),
    request: z.int().min(1).describe('Number of the pull request'),
    baseBranch: z.string().min(1).max(200).describe('Branch that it would be merged into'),
    owners: InputSchema.optional().describe('The CODEOWNERS file of the base'),
  })
  .describe('The pull request that the change is; its input is one patch that shows files whole');

const CommitSchema = z
  .strictObject({
    author: z.string().min(1).max(300).describe('Name <address>'),
    message: z.string().min(1).max(2000).describe('The whole message, with its trailers'),
    byHand: z
      .string()
      .min(1)
      .max(300)
      .optional()
      .describe('What says that a person wrote all of it, in a few words; that proves nothing'),
  })
  .describe('One commit of a pull request');

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
    origin: OriginSchema.optional(),
    commits: z.array(CommitSchema).default([]).describe('Its commits, oldest first'),
    validations: z
      .array(ValidationSchema)
      .default([])
      .describe('Checks that ran before it was handed in'),
    link: z
      .url({ protocol: /^https?$/ })
      .optional()
      .describe('Where it can be seen elsewhere'),
    explanation: SampleExplanationSchema.optional(),
    exception: SampleExceptionSchema.optional(),
  })
  .describe('A change that waits when the sample starts');

export const SampleChangesFileSchema = z
  .strictObject({
    version: z.literal(1).describe('Version of this format'),
    changes: z.array(SampleChangeSchema).min(1).describe('The changes, in the order they come in'),
    directives: z
      .array(SampleDirectiveSchema)
      .default([])
      .describe('What has been proposed and waits for a signature'),
  })
  .describe('What is submitted to a server that is started for the sample organisation');
export type SampleChangesFile = z.infer<typeof SampleChangesFileSchema>;
