import type { Assessment } from '../../assess.ts';
import type { CatalogIndex } from '../../catalog/compile.ts';
import type { PathOwners } from '../../catalog/path-owners.ts';
import type { Person } from '../../catalog/types.ts';

/** The owners that a need for owners of the changed files asks for: one entry of the base's file each. */
export function fileOwnersAskedFor({ owners }: Assessment): readonly PathOwners[] {
  return (owners ?? []).filter((each) => !each.optional && each.owners.length > 0);
}

/** True for somebody named by address or login, or through a team that the roster knows. */
export function isFileOwner(
  person: Person,
  { owners }: PathOwners,
  { change }: Assessment,
  roster: CatalogIndex,
): boolean {
  return owners.some((written) => {
    const name = written.replace(/^@/, '');
    if (name.includes('/')) {
      const team = roster.teamBy(name) ?? roster.teamBy(name.slice(name.lastIndexOf('/') + 1));
      return team !== null && person.teams.includes(team.id);
    }
    const account = change.origin === undefined ? name : `${change.origin.forge}/${name}`;
    const named = roster.personBy(written.includes('@', 1) ? written : account);
    return (named ?? roster.personBy(name))?.id === person.id;
  });
}
