import { ForgeFault } from '../../../../../engine/forge/ports.ts';
import type { Clock } from '../../../../../engine/ports.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const LONGEST = 2 * 60 * MINUTE;
const SECONDARY = /secondary rate limit|abuse detection/i;

export interface Refusal {
  readonly status: number;
  readonly headers: Headers;
  readonly message: string;
}

/**
 * How long GitHub asks to wait, in milliseconds, or null where it refuses for another reason. Both of its
 * limits come as 403 or 429; where a secondary one names no time, a minute is what its documentation asks for.
 */
export function waitAsked({ status, headers, message }: Refusal, clock: Clock): number | null {
  if (status !== 403 && status !== 429) return null;
  const after = wholeNumber(headers.get('retry-after'));
  if (after !== null) return bounded(after * SECOND);
  const reset = wholeNumber(headers.get('x-ratelimit-reset'));
  if (headers.get('x-ratelimit-remaining') === '0' && reset !== null) {
    // Measured by the clock that set the instant, where it is told.
    const forgeNow = Date.parse(headers.get('date') ?? '');
    return bounded(reset * SECOND - (Number.isNaN(forgeNow) ? Date.parse(clock.now()) : forgeNow));
  }
  return status === 429 || SECONDARY.test(message) ? MINUTE : null;
}

export interface LimitGate {
  /** Throws `ForgeFault` while the payer still has to wait, without asking GitHub again. */
  pass(payer: string): void;
  close(payer: string, wait: number, message: string): ForgeFault;
}

/** Remembers who has to wait, so that nobody asks again meanwhile: GitHub bans those who do. */
export function createLimitGate(clock: Clock): LimitGate {
  const until = new Map<string, number>();
  const now = (): number => Date.parse(clock.now());
  return {
    pass: (payer) => {
      const wait = (until.get(payer) ?? 0) - now();
      if (wait <= 0) return;
      throw new ForgeFault('rate-limited', `GitHub: ${payer} still has to wait`, {
        retryAfter: wait,
      });
    },
    close: (payer, wait, message) => {
      until.set(payer, now() + wait);
      return new ForgeFault('rate-limited', `GitHub: ${payer}: ${message}`, { retryAfter: wait });
    },
  };
}

function wholeNumber(text: string | null): number | null {
  return text !== null && /^\d{1,12}$/.test(text) ? Number(text) : null;
}

function bounded(wait: number): number {
  return Math.min(Math.max(wait, SECOND), LONGEST);
}
