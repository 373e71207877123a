import { PeopleFault } from '../../../engine/people/fault.ts';
import type { AccountDraft } from '../../../engine/people/scim-accounts.ts';
import type { GroupDraft } from '../../../engine/people/scim-groups.ts';
import type { StoredAccount } from '../../../engine/people/ports.ts';
import {
  attributesOf,
  Optional,
  readAs,
  readEmails,
  readMembers,
  readName,
  Text,
  Truth,
} from './read-value.ts';
import type { ScimGroup, ScimUser } from './types.ts';

/** A user as a directory sends it whole. Throws `PeopleFault`. */
export function readUser(body: unknown): ScimUser {
  const given = whole(body);
  const { active } = given;
  return {
    userName: readAs(Text, given['userName'], 'userName'),
    externalId: readAs(Optional, given['externalId'], 'externalId') ?? null,
    displayName: readAs(Optional, given['displayName'], 'displayName') ?? null,
    name: readName(given['name']),
    emails: readEmails(given['emails']),
    active: active === undefined || active === null ? true : readAs(Truth, active, 'active'),
  };
}

/** A group as a directory sends it whole. Throws `PeopleFault`. */
export function readGroup(body: unknown): ScimGroup {
  const given = whole(body);
  return {
    displayName: readAs(Text, given['displayName'], 'displayName'),
    externalId: readAs(Optional, given['externalId'], 'externalId') ?? null,
    members: readMembers(given['members']),
  };
}

function whole(body: unknown): Readonly<Record<string, unknown>> {
  const given = attributesOf(body);
  if (given === null) throw new PeopleFault('bad-value', 'The body must be a JSON object.');
  return given;
}

/** The user that an account was made of. */
export function userOf({ login, externalId, active, resource }: StoredAccount): ScimUser {
  return readUser({ userName: login, ...resource, externalId, active });
}

export function accountDraft(user: ScimUser): AccountDraft {
  const { userName, externalId, displayName, name, emails, active } = user;
  const parts = [name?.givenName, name?.familyName].filter((part) => part !== undefined);
  return {
    login: userName,
    name: displayName ?? name?.formatted ?? (parts.join(' ') || userName),
    emails: emails.map(({ value }) => value),
    externalId,
    active,
    resource: {
      userName,
      ...(displayName === null ? {} : { displayName }),
      ...(name === null ? {} : { name }),
      emails,
    },
  };
}

export function groupDraft({ displayName, externalId, members }: ScimGroup): GroupDraft {
  return { name: displayName, externalId, members };
}
