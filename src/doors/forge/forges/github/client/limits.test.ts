import { describe, expect, it } from 'vitest';
import { ForgeFault } from '../../../../../engine/forge/ports.ts';
import { createLimitGate, waitAsked } from './limits.ts';

const NOW = '2026-03-10T09:00:00.000Z';
const clock = { now: () => NOW };
const reset = (seconds: number): string => String(Date.parse(NOW) / 1000 + seconds);

describe('waitAsked', () => {
  it.each([
    ['retry-after', 403, { 'retry-after': '17' }, '', 17_000],
    ['retry-after with 429', 429, { 'retry-after': '17' }, '', 17_000],
    [
      'an hour that is used up',
      403,
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset(90) },
      '',
      90_000,
    ],
    [
      'a secondary limit without a time',
      403,
      {},
      'You have exceeded a secondary rate limit',
      60_000,
    ],
    ['429 without a time', 429, {}, '', 60_000],
    [
      'a reset that has passed',
      429,
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset(-5) },
      '',
      1000,
    ],
    ['an absurd time', 429, { 'retry-after': '999999999' }, '', 7_200_000],
    ['a time that is none', 429, { 'retry-after': '-5' }, '', 60_000],
  ])('waits for %s', (_what, status, headers, message, expected) => {
    expect(waitAsked({ status, headers: new Headers(headers), message }, clock)).toBe(expected);
  });

  it.each([
    ['a permission that is missing', 403, { 'x-ratelimit-remaining': '4000' }],
    ['an answer', 200, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset(90) }],
    ['a fault of the forge', 502, { 'retry-after': '5' }],
  ])('does not take %s for a limit', (_what, status, headers) => {
    const refusal = { status, headers: new Headers(headers), message: 'Resource not accessible' };
    expect(waitAsked(refusal, clock)).toBeNull();
  });

  it('measures by the clock that set the instant', () => {
    const headers = new Headers({
      date: new Date(Date.parse(NOW) + 60_000).toUTCString(),
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': reset(90),
    });
    expect(waitAsked({ status: 403, headers, message: '' }, clock)).toBe(30_000);
  });
});

describe('createLimitGate', () => {
  it('keeps one payer waiting until the time has come, and no other', () => {
    let now = Date.parse(NOW);
    const gate = createLimitGate({ now: () => new Date(now).toISOString() });
    gate.close('one', 5000, 'too much');
    const passes = (payer: string): number | null => {
      try {
        gate.pass(payer);
        return null;
      } catch (error) {
        return error instanceof ForgeFault ? error.retryAfter : NaN;
      }
    };
    now += 2000;
    expect([passes('one'), passes('other')]).toEqual([3000, null]);
    now += 3000;
    expect(passes('one')).toBeNull();
  });
});
