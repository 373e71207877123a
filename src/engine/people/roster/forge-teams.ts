import type { Team } from '../../../core/catalog/types.ts';
import type { Directory, RosterProblem } from '../types.ts';
import { fold } from './claims.ts';

export interface ForgeTeams {
  readonly teams: readonly Team[];
  /** Ids of those teams, by forge and name in small letters: `github.com/acme/payments`. */
  readonly ids: ReadonlyMap<string, string>;
  readonly problems: readonly RosterProblem[];
}

/**
 * Teams of forges that the file does not name, so that CODEOWNERS finds who is in them. One whose last name is
 * a team of the file is left out: that team answers for it already.
 */
export function forgeTeams(
  written: readonly Team[],
  directories: readonly Directory[],
): ForgeTeams {
  const known = new Set(
    written.flatMap(({ id, identities }) =>
      [id, ...(identities ?? [])].map((name) => fold(name).replace(/^@/, '')),
    ),
  );
  const groups = directories
    .filter(({ kind }) => kind === 'forge')
    .flatMap(({ id, groups: all }) =>
      all.map(({ name, title }) => ({ name: fold(name), qualified: fold(`${id}/${name}`), title })),
    )
    .filter(
      ({ name, qualified }) =>
        !known.has(name) && !known.has(qualified) && !known.has(lastPart(name)),
    );
  const holders = Map.groupBy(groups, ({ name }) => name);
  const twice = [...holders].filter(([, sharing]) => sharing.length > 1).map(([name]) => name);
  return {
    teams: groups.map(({ name, qualified, title }) => ({
      id: qualified,
      name: title,
      identities: twice.includes(name) ? [qualified] : [name, qualified],
    })),
    ids: new Map(groups.map(({ qualified }) => [qualified, qualified])),
    problems: twice.map((name) => ({
      code: 'taken-team',
      text: `“@${name}” is a team on more than one forge, so CODEOWNERS can mean none of them`,
      advice: 'Name one of them with its forge under identities of a team in catalog.yaml.',
      people: [],
    })),
  };
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}
