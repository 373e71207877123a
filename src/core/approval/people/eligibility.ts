import type { Assessment } from '../../assess.ts';
import type { CatalogIndex } from '../../catalog/compile.ts';
import type { Person } from '../../catalog/types.ts';
import type { Eligibility, Verdict } from '../../policy/types.ts';
import type { ReleaseTerms } from '../../policy/release-terms.ts';
import type { ReachedSystem } from '../../reach/types.ts';
import { levelRank } from '../../provenance/levels.ts';
import { contributorsOf } from './contributors.ts';
import { fileOwnersAskedFor, isFileOwner } from './file-owners.ts';
import { withPresentHands } from './present-hands.ts';
import { isTheirs, levelAbout } from './seniority.ts';

/** Whether somebody may answer, and why in a sentence. */
export interface Permission {
  readonly allowed: boolean;
  readonly why: string;
}

/**
 * What no policy can lift: a known, active person who had no hand in the change, as far as the roster knows by
 * now. `asksOperator`: a rule asks for the person whom the agent acts for, who then may answer for what asks them.
 */
export function mayAnswer(
  personId: string,
  assessed: Assessment,
  roster: CatalogIndex,
  asksOperator = false,
): Permission {
  const person = roster.people.get(personId);
  if (!person) return { allowed: false, why: `${personId} is not in the roster.` };
  if (!person.active) return { allowed: false, why: `${person.name}'s account is closed.` };
  const assessment = withPresentHands(assessed, roster);
  if (asksOperator && onlyOperates(personId, assessment)) {
    return { allowed: true, why: `The agent acts for ${person.name}, who is asked.` };
  }
  if (contributorsOf(assessment).has(personId)) {
    const roles = assessment.actors
      .filter((actor) => actor.person === personId)
      .map((actor) => actor.role);
    return {
      allowed: false,
      why: `${person.name} had a hand in this change (${[...new Set(roles)].toSorted().join(', ')}), and nobody releases their own.`,
    };
  }
  return { allowed: true, why: `${person.name} had no hand in this change.` };
}

/** Whether something that is still open may be lifted by the person whom the agent acts for. */
export function asksOperator({ holds }: Verdict): boolean {
  return holds.some(
    ({ requirement }) => requirement.kind === 'approvals' && requirement.from.operator === true,
  );
}

/** Whether a person who may answer is one whom this need asks for. */
export function fits(
  person: Person,
  from: Eligibility,
  assessment: Assessment,
  roster: CatalogIndex,
  terms: ReleaseTerms | undefined,
): boolean {
  if (from.operator !== true && contributorsOf(assessment).has(person.id)) return false;
  if (from.level !== null) {
    const level = levelAbout(person, assessment, terms);
    if (levelRank(level) < levelRank(from.level)) return false;
  }
  if (from.team !== null && !person.teams.includes(from.team)) return false;
  if (from.people !== null && !from.people.includes(person.id)) return false;
  if (from.ownersOf !== null) {
    if (!ownedThings(from, assessment, roster).some(({ isOwner }) => isOwner(person))) return false;
  }
  return !isExcepted(person, from.except, assessment, roster);
}

/** Ids of all who could answer this need, sorted. */
export function eligibleFor(
  from: Eligibility,
  assessment: Assessment,
  roster: CatalogIndex,
  terms: ReleaseTerms | undefined,
): readonly string[] {
  return roster.catalog.people
    .filter((person) => mayAnswer(person.id, assessment, roster, from.operator === true).allowed)
    .filter((person) => fits(person, from, assessment, roster, terms))
    .map((person) => person.id)
    .toSorted();
}

/** The person an agent acts for, with no other hand in what it is about to do. */
function onlyOperates(personId: string, { change, actors }: Assessment): boolean {
  const roles = actors.filter(({ person }) => person === personId).map(({ role }) => role);
  return (
    change.kind === 'action' && roles.length > 0 && roles.every((role) => role === 'agent-operator')
  );
}

/** Something whose owners a need asks for, one by one. */
export interface OwnedThing {
  readonly isOwner: (person: Person) => boolean;
}

/** What a need asks the owners of: nothing where it does not ask for owners. */
export function ownedThings(
  from: Eligibility,
  assessment: Assessment,
  roster: CatalogIndex,
): readonly OwnedThing[] {
  if (from.ownersOf === null) return [];
  if (from.ownersOf === 'files') {
    return fileOwnersAskedFor(assessment).map((owners) => ({
      isOwner: (person) => isFileOwner(person, owners, assessment, roster),
    }));
  }
  return systemsAskedFor(from.ownersOf, assessment).map((system) => ({
    isOwner: (person) => isTheirs(person, system),
  }));
}

function systemsAskedFor(
  which: 'direct' | 'tier-1',
  assessment: Assessment,
): readonly ReachedSystem[] {
  return assessment.reach.systems.filter(({ distance, tier }) =>
    which === 'direct' ? distance === 0 : tier === 1,
  );
}

function isExcepted(
  person: Person,
  except: readonly string[],
  assessment: Assessment,
  roster: CatalogIndex,
): boolean {
  if (except.includes(person.id)) return true;
  if (person.teams.some((team) => except.includes(team))) return true;
  if (!except.includes('authors-teams')) return false;
  const contributors = [...contributorsOf(assessment)];
  const teams = new Set(contributors.flatMap((id) => roster.people.get(id)?.teams ?? []));
  return person.teams.some((team) => teams.has(team));
}
