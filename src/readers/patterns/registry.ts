import { permissionWidened } from './rules/permission-widened.ts';
import { errorSwallowed } from './rules/error-swallowed.ts';
import { retryWithoutBackoff } from './rules/retry-without-backoff.ts';
import { retryWithoutJitter } from './rules/retry-without-jitter.ts';
import { retryWithoutLimit } from './rules/retry-without-limit.ts';
import { timeoutMissing } from './rules/timeout-missing.ts';
import { unboundedFanOut } from './rules/unbounded-fan-out.ts';
import type { Pattern, PatternCard } from './types.ts';

/** Every pattern, in the order in which people see them. */
export const EVERY_PATTERN: readonly Pattern[] = [
  retryWithoutLimit,
  retryWithoutBackoff,
  retryWithoutJitter,
  unboundedFanOut,
  timeoutMissing,
  errorSwallowed,
  permissionWidened,
];

/** The same as data: what each is called, what it sets off and what to write instead. */
export const PATTERNS: readonly PatternCard[] = EVERY_PATTERN.map(
  ({ id, title, why, fix, weight, languages }) => ({ id, title, why, fix, weight, languages }),
);
