import { z } from 'zod';
import { PeopleFault } from '../../../engine/people/fault.ts';
import { PEOPLE_LIMITS } from '../../../engine/people/limits.ts';
import type { ScimEmail, ScimName } from './types.ts';

/** Before its ends are cut off. */
const LONGEST = 10_000;

const OneLine = z
  .string()
  .min(1)
  .max(PEOPLE_LIMITS.text)
  .regex(/^\P{Cc}*$/u, 'has control characters');

/** Text of one line, not empty. */
export const Text = z
  .string()
  .max(LONGEST)
  // The same letters in two forms of Unicode are the same name.
  .transform((text) => text.normalize('NFC').trim())
  .pipe(OneLine);

/** Some directories write truth values as text: "False". */
export const Truth = z.union([
  z.boolean(),
  z
    .string()
    .regex(/^(?:true|false)$/i)
    .transform((text) => text.toLowerCase() === 'true'),
]);

/** What directories leave empty rather than out. */
export const Optional = z.preprocess(
  (value) => (value === '' || value === null ? undefined : value),
  Text.optional(),
);

const NameValue = z.object({ formatted: Optional, givenName: Optional, familyName: Optional });
const EmailValue = z.object({ value: Text, type: Optional, primary: Truth.optional() });

/** Names of attributes are the same in any case; these are all that is read. */
const SPELT = new Map(
  [
    'schemas',
    'userName',
    'externalId',
    'displayName',
    'name',
    'formatted',
    'givenName',
    'familyName',
    'emails',
    'value',
    'type',
    'primary',
    'active',
    'members',
    'Operations',
    'op',
    'path',
  ].map((name) => [name.toLowerCase(), name]),
);

/** The known attributes of an object, by the names that the standard gives them; null for anything else. */
export function attributesOf(given: unknown): Readonly<Record<string, unknown>> | null {
  if (given === null || typeof given !== 'object' || Array.isArray(given)) return null;
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) => {
      const spelt = SPELT.get(name.toLowerCase());
      return spelt === undefined ? [] : [[spelt, value]];
    }),
  );
}

/** Holds a value to a schema. Throws `PeopleFault` (`bad-value`) that names the attribute. */
export function readAs<T>(schema: z.ZodType<T>, given: unknown, attribute: string): T {
  const read = schema.safeParse(given);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const place = [attribute, ...(issue?.path ?? []).map(String)].filter((each) => each !== '');
  throw new PeopleFault('bad-value', `${place.join('.')}: ${issue?.message ?? 'malformed'}.`);
}

export function readName(given: unknown): ScimName | null {
  if (given === null || given === undefined) return null;
  const { formatted, givenName, familyName } = readAs(NameValue, attributesOf(given), 'name');
  return {
    ...(formatted === undefined ? {} : { formatted }),
    ...(givenName === undefined ? {} : { givenName }),
    ...(familyName === undefined ? {} : { familyName }),
  };
}

/** One address, several, or text alone; no two alike. */
export function readEmails(given: unknown): readonly ScimEmail[] {
  if (given === null || given === undefined) return [];
  const list: readonly unknown[] = Array.isArray(given) ? given : [given];
  if (list.length > PEOPLE_LIMITS.emails) {
    throw new PeopleFault('bad-value', `emails: at most ${PEOPLE_LIMITS.emails} are kept.`);
  }
  return distinct(list.map(readEmail));
}

function readEmail(given: unknown): ScimEmail {
  const object = typeof given === 'string' ? { value: given } : attributesOf(given);
  const { value, type, primary } = readAs(EmailValue, object, 'emails');
  return {
    value,
    ...(type === undefined ? {} : { type }),
    ...(primary === undefined ? {} : { primary }),
  };
}

/** The last word on an address counts. */
export function distinct(emails: readonly ScimEmail[]): readonly ScimEmail[] {
  return [...new Map(emails.map((email) => [email.value.toLowerCase(), email])).values()];
}

/** Ids of users: `{value}` objects, one or several. */
export function readMembers(given: unknown): readonly string[] {
  if (given === null || given === undefined) return [];
  const list: readonly unknown[] = Array.isArray(given) ? given : [given];
  if (list.length > PEOPLE_LIMITS.members) {
    throw new PeopleFault('bad-value', `members: at most ${PEOPLE_LIMITS.members} are kept.`);
  }
  const ids = list.map((member) => readAs(Text, attributesOf(member)?.['value'], 'members.value'));
  return [...new Set(ids)];
}
