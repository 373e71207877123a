import type { Verdict } from '../core/policy/types.ts';
import { instantAfter, type Limits } from './engine.ts';
import type { StoredCase } from './ports.ts';

/** What a verdict makes of a case, with how long a release then lasts. */
export function stateAfter(
  verdict: Verdict,
  at: string,
  limits: Limits,
): Pick<StoredCase, 'state' | 'releaseValidUntil'> {
  switch (verdict.outcome) {
    case 'allow':
      return { state: 'released', releaseValidUntil: instantAfter(at, limits.releaseLifetime) };
    case 'hold':
      return { state: 'waiting', releaseValidUntil: null };
    case 'deny':
      return { state: 'denied', releaseValidUntil: null };
  }
}
