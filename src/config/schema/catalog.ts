import { z } from 'zod';
import { LevelSchema, TierSchema } from './assessment.ts';
import { EnvironmentKindSchema } from './change.ts';

/** Ids are short and safe in addresses, file names and conditions. */
export const IdSchema = z
  .string()
  .regex(
    /^[a-z0-9](?:[a-z0-9._-]{0,98}[a-z0-9])?$/,
    'an id is lower-case letters, digits and hyphens (dots and underscores inside), at most 100',
  );

const DependencySchema = z.union([
  IdSchema.describe('Id of the system depended on'),
  z
    .strictObject({
      on: IdSchema.describe('Id of the system depended on'),
      via: z.string().min(1).optional().describe('What carries the dependency, in a few words'),
      source: z
        .enum(['declared', 'observed', 'inferred'])
        .default('declared')
        .describe('How the dependency is known'),
      confidence: z.number().min(0).max(1).default(1).describe('How sure it is, from 0 to 1'),
    })
    .describe('A dependency with what is known of it'),
]);

const SystemSchema = z
  .strictObject({
    id: IdSchema.describe('Unique name, used wherever the system is meant'),
    name: z.string().min(1).optional().describe('What people call it; the id when left out'),
    tier: TierSchema.optional().describe('1 is most critical, 4 least'),
    owners: z.array(IdSchema).default([]).describe('Ids of teams or people who answer for it'),
    environments: z
      .array(z.string().min(1))
      .default([])
      .describe('Names of the environments it runs in'),
    paths: z
      .array(z.string().min(1))
      .default([])
      .describe('Globs over paths in the repository: * within a folder, ** across folders'),
    resources: z
      .array(z.string().min(1))
      .default([])
      .describe('Globs over resource addresses, type:address or names; * crosses dots'),
    dependsOn: z.array(DependencySchema).default([]).describe('Systems this one needs to work'),
    aliases: z
      .array(z.string().min(1).max(253))
      .default([])
      .describe('Other names that traces, clusters and files know it by: orders-svc'),
  })
  .describe('A system that a change can hit');

const PersonSchema = z
  .strictObject({
    id: IdSchema.describe('Unique name, used wherever the person is meant'),
    name: z.string().min(1).optional().describe('Full name; the id when left out'),
    level: LevelSchema.describe('Seniority, which decides what the person may approve'),
    teams: z.array(IdSchema).default([]).describe('Ids of the teams the person is in'),
    identities: z
      .array(z.string().min(1))
      .default([])
      .describe('Every e-mail address and login the person commits or signs in with'),
    active: z.boolean().default(true).describe('False once the person has left'),
    seniority: z
      .array(
        z
          .strictObject({
            system: IdSchema.describe('Id of the system'),
            level: LevelSchema.describe('How senior the person is there'),
          })
          .describe('How senior the person is on one system'),
      )
      .default([])
      .describe('Levels that hold for single systems, whatever the general one'),
  })
  .describe('A person who can make or approve a change');

const TeamSchema = z
  .strictObject({
    id: IdSchema.describe('Unique name, used wherever the team is meant'),
    name: z.string().min(1).optional().describe('What people call it; the id when left out'),
    identities: z
      .array(z.string().min(1).max(300))
      .default([])
      .describe('How forges and CODEOWNERS write it: @acme/payments, github.com/acme/payments'),
  })
  .describe('A team that owns systems');

const GroupSchema = {
  group: z.string().min(1).max(300).describe('Name of the group, as its directory writes it'),
  from: z
    .string()
    .min(1)
    .max(253)
    .optional()
    .describe('scim, oidc or a forge (github.com); the first two when left out'),
};

const DirectorySchema = z
  .strictObject({
    levels: z
      .array(
        z
          .strictObject({
            ...GroupSchema,
            level: LevelSchema.describe('Level of everybody in the group'),
            systems: z
              .array(IdSchema)
              .min(1)
              .optional()
              .describe('Ids of the systems it holds for; everywhere when left out'),
          })
          .describe('The level that a group stands for'),
      )
      .default([])
      .describe(
        'Which groups make somebody senior; a directory alone makes nobody more than junior',
      ),
    teams: z
      .array(
        z
          .strictObject({ ...GroupSchema, team: IdSchema.describe('Id of the team') })
          .describe('The team that a group stands for'),
      )
      .default([])
      .describe('Which groups are which teams'),
  })
  .describe('What groups of directories (SCIM, sign-in, forges) mean here');

const EnvironmentNameSchema = z
  .strictObject({
    match: z.string().min(1).describe('Glob over environment names: prod-*'),
    kind: EnvironmentKindSchema.describe('What such an environment is'),
  })
  .describe('What an environment is, by its name');

export const CatalogFileSchema = z
  .strictObject({
    version: z.literal(1).describe('Version of this format'),
    systems: z.array(SystemSchema).default([]).describe('What a change can hit'),
    people: z.array(PersonSchema).default([]).describe('Who makes and approves changes'),
    teams: z.array(TeamSchema).default([]).describe('Who owns the systems'),
    environments: z
      .array(EnvironmentNameSchema)
      .default([])
      .describe('Which environment names mean production; the first that matches counts'),
    directory: DirectorySchema.optional(),
  })
  .describe('The systems, people, teams and environments that Holdpoint judges a change by');
export type CatalogFile = z.infer<typeof CatalogFileSchema>;
