import type { Reach, ReachedSystem } from '../../core/reach/types.ts';
import { count } from './counting.ts';

/** `Hits 2 systems directly, reaches 15 in all; the most critical is Tier 1.` */
export function reachSentence(reach: Reach): string {
  const total = reach.total;
  if (total === 0) return 'No system of the catalog claims what it touches.';
  const direct = reach.systems.filter((system) => system.distance === 0).length;
  const spread = total > direct ? `, reaches ${total} in all` : '';
  const worst =
    reach.worstTier === null
      ? 'none of them has a tier'
      : `the most critical is Tier ${reach.worstTier}`;
  return `Hits ${count(direct, 'system')} directly${spread}; ${worst}.`;
}

/** From the system that is hit to the nearest most critical one; null when there is no way to show. */
export function worstPath(reach: Reach): readonly ReachedSystem[] | null {
  const worst = reach.systems.find(
    (system) => system.distance > 0 && system.tier !== null && system.tier === reach.worstTier,
  );
  if (!worst || reach.systems.some((s) => s.distance === 0 && s.tier === worst.tier)) {
    return farthest(reach);
  }
  return pathTo(worst, reach);
}

/** Where the worst is hit directly, the longest way harm travels is what is left to show. */
function farthest(reach: Reach): readonly ReachedSystem[] | null {
  const last = reach.systems.at(-1);
  return last && last.distance > 0 ? pathTo(last, reach) : null;
}

function pathTo(end: ReachedSystem, reach: Reach): readonly ReachedSystem[] {
  const byId = new Map(reach.systems.map((system) => [system.id, system]));
  const path: ReachedSystem[] = [];
  let at: ReachedSystem | undefined = end;
  while (at && !path.includes(at)) {
    path.unshift(at);
    at = at.through === null ? undefined : byId.get(at.through.to);
  }
  return path;
}

export function tierOf(system: ReachedSystem): string {
  return system.tier === null ? 'no tier' : `Tier ${system.tier}`;
}
