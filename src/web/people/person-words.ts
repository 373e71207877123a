/** How people, and where they are known from, are said everywhere. */
import type { PeopleList, PersonEntry } from '../../server/contract/people.ts';
import { levelWord, list } from '../ui/words.ts';

type Source = PersonEntry['sources'][number];

export const LEVELS = ['junior', 'mid', 'senior', 'principal', 'director', 'vp'] as const;

/** `the catalog`, `SCIM`, `sign-in`, `github.com`. */
export function sourceWord(source: Source): string {
  switch (source.kind) {
    case 'file':
      return 'the catalog';
    case 'scim':
      return 'SCIM';
    case 'oidc':
      return 'sign-in';
    case 'forge':
      return source.directory;
  }
}

/** Each place once, in order. */
export function sourcesWords({ sources }: Pick<PersonEntry, 'sources'>): string {
  return list([...new Set(sources.map(sourceWord))]);
}

/** `senior on orders and wiki; mid on search`, the higher level first. */
export function seniorityWords({ seniority }: Pick<PersonEntry, 'seniority'>): string {
  const byLevel = Map.groupBy(seniority, ({ level }) => level);
  return [...byLevel]
    .toSorted(([a], [b]) => LEVELS.indexOf(b) - LEVELS.indexOf(a))
    .map(([level, on]) => `${levelWord(level)} on ${list(on.map(({ system }) => system))}`)
    .join('; ');
}

export const DIRECTORY_WORDS: Readonly<Record<PeopleList['directories'][number]['kind'], string>> =
  {
    scim: 'SCIM, told by the identity provider',
    oidc: 'groups told at sign-in',
    forge: 'accounts and teams of the forge',
  };
