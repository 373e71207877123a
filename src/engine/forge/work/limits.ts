/** How work on forges is paced. Milliseconds where a time is meant. */
export interface WorkLimits {
  /** How long a worker may be silent before another takes its row over. */
  readonly lease: number;
  readonly firstPause: number;
  readonly longestPause: number;
  /** After so many attempts it is said on the forge that it could not be judged. */
  readonly attemptsUntilSaid: number;
  /** How long to leave a forge alone that asks for it and does not say for how long. */
  readonly pause: number;
  readonly sweepEvery: number;
  /** A request that nobody spoke of is looked at again after this. */
  readonly lookAgain: number;
  /** Teams and their members are read again after this: each team is a request of its own. */
  readonly syncTeams: number;
  /** In a sweep, requests become due this far apart. */
  readonly pace: number;
  readonly keepDeliveries: number;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;

export const DEFAULT_WORK_LIMITS: WorkLimits = {
  lease: 20 * SECOND,
  firstPause: 5 * SECOND,
  longestPause: 15 * MINUTE,
  attemptsUntilSaid: 5,
  pause: MINUTE,
  sweepEvery: 5 * MINUTE,
  lookAgain: 30 * MINUTE,
  syncTeams: 60 * MINUTE,
  pace: SECOND / 2,
  keepDeliveries: 30 * 24 * 60 * MINUTE,
};

/**
 * Milliseconds until the next attempt: doubled each time up to a bound, and spread by `random` (0 to 1) over
 * the upper half, so that what failed together does not come back together.
 */
export function pauseAfter(attempts: number, limits: WorkLimits, random: number): number {
  const full = Math.min(limits.firstPause * 2 ** Math.min(attempts, 30), limits.longestPause);
  return Math.round(full * (0.5 + random / 2));
}
