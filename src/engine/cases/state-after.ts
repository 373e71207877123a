import type { Verdict } from '../../core/policy/types.ts';
import { isAgentSlot } from '../agents/holds/agent-slot.ts';
import { instantAfter, type Limits } from '../engine.ts';
import type { StoredCase } from '../ports.ts';

/** What a verdict makes of a case, with how long a release then lasts: shorter for an agent's action. */
export function stateAfter(
  verdict: Verdict,
  at: string,
  limits: Limits,
  slot: string | null,
): Pick<StoredCase, 'state' | 'releaseValidUntil'> {
  const lifetime = isAgentSlot(slot) ? limits.agentReleaseLifetime : limits.releaseLifetime;
  switch (verdict.outcome) {
    case 'allow':
      return { state: 'released', releaseValidUntil: instantAfter(at, lifetime) };
    case 'hold':
      return { state: 'waiting', releaseValidUntil: null };
    case 'deny':
      return { state: 'denied', releaseValidUntil: null };
  }
}
