import { z } from 'zod';
import { ActorClaimSchema } from './assessment.ts';
import { CatalogFileSchema, IdSchema } from './catalog.ts';
import {
  ChangeSchema,
  EffectSchema,
  EnvironmentKindSchema,
  Instant,
  VerbSchema,
} from './change.ts';

const effect = EffectSchema.shape;

const CaseEffectSchema = z
  .strictObject({
    verb: VerbSchema.describe('What it does'),
    path: z
      .string()
      .min(1)
      .optional()
      .describe('Makes it an effect on this file in the repository'),
    type: z.string().min(1).optional().describe('Type of the resource: aws_db_instance'),
    address: z.string().min(1).optional().describe('Address of the resource'),
    provider: z.string().min(1).optional().describe('Short name of the provider'),
    environment: EnvironmentKindSchema.optional().describe(
      'production when left out; development for a file',
    ),
    reversibility: effect.reversibility.default('reversible').describe('Whether it can be undone'),
    data: effect.data.default('none').describe('Whether data is in it that no code can make again'),
    traits: effect.traits.unwrap().default([]).describe('What else is known of it'),
    changes: z.array(z.string()).default([]).describe('Names of the attributes that change'),
    systems: z
      .array(IdSchema)
      .default([])
      .describe('Systems it hits, beside what the catalog says'),
  })
  .describe('One effect; what is left out is harmless');

const CaseSignalSchema = z.strictObject({
  kind: ChangeSchema.shape.signals.unwrap().element.shape.kind,
  weight: z.enum(['hold', 'note']).default('hold'),
});

const CaseApprovalSchema = z.union([
  IdSchema.describe('This person approves'),
  z.strictObject({
    person: IdSchema,
    answer: z.enum(['approve', 'refuse', 'withdraw']),
    reason: z.string().min(1).default('Because the case says so'),
    means: z
      .enum(['session', 'passkey', 'forge-review'])
      .default('passkey')
      .describe('How it was given'),
  }),
]);

const PolicyCaseSchema = z
  .strictObject({
    name: z.string().min(1).max(200).describe('What the case shows, in a sentence'),
    change: ChangeSchema.shape.kind.default('plan').describe('Kind of change'),
    effects: z.array(CaseEffectSchema).default([]).describe('What the change would do'),
    signals: z.array(CaseSignalSchema).default([]).describe('What a reader saw of the whole'),
    actors: z.array(ActorClaimSchema).default([]).describe('Who had a hand in it'),
    authors: z.array(z.string().min(1)).default([]).describe('Short for actors who are authors'),
    ai: z
      .union([z.boolean(), z.literal('unknown')])
      .default(false)
      .describe(
        'Whether AI had a part in it: declared, attested that it had none, or nobody can tell',
      ),
    explained: z.boolean().default(true).describe('Whether its author has explained it'),
    protectionRemovedBefore: z
      .array(z.string().min(1))
      .default([])
      .describe('Addresses whose protection an earlier change removed'),
    validations: z
      .record(z.string().min(1), z.enum(['passed', 'failed']))
      .default({})
      .describe('Outcome of each check by its name'),
    approvals: z.array(CaseApprovalSchema).default([]).describe('Answers given, in order'),
    now: Instant.optional().describe('The instant it is judged at'),
    expect: z
      .strictObject({
        outcome: z.enum(['allow', 'hold', 'deny']).describe('What has to come of it'),
        rules: z
          .array(IdSchema)
          .optional()
          .describe('Exactly the rules that apply, in any order; not compared when left out'),
      })
      .describe('What the policy has to say'),
  })
  .describe('A change in a few words and what the policy has to say of it');
export type PolicyCase = z.infer<typeof PolicyCaseSchema>;

export const PolicyCasesSchema = z
  .strictObject({
    version: z.literal(1).describe('Version of this format'),
    now: Instant.default('2026-01-01T00:00:00.000Z').describe('The instant of every case'),
    systems: CatalogFileSchema.shape.systems.describe('Systems the cases speak of'),
    people: CatalogFileSchema.shape.people.describe('People the cases speak of'),
    teams: CatalogFileSchema.shape.teams.describe('Teams the cases speak of'),
    cases: z.array(PolicyCaseSchema).min(1).describe('The cases'),
  })
  .describe('Cases that a policy has to decide as they say');
export type PolicyCases = z.infer<typeof PolicyCasesSchema>;
