import { standingAt } from '../catalog/fade.ts';
import { canonicalJson } from '../change/canonical-json.ts';
import type { Reach, ReachedSystem, ReachEdge } from './types.ts';

/** A reach as it was written before edges had an age, and before an enormous one was described in part. */
export interface EarlierReach extends Omit<
  Reach,
  'total' | 'systems' | 'further' | 'treatedAsCritical'
> {
  readonly systems: readonly (Omit<ReachedSystem, 'through'> & {
    readonly through: Omit<ReachEdge, 'seenAt' | 'standing'> | null;
  })[];
}

/** What was kept, with what it does not say itself as it was at that time: all described, nothing aged. */
export function inPresentForm(kept: Reach | EarlierReach): Reach {
  if ('total' in kept && 'further' in kept && 'treatedAsCritical' in kept) return kept;
  return {
    total: kept.systems.length,
    further: [],
    treatedAsCritical: [],
    ...kept,
    systems: kept.systems.map(({ through, ...system }) => ({
      ...system,
      through: through && { ...ageless(through), ...through },
    })),
  };
}

/** The reach without what an earlier version did not write; null where it says more than that did. */
export function inEarlierForm(reach: Reach): EarlierReach | null {
  const { total: _total, further: _further, treatedAsCritical: _critical, ...rest } = reach;
  const systems = reach.systems.map(({ through, ...system }) => {
    if (through === null) return { ...system, through };
    const { seenAt: _seenAt, standing: _standing, ...edge } = through;
    return { ...system, through: edge };
  });
  const earlier = { ...rest, systems };
  return canonicalJson(inPresentForm(earlier)) === canonicalJson(reach) ? earlier : null;
}

function ageless({ to, source, confidence, via }: Omit<ReachEdge, 'seenAt' | 'standing'>) {
  return { seenAt: null, standing: standingAt({ on: to, source, confidence, via }, 0) };
}
