import { z } from 'zod';
import { IdSchema } from './catalog.ts';
import { VerbSchema } from './change.ts';

const IncidentEntrySchema = z
  .strictObject({
    id: IdSchema.describe('Unique name of the incident'),
    title: z.string().min(1).max(200).describe('What happened, in a few words'),
    date: z.iso.date().describe('The day it happened: 2025-12-04'),
    summary: z.string().min(1).describe('What happened, in a few sentences'),
    lesson: z.string().min(1).describe('What people should have done, in a sentence'),
    systems: z.array(IdSchema).default([]).describe('Ids of the systems that were in it'),
    resourceTypes: z
      .array(z.string().min(1))
      .default([])
      .describe('Globs over types of resources: aws_route53_*'),
    paths: z.array(z.string().min(1)).default([]).describe('Globs over paths in the repository'),
    verbs: z.array(VerbSchema).default([]).describe('What was done to them'),
    link: z
      .url({ protocol: /^https?$/ })
      .optional()
      .describe('Where the report can be read'),
  })
  .refine(
    ({ systems, resourceTypes, paths }) => systems.length + resourceTypes.length + paths.length > 0,
    'nothing tells a change that resembles it; add systems, resourceTypes or paths',
  )
  .describe('Something that went wrong before, and where it shows');

export const IncidentsFileSchema = z
  .strictObject({
    version: z.literal(1).describe('Version of this format'),
    incidents: z.array(IncidentEntrySchema).describe('The incidents to remember'),
  })
  .describe('Incidents that Holdpoint recalls when a change resembles them');
export type IncidentsFile = z.infer<typeof IncidentsFileSchema>;
