import { contributorsOf } from '../../../core/approval/people/contributors.ts';
import { withPresentHands } from '../../../core/approval/people/present-hands.ts';
import type { Assessment } from '../../../core/assess.ts';
import type { CatalogIndex } from '../../../core/catalog/compile.ts';
import type { Permission } from '../../../core/approval/people/eligibility.ts';
import { levelRank } from '../../../core/provenance/levels.ts';
import type { Level } from '../../../core/provenance/types.ts';
import { tiersHit } from '../../../core/reach/tiers-hit.ts';
import type { World } from '../../engine.ts';
import { termsOf } from '../terms.ts';
import type { AskedException } from '../types.ts';

/** The level that an exception takes: that for Tier-1 where it would reach such a system directly. */
export function levelNeeded(
  { scope }: Pick<AskedException, 'scope'>,
  world: World,
  assessment: Assessment | null,
): Level {
  const { level, tier1 } = termsOf(world.policy).exceptions;
  if (scope.kind === 'case') {
    return assessment === null || tiersHit(assessment.reach).has(1) ? tier1 : level;
  }
  const tiers = new Map(world.catalog.catalog.systems.map(({ id, tier }) => [id, tier]));
  // A system that the catalog no longer has could have been any.
  return scope.systems.some((id) => (tiers.get(id) ?? (tiers.has(id) ? 2 : 1)) === 1)
    ? tier1
    : level;
}

/** Whether somebody may grant or refuse this exception: of the level, not who asked, no contributor. */
export function maySettle(
  asked: Pick<AskedException, 'scope' | 'askedBy'>,
  person: string,
  world: World,
  assessment: Assessment | null,
): Permission {
  const found = world.catalog.people.get(person);
  if (found === undefined) return no(`${person} is not in the roster.`);
  if (!found.active) return no(`${found.name}'s account is closed.`);
  if (asked.askedBy === person) return no('Nobody grants an exception that they asked for.');
  if (assessment !== null && hadAHand(person, assessment, world)) {
    return no(`${found.name} had a hand in this change, and nobody excepts their own.`);
  }
  const needed = levelNeeded(asked, world, assessment);
  if (levelRank(found.level) < levelRank(needed)) {
    return no(`This takes somebody ${needed} or above, and ${found.name} is ${found.level}.`);
  }
  return {
    allowed: true,
    why: `${found.name} is ${found.level} and had no part in asking for it.`,
  };
}

/** As far as the roster knows by now. */
export function hadAHand(
  person: string,
  assessment: Assessment,
  { catalog }: Pick<World, 'catalog'>,
): boolean {
  return contributorsOf(withPresentHands(assessment, catalog)).has(person);
}

function no(why: string): Permission {
  return { allowed: false, why };
}

/** Teams whose exception it is: of the case's contributors, or of the owners of the systems. Sorted. */
export function teamsBehind(
  { scope, askedBy }: Pick<AskedException, 'scope' | 'askedBy'>,
  catalog: CatalogIndex,
  assessment: Assessment | null,
): readonly string[] {
  const teamsOf = (person: string) => catalog.people.get(person)?.teams ?? [];
  if (scope.kind === 'case') {
    const people = assessment === null ? [] : [...contributorsOf(assessment)];
    const teams = people.flatMap(teamsOf);
    // Where nobody known wrote it, whoever asked answers for it.
    return distinct(teams.length > 0 ? teams : teamsOf(askedBy));
  }
  const wanted = new Set(scope.systems);
  const owners = catalog.catalog.systems
    .filter(({ id }) => wanted.has(id))
    .flatMap((system) => system.owners);
  const teams = new Set(catalog.catalog.teams.map(({ id }) => id));
  const behind = owners.flatMap((owner) => (teams.has(owner) ? [owner] : teamsOf(owner)));
  return distinct(behind.length > 0 ? behind : teamsOf(askedBy));
}

function distinct(items: readonly string[]): readonly string[] {
  return [...new Set(items)].toSorted();
}
