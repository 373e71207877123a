import { blockingInAsync } from './rules/blocking-in-async.ts';
import { defaultFlipped } from './rules/default-flipped.ts';
import { errorSwallowed } from './rules/error-swallowed.ts';
import { guardRemoved } from './rules/guard-removed.ts';
import { limitMoved } from './rules/limit-moved.ts';
import { lockWithoutExpiry } from './rules/lock-without-expiry.ts';
import { permissionWidened } from './rules/permission-widened.ts';
import { remoteCallInLoop } from './rules/remote-call-in-loop.ts';
import { retryWithoutBackoff } from './rules/retry-without-backoff.ts';
import { retryWithoutJitter } from './rules/retry-without-jitter.ts';
import { retryWithoutLimit } from './rules/retry-without-limit.ts';
import { secretInCode } from './rules/secret-in-code.ts';
import { testWeakened } from './rules/test-weakened.ts';
import { timeoutMissing } from './rules/timeout-missing.ts';
import { unboundedFanOut } from './rules/unbounded-fan-out.ts';
import { wideConfiguration } from './rules/wide-configuration.ts';
import type { Pattern, PatternCard } from './types.ts';

/** Every pattern, in the order in which people see them. */
export const EVERY_PATTERN: readonly Pattern[] = [
  retryWithoutLimit,
  retryWithoutBackoff,
  retryWithoutJitter,
  unboundedFanOut,
  timeoutMissing,
  blockingInAsync,
  lockWithoutExpiry,
  remoteCallInLoop,
  guardRemoved,
  errorSwallowed,
  permissionWidened,
  secretInCode,
  testWeakened,
  limitMoved,
  defaultFlipped,
  wideConfiguration,
];

/** The same as data: what each is called, what it sets off and what to write instead. */
export const PATTERNS: readonly PatternCard[] = EVERY_PATTERN.map(
  ({ id, title, why, fix, weight, isOnRequest, languages }) => ({
    id,
    title,
    why,
    fix,
    weight,
    ...(isOnRequest === true && { isOnRequest }),
    languages,
  }),
);
