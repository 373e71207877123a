import type { ChangeDraft } from '../../core/change/types.ts';
import type { GuardJudgement } from './judge.ts';
import type { LoadedSnapshot } from './snapshot/loaded.ts';

const MOST = 500;

const passed = new WeakMap<LoadedSnapshot, Map<string, GuardJudgement>>();

/**
 * The judgement of the same effects by the same rules and the same hand, at another instant, where none of
 * the facts age and no rule has an end: what passed then passes now. Only what passed is kept.
 */
export function judgedBefore(
  draft: ChangeDraft,
  who: object,
  snapshot: LoadedSnapshot,
  now: string,
  judge: () => GuardJudgement,
): GuardJudgement {
  if (!isTimeless(snapshot)) return judge();
  const known = passed.get(snapshot) ?? new Map<string, GuardJudgement>();
  passed.set(snapshot, known);
  const key = JSON.stringify([draft, who]);
  const found = known.get(key);
  if (found !== undefined) return at(found, now);
  const judged = judge();
  if (judged.verdict.outcome !== 'allow') return judged;
  if (known.size >= MOST) known.clear();
  known.set(key, judged);
  return judged;
}

function at({ assessment, verdict, ...rest }: GuardJudgement, now: string): GuardJudgement {
  return { assessment: { ...assessment, at: now }, verdict: { ...verdict, at: now }, ...rest };
}

/** Sightings in a catalog fade; grants and directives begin and end; an echo may name how long ago it was. */
function isTimeless({ policy, catalog, incidents }: LoadedSnapshot): boolean {
  return (
    policy.directives.length === 0 &&
    (policy.grants ?? []).length === 0 &&
    catalog.catalog.systems.length === 0 &&
    incidents.length === 0
  );
}
