import { ForgeFault } from '../../../../../engine/forge/ports.ts';
import type { Clock } from '../../../../../engine/ports.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const LONGEST = 2 * 60 * MINUTE;

/** How long GitLab asks to wait, in milliseconds, or null where it refuses for another reason. */
export function waitAsked(status: number, headers: Headers, clock: Clock): number | null {
  if (status !== 429) return null;
  const after = wholeNumber(headers.get('retry-after'));
  if (after !== null) return bounded(after * SECOND);
  const reset = wholeNumber(headers.get('ratelimit-reset'));
  if (reset === null) return MINUTE;
  // Measured by the clock that set the instant, where it is told.
  const forgeNow = Date.parse(headers.get('date') ?? '');
  return bounded(reset * SECOND - (Number.isNaN(forgeNow) ? Date.parse(clock.now()) : forgeNow));
}

export interface LimitGate {
  /** Throws `ForgeFault` while there is still to be waited, without asking GitLab again. */
  pass(): void;
  close(wait: number): ForgeFault;
}

export function createLimitGate(clock: Clock): LimitGate {
  let until = 0;
  const now = (): number => Date.parse(clock.now());
  return {
    pass: () => {
      const wait = until - now();
      if (wait <= 0) return;
      throw new ForgeFault('rate-limited', 'GitLab: its limit is used up', { retryAfter: wait });
    },
    close: (wait) => {
      until = now() + wait;
      return new ForgeFault('rate-limited', 'GitLab: its limit is used up', { retryAfter: wait });
    },
  };
}

function wholeNumber(text: string | null): number | null {
  return text !== null && /^\d{1,12}$/.test(text) ? Number(text) : null;
}

function bounded(wait: number): number {
  return Math.min(Math.max(wait, SECOND), LONGEST);
}
