import type { ReachStudy } from '../../core/reach/study/study-types.ts';
import { count, list } from '../ui/words.ts';

const MOST_NAMED = 3;

/** The study in one sentence: what fails with it, and how much of that is Tier-1. */
export function studySentence(study: ReachStudy): string {
  const others = study.total - study.starts.length;
  const names = named(study.starts);
  if (others === 0) return `Nothing that the catalog knows of depends on ${names}.`;
  const critical = study.countByTier['1'];
  const ofTier1 =
    critical === 0 ? 'none of Tier 1' : `${critical.toLocaleString('en-GB')} of Tier 1`;
  return `If ${names} fails, ${count(others, 'other system')} can fail with it; ${ofTier1} within reach.`;
}

function named(ids: readonly string[]): string {
  const first = ids.slice(0, MOST_NAMED);
  const more = ids.length - first.length;
  return list(more > 0 ? [...first, `${more} more`] : first);
}
