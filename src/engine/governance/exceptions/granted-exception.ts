import type { Exception } from '../../../core/approval/standing.ts';
import type { StoredException } from '../types.ts';

/** A granted exception as rules go by it; null where nobody granted it. It binds from its grant. */
export function grantedException(stored: StoredException): Exception | null {
  const { id, rules, scope, reason, askedBy, ends, answer } = stored;
  if (answer?.kind !== 'granted') return null;
  const { by: grantedBy, at: starts, level, reviewBy } = answer;
  return { id, rules, scope, reason, askedBy, grantedBy, level, starts, ends, reviewBy };
}
