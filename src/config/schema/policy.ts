import { z } from 'zod';
import { AUTONOMY_LEVELS } from '../../core/policy/types.ts';
import { LevelSchema, TierSchema } from './assessment.ts';
import { IdSchema } from './catalog.ts';
import { EnvironmentKindSchema } from './change.ts';
import { ReleaseTermsSchema } from './release-terms.ts';
import { SeveritySchema } from './verdict.ts';
import { VOCABULARY } from '../condition/vocabulary.ts';

const CountSchema = z.int().min(1).max(20);

const ApprovalSchema = z.union([
  CountSchema.describe('So many different people, whoever they are'),
  z
    .strictObject({
      count: CountSchema.default(1).describe('How many different people'),
      level: LevelSchema.optional().describe('Of at least this level'),
      team: IdSchema.optional().describe('In this team'),
      ownersOf: z
        .enum(['direct', 'tier-1', 'files'])
        .optional()
        .describe(
          'Owners of every system hit directly, of every Tier-1 system reached, or of every changed file as CODEOWNERS or OWNERS of the base has it',
        ),
      presence: z.literal(true).optional().describe('Only answers signed with a passkey count'),
      people: z.array(IdSchema).min(1).optional().describe('Only these people'),
      except: z
        .array(IdSchema)
        .default([])
        .describe('Not these people or teams; authors-teams leaves out the teams of the authors'),
      operator: z
        .literal(true)
        .optional()
        .describe(
          'The person whom the agent acts for may answer, too; for what an agent is about to do',
        ),
    })
    .describe('So many people who fit everything given here'),
]);

const RequireSchema = z
  .strictObject({
    approvals: z
      .array(ApprovalSchema)
      .default([])
      .describe('Each entry has to be met; one person may count for several'),
    validations: z
      .array(z.string().min(1))
      .default([])
      .describe('Names of checks that must have passed'),
  })
  .describe('What has to be there before the change may go on');

const ConditionSchema = z
  .string()
  .min(1)
  .max(10_000)
  .describe(
    `A CEL expression over the assessment that is true when the rule applies. It may ask:\n${VOCABULARY}`,
  );

const SentenceSchema = z.string().min(1).max(1000);

const RuleSchema = z
  .strictObject({
    id: IdSchema.describe('Unique name of the rule'),
    title: z.string().min(1).max(200).describe('What the rule is about, in a few words'),
    per: z
      .enum(['effect', 'change'])
      .default('change')
      .describe('Whether the condition is asked for each effect or once for the whole change'),
    when: ConditionSchema,
    severity: SeveritySchema.optional().describe('How grave a match is; else from severities'),
    require: RequireSchema.optional(),
    deny: z.literal(true).optional().describe('Refuse the change outright'),
    message: SentenceSchema.describe('Why the change is held, for the person who waits'),
    lift: SentenceSchema.optional().describe('What would change the answer'),
  })
  .describe('A named rule: when it applies, and what it then asks for');

const MomentSchema = z
  .union([z.iso.date(), z.iso.datetime({ offset: true })], {
    error: 'a date (2026-03-11) or an instant (2026-03-11T09:00:00Z)',
  })
  .describe('A date, which means midnight UTC, or an instant');

const ScopeSchema = z
  .strictObject({
    tiers: z.array(TierSchema).min(1).optional().describe('Systems of these tiers, hit directly'),
    systems: z.array(IdSchema).min(1).optional().describe('These systems, hit directly'),
    environments: z
      .array(EnvironmentKindSchema)
      .min(1)
      .optional()
      .describe('These environments; one that is unknown counts as production'),
    when: ConditionSchema.optional(),
  })
  .describe('What the directive is about; everything given has to fit. Empty means every change');

const DirectiveSchema = z
  .strictObject({
    id: IdSchema.describe('Unique name of the directive'),
    title: z.string().min(1).max(200).optional().describe('A few words; the reason when left out'),
    reason: SentenceSchema.describe('Why it was issued'),
    issuedBy: IdSchema.describe('Id of the person who answers for it'),
    starts: MomentSchema.describe('The first moment it binds'),
    ends: MomentSchema.optional().describe('The first moment it no longer binds'),
    for: z
      .string()
      .regex(/^[1-9][0-9]{0,3}[hdw]$/, 'a length such as 90d, 12w or 36h')
      .optional()
      .describe('How long it binds, instead of an end: 90d, 12w, 36h'),
    per: z.enum(['effect', 'change']).optional().describe('As for a rule'),
    scope: ScopeSchema.default({}),
    severity: SeveritySchema.optional().describe('How grave a match is; else from severities'),
    require: RequireSchema.optional(),
    deny: z.literal(true).optional().describe('Refuse the change outright'),
    message: SentenceSchema.describe('Why the change is held, for the person who waits'),
    lift: SentenceSchema.optional().describe('What would change the answer'),
  })
  .describe('A rule with an end: it binds from one moment to another and no longer');
export type DirectiveFile = z.infer<typeof DirectiveSchema>;

const ZoneSchema = z
  .strictObject({
    zone: z
      .enum(['free', 'assisted', 'human-only'])
      .describe('Where AI works freely, may only help, or does not work at all'),
    paths: z.array(z.string().min(1)).default([]).describe('Globs over repository paths'),
    systems: z.array(IdSchema).default([]).describe('Systems of the catalog'),
    reason: SentenceSchema.describe('Why, for people and agents'),
  })
  .describe('Where AI may work; the first zone that has a place counts');
export type ZoneFile = z.infer<typeof ZoneSchema>;

const AutonomySchema = z
  .strictObject({
    agents: z
      .array(z.string().min(1).toLowerCase())
      .default(['*'])
      .describe('Names of agents (claude-code), or *'),
    systems: z.array(IdSchema).default([]).describe('Only on these systems; all when left out'),
    environments: z
      .array(EnvironmentKindSchema)
      .default([])
      .describe('Only in these environments; all when left out'),
    level: z
      .enum(AUTONOMY_LEVELS)
      .describe(
        'observe: reads only. propose: a person releases every act. act-with-approval: as the rules ask. act-within-limits: as that, and grants may allow more',
      ),
  })
  .describe('What an agent may do alone; the first entry that fits counts');
export type AutonomyFile = z.infer<typeof AutonomySchema>;

const SeverityRowSchema = z.partialRecord(EnvironmentKindSchema, SeveritySchema);

export const PolicyFileSchema = z
  .strictObject({
    version: z.literal(1).describe('Version of this format'),
    defaults: z.boolean().default(true).describe('Whether the built-in rules apply as well'),
    disable: z.array(IdSchema).default([]).describe('Built-in rules that do not apply'),
    release: ReleaseTermsSchema.default({}),
    severities: z
      .partialRecord(z.enum(['1', '2', '3', '4', 'none']), SeverityRowSchema)
      .default({})
      .describe('How grave a match is by worst tier hit and environment, where a rule is silent'),
    rules: z.array(RuleSchema).default([]).describe('Rules that always bind'),
    directives: z.array(DirectiveSchema).default([]).describe('Rules with an end'),
    zones: z.array(ZoneSchema).default([]).describe('Where AI may work'),
    autonomy: z.array(AutonomySchema).default([]).describe('What agents may do alone'),
  })
  .describe('What Holdpoint asks for before a change may go on');
export type PolicyFile = z.infer<typeof PolicyFileSchema>;
