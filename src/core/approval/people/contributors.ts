import type { Assessment } from '../../assess.ts';
import type { Actor } from '../../provenance/types.ts';

/** Asked once for each person of a roster, so it is worth keeping. */
const known = new WeakMap<Assessment, ReadonlySet<string>>();

/** Ids of everybody who had a hand in the change. None of them may release it. */
export function contributorsOf(assessment: Assessment): ReadonlySet<string> {
  let people = known.get(assessment);
  if (people === undefined) {
    people = new Set(assessment.actors.flatMap((actor) => actor.person ?? []));
    known.set(assessment, people);
  }
  return people;
}

/** Hands that the roster does not know: one of them could be the very person who wants to approve. */
export function unresolvedActors(assessment: Assessment): readonly Actor[] {
  return assessment.actors.filter((actor) => actor.person === null);
}
