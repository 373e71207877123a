import { z } from 'zod';
import { LevelSchema, TierSchema } from './assessment.ts';

const NoneSchema = z.literal('none').describe('Nowhere');

const PresenceSchema = z
  .strictObject({
    tiers: z.array(TierSchema).default([1]).describe('For systems of these tiers, hit directly'),
    irreversible: z.boolean().default(true).describe('For what cannot be undone in production'),
    rules: z.boolean().default(true).describe('For files that say what is held and who is asked'),
  })
  .describe('Where only answers signed with a passkey count');

const ExplainSchema = z
  .strictObject({
    tiers: z.array(TierSchema).default([1, 2]).describe('For systems of these tiers, hit directly'),
    of: z
      .enum(['ai-assisted', 'everything'])
      .default('ai-assisted')
      .describe('Only where AI had a part, or always'),
    eachIrreversible: z
      .boolean()
      .default(false)
      .describe('Whether each effect that cannot be undone wants an answer of its own'),
  })
  .describe('Where the author explains a change before anybody is asked');

/** What a policy file says about answers themselves. What it leaves out is as the default policy has it. */
export const ReleaseTermsSchema = z
  .strictObject({
    presence: z
      .union([NoneSchema, PresenceSchema])
      .optional()
      .describe('Where only answers signed with a passkey count'),
    reviews: z
      .enum(['count', 'ignore'])
      .optional()
      .describe('Whether a review on the forge counts where no passkey is asked for'),
    seniority: z
      .enum(['everywhere', 'by-system'])
      .optional()
      .describe('Whether somebody senior is so on every system, or on those that are theirs'),
    explain: z
      .union([NoneSchema, ExplainSchema])
      .optional()
      .describe('Where the author explains a change before anybody is asked'),
    exceptions: z
      .strictObject({
        level: LevelSchema.default('director').describe('Who grants one, at least'),
        tier1: LevelSchema.default('vp').describe('Who grants one where Tier-1 is hit, at least'),
        reviewAfterDays: z
          .int()
          .min(1)
          .max(365)
          .default(14)
          .describe('Days after its end until somebody has to have looked at it'),
      })
      .optional()
      .describe('Approvals to go without what a rule asks for'),
    findings: z
      .strictObject({
        off: z.array(z.string().min(1)).default([]).describe('Patterns that are not looked for'),
        also: z
          .array(z.string().min(1))
          .exactOptional()
          .describe('Patterns looked for although they are wrong more often than one time in five'),
        acceptedBy: LevelSchema.default('senior').describe('Who may take one as it is, at least'),
      })
      .optional()
      .describe('Patterns found in a difference'),
    unknownAsAi: z
      .array(TierSchema)
      .optional()
      .describe('Tiers on which what nobody can tell is treated as AI-assisted'),
    checksFrom: z
      .array(z.string().min(1))
      .optional()
      .describe('Names of the tokens whose word on a check counts; none: that of any token'),
  })
  .describe('Whose answers count, given how, and after what');
export type ReleaseTermsFile = z.infer<typeof ReleaseTermsSchema>;
