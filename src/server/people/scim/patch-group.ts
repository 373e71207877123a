import { PeopleFault } from '../../../engine/people/fault.ts';
import type { PatchStep } from './patch.ts';
import { Optional, readAs, readMembers, Text } from './read-value.ts';
import type { ScimGroup } from './types.ts';

/** A group after these steps, all of them or none. Throws `PeopleFault`. */
export function patchGroup(group: ScimGroup, steps: readonly PatchStep[]): ScimGroup {
  return steps.reduce(patched, group);
}

function patched(group: ScimGroup, step: PatchStep): ScimGroup {
  const { verb, path, value } = step;
  const isRemoval = verb === 'remove';
  switch (path.attribute) {
    case 'displayname':
      return { ...group, displayName: readAs(Text, isRemoval ? undefined : value, 'displayName') };
    case 'externalid':
      return {
        ...group,
        externalId: isRemoval ? null : (readAs(Optional, value, 'externalId') ?? null),
      };
    case 'members':
      return { ...group, members: patchedMembers(group.members, step) };
    default:
      return group;
  }
}

/** `members[value eq "ID"]`, or members as the value: directories remove by either. */
function patchedMembers(
  members: readonly string[],
  { verb, path, value }: PatchStep,
): readonly string[] {
  const { filter } = path;
  if (filter !== null) {
    if (filter.attribute !== 'value' || verb !== 'remove') {
      throw new PeopleFault('bad-path', 'Of members, only members[value eq "ID"] can be removed.');
    }
    return members.filter((id) => id !== filter.value);
  }
  if (verb === 'replace') return readMembers(value);
  if (verb === 'add') return [...new Set([...members, ...readMembers(value)])];
  if (value === undefined || value === null) return [];
  const gone = new Set(readMembers(value));
  return members.filter((id) => !gone.has(id));
}
