import { z } from 'zod';
import type { Finding } from '../../core/change/finding.ts';
import type { ChangeOrigin } from '../../core/change/origin.ts';
import { TRAITS } from '../../core/change/traits.ts';
import type { Change, Effect, Signal } from '../../core/change/types.ts';

export const Digest = z
  .string()
  .regex(/^sha256:[0-9a-f]{64}$/, 'expected sha256: and 64 hex digits');
export const Instant = z.iso.datetime();

export const EnvironmentKindSchema = z.enum([
  'production',
  'staging',
  'test',
  'development',
  'unknown',
]);
export const VerbSchema = z.enum([
  'read',
  'create',
  'update',
  'replace',
  'delete',
  'forget',
  'import',
  'move',
  'execute',
  'grant',
  'expose',
]);

const TraitSchema = z.enum(TRAITS);

const ExcerptLineSchema = z.object({
  number: z.number().int().positive().nullable(),
  text: z.string(),
  mark: z.enum(['added', 'removed', 'context']),
});

export const EvidenceSchema = z.object({
  source: z.string(),
  pointer: z.string().nullable(),
  line: z.number().int().positive().nullable(),
  note: z.string(),
  excerpt: z.array(ExcerptLineSchema).readonly(),
});

export const EffectSchema = z.object({
  verb: VerbSchema,
  resource: z.object({
    type: z.string(),
    address: z.string(),
    provider: z.string().nullable(),
    name: z.string().nullable(),
    within: z.string().exactOptional(),
    file: z.string().exactOptional(),
  }),
  environment: EnvironmentKindSchema,
  environmentName: z.string().nullable(),
  reversibility: z.enum(['reversible', 'costly', 'irreversible', 'unknown']),
  data: z.enum(['none', 'holds-data', 'unknown']),
  traits: z.array(TraitSchema).readonly(),
  changes: z.array(z.string()).readonly(),
  why: z.string(),
  safer: z.array(z.string()).readonly(),
  evidence: z.array(EvidenceSchema).readonly(),
}) satisfies z.ZodType<Effect>;

const SignalSchema = z.object({
  kind: z.enum([
    'empty-state',
    'incomplete-input',
    'errored-plan',
    'refresh-only',
    'unknown-input',
    'unresolved-command',
    'newer-format',
    'destroy-mode',
    'drift',
  ]),
  weight: z.enum(['hold', 'note']),
  message: z.string(),
  evidence: z.array(EvidenceSchema).readonly(),
}) satisfies z.ZodType<Signal>;

const FindingSchema = z.object({
  id: z.string(),
  pattern: z.string(),
  title: z.string(),
  why: z.string(),
  fix: z.string(),
  readBy: z.enum(['syntax', 'text']),
  weight: z.enum(['hold', 'note']),
  path: z.string(),
  evidence: EvidenceSchema,
}) satisfies z.ZodType<Finding>;

const OriginSchema = z.object({
  forge: z.string().min(1),
  repository: z.string().min(1),
  request: z.number().int().positive().nullable(),
  baseBranch: z.string(),
  headBranch: z.string().max(1000).exactOptional(),
  base: z.string(),
  mergeBase: z.string(),
  head: z.string(),
  diff: Digest,
}) satisfies z.ZodType<ChangeOrigin>;

export const ChangeSchema = z.object({
  kind: z.enum(['action', 'code', 'plan', 'migration', 'manifest', 'config', 'deployment']),
  inputs: z
    .array(
      z.object({
        name: z.string(),
        reader: z.string(),
        sha256: Digest,
        bytes: z.number().int().nonnegative(),
      }),
    )
    .readonly(),
  effects: z.array(EffectSchema).readonly(),
  signals: z.array(SignalSchema).readonly(),
  findings: z.array(FindingSchema).readonly().exactOptional(),
  origin: OriginSchema.exactOptional(),
  digest: Digest,
}) satisfies z.ZodType<Change>;
