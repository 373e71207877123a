import type { CatalogIndex } from '../catalog/compile.ts';
import type { Eligibility } from './types.ts';

/** Whom a need asks for: `2 people`, `1 senior or above from team Payments`. */
export function describeNeed(count: number, from: Eligibility, roster: CatalogIndex): string {
  const who = from.level === null ? (count === 1 ? 'person' : 'people') : `${from.level} or above`;
  const team = from.team === null ? '' : ` from ${teamName(from.team, roster)}`;
  const owners =
    from.ownersOf === null
      ? ''
      : from.ownersOf === 'direct'
        ? ' for each system it hits, from its owners'
        : from.ownersOf === 'files'
          ? ' for each line of the owners’ file that it touches, from its owners'
          : ' for each Tier-1 system it reaches, from its owners';
  const named =
    from.people === null ? '' : ` (${from.people.map((id) => nameOf(id, roster)).join(', ')})`;
  const operator = from.operator === true ? ' (the person the agent acts for will do)' : '';
  return `${count} ${who}${team}${owners}${named}${operator}`;
}

export function nameOf(person: string, roster: CatalogIndex): string {
  return roster.people.get(person)?.name ?? person;
}

function teamName(id: string, roster: CatalogIndex): string {
  return roster.catalog.teams.find((team) => team.id === id)?.name ?? id;
}
