import type { Assessment } from '../../assess.ts';
import type { PeopleIndex } from '../../catalog/compile.ts';
import type { Actor } from '../../provenance/types.ts';

/** Asked once for each person of a roster, so it is worth keeping. */
const known = new WeakMap<PeopleIndex, WeakMap<Assessment, Assessment>>();

/**
 * The assessment with whose hands these are as far as the roster knows by now. Whoever was found to have a second
 * account released their own by the other; whoever the roster has under no name any more is a stranger. A name
 * that went over to somebody else is a hand of both. The same object where nothing is known otherwise.
 */
export function withPresentHands(assessment: Assessment, roster: PeopleIndex): Assessment {
  let ofRoster = known.get(roster);
  if (ofRoster === undefined) known.set(roster, (ofRoster = new WeakMap()));
  let present = ofRoster.get(assessment);
  if (present === undefined) ofRoster.set(assessment, (present = lookUp(assessment, roster)));
  return present;
}

function lookUp(assessment: Assessment, roster: PeopleIndex): Assessment {
  const { actors } = assessment;
  const present = actors.map((actor) => presentHands(actor, roster));
  const isSame = present.every((hands, index) => hands.length === 1 && hands[0] === actors[index]);
  return isSame ? assessment : { ...assessment, actors: present.flat() };
}

function presentHands(actor: Actor, roster: PeopleIndex): readonly Actor[] {
  const found = roster.personBy(actor.identity);
  const isStillThere = actor.person !== null && roster.people.has(actor.person);
  if (found === null) return [isStillThere ? actor : asPerson(actor, null)];
  if (found.id === actor.person) return [actor];
  const now = asPerson(actor, found);
  return isStillThere ? [actor, now] : [now];
}

function asPerson(
  actor: Actor,
  person: { readonly id: string; readonly level: Actor['level'] } | null,
): Actor {
  if (person === null && actor.person === null) return actor;
  return { ...actor, person: person?.id ?? null, level: person?.level ?? null };
}
