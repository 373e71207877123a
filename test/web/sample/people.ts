import type { PersonCard } from '../../../src/server/contract/cases.ts';

export const ORGANISATION = 'Halden Provisions';

export const PEOPLE: readonly PersonCard[] = [
  { id: 'ines.duarte', name: 'Inês Duarte', level: 'vp', teams: ['engineering'] },
  { id: 'tomas.weiss', name: 'Tomas Weiss', level: 'director', teams: ['payments'] },
  { id: 'priya.nair', name: 'Priya Nair', level: 'principal', teams: ['data-platform'] },
  { id: 'sam.okafor', name: 'Sam Okafor', level: 'senior', teams: ['payments'] },
  { id: 'lena.brandt', name: 'Lena Brandt', level: 'senior', teams: ['data-platform', 'on-call'] },
  { id: 'noor.haddad', name: 'Noor Haddad', level: 'senior', teams: ['storefront'] },
  { id: 'hugo.martin', name: 'Hugo Martin', level: 'mid', teams: ['payments'] },
  { id: 'mia.larsen', name: 'Mia Larsen', level: 'junior', teams: ['payments'] },
];

/** Who the sample's rules let release the plan: seniors and above who had no hand in it. */
export const RELEASERS: readonly string[] = [
  'ines.duarte',
  'lena.brandt',
  'noor.haddad',
  'priya.nair',
  'sam.okafor',
  'tomas.weiss',
];

export function personOf(id: string): PersonCard {
  const found = PEOPLE.find((person) => person.id === id);
  if (found === undefined) throw new Error(`no ${id} in the sample`);
  return found;
}
