import { z } from 'zod';
import { REQUIREMENTS } from '../policy/requirements.ts';
import { IdSchema } from './catalog.ts';

const SentenceSchema = z.string().min(1).max(1000);

export const SampleExplanationSchema = z
  .strictObject({
    by: IdSchema.describe('Id of the author'),
    does: SentenceSchema.describe('What it does'),
    risks: SentenceSchema.describe('What could go wrong'),
    undo: SentenceSchema.describe('How to undo it'),
  })
  .describe('What its author has said of it; left out where that is still missing');

export const SampleExceptionSchema = z
  .strictObject({
    by: IdSchema.describe('Id of the person who asks'),
    rules: z.array(IdSchema).min(1).describe('Rules to go without'),
    reason: SentenceSchema.describe('Why'),
    days: z.int().min(1).max(30).describe('How long it would last'),
  })
  .describe('Leave to go without some rules, asked for and not yet answered');

export const SampleDirectiveSchema = z
  .strictObject({
    name: IdSchema.describe('Unique name of the directive'),
    title: z.string().min(1).max(200).describe('A few words'),
    reason: SentenceSchema.describe('Why it is wanted'),
    by: IdSchema.describe('Id of the person who proposes it'),
    systems: z.array(IdSchema).min(1).describe('The systems that it is about'),
    requires: z.array(z.enum(REQUIREMENTS)).min(1).describe('What it would ask for'),
    days: z.int().min(1).max(366).describe('How long it would bind'),
  })
  .describe('A directive that somebody has proposed and nobody has signed');
