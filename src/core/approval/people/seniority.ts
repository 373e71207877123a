import type { Assessment } from '../../assess.ts';
import type { Person } from '../../catalog/types.ts';
import type { ReleaseTerms } from '../../policy/release-terms.ts';
import { levelRank } from '../../provenance/levels.ts';
import type { Level } from '../../provenance/types.ts';
import type { ReachedSystem } from '../../reach/types.ts';

/** What somebody senior counts as on systems that are not theirs. */
const ELSEWHERE: Level = 'mid';

/** Levels that come with knowing a system; whoever stands above them stands above all systems. */
const BY_KNOWLEDGE: ReadonlySet<Level> = new Set(['senior', 'principal']);

/**
 * How senior somebody is about a change: the least over the systems it hits directly. Where the policy goes
 * by system, a senior is one on what they or their teams own, and where the roster says so by name.
 */
export function levelAbout(
  person: Person,
  assessment: Assessment,
  terms: ReleaseTerms | undefined,
): Level {
  const hit = assessment.reach.systems.filter(({ distance }) => distance === 0);
  const levels = hit.map((system) => levelOn(person, system, terms));
  return levels.reduce(
    (least, level) => (levelRank(level) < levelRank(least) ? level : least),
    levels[0] ?? person.level,
  );
}

/** How senior somebody is on one system. */
export function levelOn(
  person: Person,
  system: Pick<ReachedSystem, 'id' | 'owners'>,
  terms: ReleaseTerms | undefined,
): Level {
  const named = person.seniority?.find((each) => each.system === system.id);
  if (named !== undefined) return named.level;
  if (terms?.seniority !== 'by-system' || !BY_KNOWLEDGE.has(person.level)) return person.level;
  // Nobody can be an outsider to what nobody owns.
  return system.owners.length === 0 || isTheirs(person, system) ? person.level : ELSEWHERE;
}

/** True for an owner named as a person or through a team. */
export function isTheirs(person: Person, { owners }: Pick<ReachedSystem, 'owners'>): boolean {
  return owners.includes(person.id) || person.teams.some((team) => owners.includes(team));
}
