import type { Engine } from '../engine.ts';
import type { PeopleReads } from './ports.ts';

const LONGEST = 90;

/**
 * The id of the person that a new account makes: of the one in the roster who has one of its identities, else
 * its login as an id that nobody has or ever had. Stays with the account, whatever its login becomes.
 */
export async function namePerson(
  engine: Engine,
  reads: PeopleReads,
  login: string,
  identities: readonly string[],
): Promise<string> {
  const { catalog } = engine.world;
  for (const identity of identities) {
    const known = catalog.personBy(identity);
    if (known !== null && !(await reads.isPersonTaken(known.id))) return known.id;
  }
  const base = idOf(login);
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? base : `${base}-${number}`;
    const isFree = catalog.personBy(id) === null && catalog.teamBy(id) === null;
    if (isFree && !(await reads.isPersonTaken(id))) return id;
  }
}

function idOf(login: string): string {
  const local = login.slice(0, LONGEST).split('@', 1)[0] ?? '';
  const words = local.split(/[^a-z0-9._]/).filter((word) => word !== '');
  const id = words
    .join('-')
    .replace(/^[._]{1,90}/, '')
    .replace(/[._]{1,90}$/, '');
  return id === '' ? 'person' : id;
}
