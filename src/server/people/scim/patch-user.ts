import { PeopleFault } from '../../../engine/people/fault.ts';
import type { PatchStep } from './patch.ts';
import type { Comparison } from './path.ts';
import { distinct, Optional, readAs, readEmails, readName, Text, Truth } from './read-value.ts';
import type { ScimEmail, ScimName, ScimUser } from './types.ts';

/** A user after these steps, all of them or none. Throws `PeopleFault`. */
export function patchUser(user: ScimUser, steps: readonly PatchStep[]): ScimUser {
  return steps.reduce(patched, user);
}

function patched(user: ScimUser, step: PatchStep): ScimUser {
  const { verb, path, value } = step;
  const isRemoval = verb === 'remove';
  switch (path.attribute) {
    case 'active':
      return { ...user, active: readAs(Truth, isRemoval ? undefined : value, 'active') };
    case 'username':
      return { ...user, userName: readAs(Text, isRemoval ? undefined : value, 'userName') };
    case 'externalid':
      return { ...user, externalId: textOrNull(isRemoval, value, 'externalId') };
    case 'displayname':
      return { ...user, displayName: textOrNull(isRemoval, value, 'displayName') };
    case 'name':
      return { ...user, name: patchedName(user.name, step) };
    case 'emails':
      return { ...user, emails: patchedEmails(user.emails, step) };
    default:
      // What nobody keeps may be what it likes.
      return user;
  }
}

function textOrNull(isRemoval: boolean, value: unknown, attribute: string): string | null {
  return isRemoval ? null : (readAs(Optional, value, attribute) ?? null);
}

function patchedName(name: ScimName | null, { verb, path, value }: PatchStep): ScimName | null {
  if (path.sub === null) {
    return verb === 'remove' ? null : { ...name, ...readName(value) };
  }
  const part = (['formatted', 'givenName', 'familyName'] as const).find(
    (each) => each.toLowerCase() === path.sub,
  );
  if (part === undefined) return name;
  const text = textOrNull(verb === 'remove', value, `name.${part}`);
  const { [part]: _before, ...rest } = name ?? {};
  return text === null ? rest : { ...rest, [part]: text };
}

function patchedEmails(
  emails: readonly ScimEmail[],
  { verb, path, value }: PatchStep,
): readonly ScimEmail[] {
  const { filter, sub } = path;
  if (filter !== null) return patchedSome(emails, filter, sub, verb === 'remove', value);
  if (verb === 'remove') return [];
  const given = readEmails(value);
  return verb === 'replace' ? given : readEmails(distinct([...emails, ...given]));
}

/** `emails[type eq "work"].value`: of one that is not there yet, directories say replace as well as add. */
function patchedSome(
  emails: readonly ScimEmail[],
  filter: Comparison,
  sub: string | null,
  isRemoval: boolean,
  value: unknown,
): readonly ScimEmail[] {
  const fits = (email: ScimEmail): boolean =>
    fieldOf(email, filter.attribute) === fold(filter.value);
  if (isRemoval) return emails.filter((email) => !fits(email));
  const given = sub === null ? value : sub === 'value' ? { value } : null;
  // A type or a mark alone makes nobody somebody else.
  if (given === null) return emails;
  const [email] = readEmails(given);
  if (email === undefined) throw new PeopleFault('bad-value', 'emails: a value is missing.');
  const placed = { ...(filter.attribute === 'type' ? { type: filter.value } : {}), ...email };
  return emails.some(fits)
    ? distinct(emails.map((each) => (fits(each) ? { ...each, ...placed } : each)))
    : readEmails(distinct([...emails, placed]));
}

function fieldOf({ value, type, primary }: ScimEmail, attribute: string): string | null {
  if (attribute === 'value') return fold(value);
  if (attribute === 'type') return type === undefined ? null : fold(type);
  return attribute === 'primary' ? String(primary === true) : null;
}

function fold(text: string): string {
  return text.toLowerCase();
}
