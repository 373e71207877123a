import type { Member, StoredAccount, StoredGroup } from '../../../engine/people/ports.ts';
import { userOf } from './read-resource.ts';
import { URN } from './types.ts';

/** A user as directories read it back. `base` is the address of the service: `https://…/scim/v2`. */
export function presentUser(
  account: StoredAccount,
  groups: readonly StoredGroup[],
  base: string,
): object {
  const { userName, externalId, displayName, name, emails, active } = userOf(account);
  return {
    schemas: [URN.user],
    id: account.id,
    ...(externalId === null ? {} : { externalId }),
    userName,
    displayName: displayName ?? account.name,
    ...(name === null ? {} : { name }),
    emails,
    active,
    groups: groups.map(({ id, name: display }) => ({
      value: id,
      display,
      $ref: `${base}/Groups/${id}`,
    })),
    meta: meta('User', 'Users', account, base),
  };
}

/** A group as directories read it back; without members where `members` is null. */
export function presentGroup(
  group: StoredGroup,
  members: readonly Member[] | null,
  base: string,
): object {
  return {
    schemas: [URN.group],
    id: group.id,
    ...(group.externalId === null ? {} : { externalId: group.externalId }),
    displayName: group.name,
    ...(members === null
      ? {}
      : {
          members: members.map(({ id, login }) => ({
            value: id,
            display: login,
            type: 'User',
            $ref: `${base}/Users/${id}`,
          })),
        }),
    meta: meta('Group', 'Groups', group, base),
  };
}

/** `startIndex` is 1-based. */
export function presentList(
  resources: readonly object[],
  total: number,
  startIndex: number,
): object {
  return {
    schemas: [URN.list],
    totalResults: total,
    startIndex,
    itemsPerPage: resources.length,
    Resources: resources,
  };
}

function meta(
  resourceType: string,
  path: string,
  kept: Pick<StoredAccount, 'id' | 'createdAt' | 'changedAt'>,
  base: string,
): object {
  return {
    resourceType,
    created: kept.createdAt,
    lastModified: kept.changedAt,
    location: `${base}/${path}/${kept.id}`,
  };
}
