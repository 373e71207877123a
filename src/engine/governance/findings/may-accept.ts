import { mayAnswer, type Permission } from '../../../core/approval/people/eligibility.ts';
import { levelAbout } from '../../../core/approval/people/seniority.ts';
import type { Assessment } from '../../../core/assess.ts';
import { levelRank } from '../../../core/provenance/levels.ts';
import type { World } from '../../engine.ts';
import { termsOf } from '../terms.ts';

/** Whether somebody may take a finding as it is: a person who may answer, senior enough on what is hit. */
export function mayAccept(
  person: string,
  assessment: Assessment,
  { catalog, policy }: Pick<World, 'catalog' | 'policy'>,
): Permission {
  const permission = mayAnswer(person, assessment, catalog);
  const known = catalog.people.get(person);
  if (!permission.allowed || known === undefined) return permission;
  const { acceptedBy } = termsOf(policy).findings;
  const level = levelAbout(known, assessment, policy.terms);
  if (levelRank(level) >= levelRank(acceptedBy)) return permission;
  return {
    allowed: false,
    why: `A finding is accepted by somebody ${acceptedBy} or above, and ${known.name} counts as ${level} here.`,
  };
}
