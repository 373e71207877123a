import type { EnvironmentKind } from '../../../core/change/types.ts';
import { AUTONOMY_LEVELS, type AutonomyLevel } from '../../../core/policy/types.ts';
import type { AutonomyCounts } from '../types.ts';

export interface AutonomyStanding extends AutonomyCounts {
  /** Where it stands without a record. */
  readonly base: AutonomyLevel;
  /** What its record would support: a suggestion, policy decides. */
  readonly suggested: AutonomyLevel;
  readonly earned: 'up' | 'down' | 'none';
  readonly why: string;
}

/** As policy has it where nothing else is written; an environment that nobody knows counts as production. */
const BASE: Readonly<Record<EnvironmentKind, AutonomyLevel>> = {
  production: 'propose',
  unknown: 'propose',
  staging: 'act-with-approval',
  test: 'act-with-approval',
  development: 'act-with-approval',
};

/** With fewer answers of people than this, a record says nothing good. */
export const ENOUGH_RELEASES = 20;

/** At most one refusal in so many answers for trust to rise. */
const REFUSALS_FOR_UP = 20;

/** From this share of refusals on, trust falls; a single one is no share. */
const REFUSED_FOR_DOWN = 0.2;
const FEWEST_REFUSALS_FOR_DOWN = 3;

/**
 * What a record supports, one step up or down at most. A stop or a denial weighs more than any number of
 * releases: it takes a clean record to rise. Pure; the counts carry the time they are of.
 */
export function autonomyStanding(counts: AutonomyCounts): AutonomyStanding {
  const base = BASE[counts.environment];
  const { released, refused, denied, stopped } = counts;
  const answered = released + refused;
  const numbers = `${released} of ${answered} held actions released, ${refused} refused, ${denied} denied, ${stopped} stopped`;
  if (stopped > 0) {
    return standing(counts, base, -1, `It was stopped here: ${numbers}.`);
  }
  const isOftenRefused =
    refused >= FEWEST_REFUSALS_FOR_DOWN && refused / answered >= REFUSED_FOR_DOWN;
  if (isOftenRefused) {
    return standing(counts, base, -1, `People refuse much of what it asks for: ${numbers}.`);
  }
  if (denied >= FEWEST_REFUSALS_FOR_DOWN && denied > answered) {
    return standing(counts, base, -1, `It tries what is never allowed: ${numbers}.`);
  }
  const isClean = denied === 0 && refused * REFUSALS_FOR_UP <= answered;
  if (released >= ENOUGH_RELEASES && isClean) {
    return standing(counts, base, 1, `People released nearly all of it: ${numbers}.`);
  }
  const missing = Math.max(0, ENOUGH_RELEASES - released);
  const rest = missing > 0 ? `; ${missing} more releases until it could rise` : '';
  return standing(counts, base, 0, `The record changes nothing: ${numbers}${rest}.`);
}

function standing(
  counts: AutonomyCounts,
  base: AutonomyLevel,
  step: -1 | 0 | 1,
  why: string,
): AutonomyStanding {
  const at = AUTONOMY_LEVELS.indexOf(base) + step;
  const suggested = AUTONOMY_LEVELS[Math.min(Math.max(at, 0), AUTONOMY_LEVELS.length - 1)] ?? base;
  const earned = step === 0 || suggested === base ? 'none' : step > 0 ? 'up' : 'down';
  return { ...counts, base, suggested, earned, why };
}
