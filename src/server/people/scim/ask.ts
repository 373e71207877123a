import type { Context } from 'hono';
import { PeopleFault } from '../../../engine/people/fault.ts';
import type { AccountFilter, GroupFilter } from '../../../engine/people/ports.ts';
import type { AppEnv } from '../../app-env.ts';
import { readFilter, type FilterTerm } from './path.ts';
import { SCIM_JSON } from './types.ts';

const USUAL = 100;
const MOST = 200;

/** Which part of a listing is asked for. `startIndex` is 1-based. */
export interface Window {
  readonly startIndex: number;
  readonly count: number;
}

export function windowOf(c: Context<AppEnv>): Window {
  const startIndex = Math.max(1, wholeNumber(c.req.query('startIndex'), 1));
  const count = Math.min(MOST, Math.max(0, wholeNumber(c.req.query('count'), USUAL)));
  return { startIndex, count };
}

function wholeNumber(text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  if (!/^-?\d{1,9}$/.test(text)) {
    throw new PeopleFault('bad-value', 'startIndex and count must be whole numbers.');
  }
  return Number(text);
}

export function accountFilterOf(text: string | undefined): AccountFilter {
  return text === undefined ? {} : Object.assign({}, ...termsOf(text).map(accountTerm));
}

/** Two terms about one attribute would be answered by the second alone. */
function termsOf(text: string): readonly FilterTerm[] {
  const terms = readFilter(text);
  if (new Set(terms.map(({ attribute }) => attribute)).size === terms.length) return terms;
  throw new PeopleFault('bad-filter', 'An attribute can be filtered by once.');
}

function accountTerm(term: FilterTerm): AccountFilter {
  const { attribute, value } = term;
  switch (attribute) {
    case 'id':
      return { id: value };
    case 'username':
      return { login: value.toLowerCase() };
    case 'externalid':
      return { externalId: value };
    case 'displayname':
      return { name: value };
    case 'emails':
      return { identity: value.trim().toLowerCase() };
    default:
      throw unknownAttribute(attribute, 'id, userName, externalId, displayName, emails.value');
  }
}

export function groupFilterOf(text: string | undefined): GroupFilter {
  return text === undefined ? {} : Object.assign({}, ...termsOf(text).map(groupTerm));
}

function groupTerm({ attribute, value }: FilterTerm): GroupFilter {
  switch (attribute) {
    case 'id':
      return { id: value };
    case 'displayname':
      return { name: value };
    case 'externalid':
      return { externalId: value };
    case 'members':
      return { member: value };
    default:
      throw unknownAttribute(attribute, 'id, displayName, externalId, members');
  }
}

/** Directories ask whether somebody is in a group without wanting to read everybody. */
export function isLeftOut(c: Context<AppEnv>, attribute: string): boolean {
  const names = (c.req.query('excludedAttributes') ?? '').toLowerCase().slice(0, 1_000);
  return names.split(',').some((name) => name.trim() === attribute);
}

export async function bodyOf(c: Context<AppEnv>): Promise<unknown> {
  try {
    return (await c.req.json()) as unknown;
  } catch (cause) {
    // A body that is too large says so itself.
    if (!(cause instanceof SyntaxError)) throw cause;
    throw new PeopleFault('bad-value', 'The body is not JSON.', { cause });
  }
}

export function scimJson(c: Context<AppEnv>, body: object, status: 200 | 201 = 200): Response {
  return c.body(JSON.stringify(body), status, { 'Content-Type': SCIM_JSON });
}

/** Address of the service as whoever asks knows it. */
export function baseOf(c: Context<AppEnv>, publicUrl: URL | null): string {
  const origin = publicUrl?.origin ?? `http://${c.req.header('host') ?? 'localhost'}`;
  return `${origin}/scim/v2`;
}

/** The id in the address; of one that nobody can have, a text that nobody has. */
export function idOf(c: Context<AppEnv>): string {
  const id = c.req.param('id') ?? '';
  return /^[\w-]{1,100}$/.test(id) ? id : '-';
}

export function tokenOf(c: Context<AppEnv>): string {
  const who = c.get('who');
  return who.kind === 'machine' ? who.name : '';
}

function unknownAttribute(attribute: string, known: string): PeopleFault {
  return new PeopleFault(
    'bad-filter',
    `${attribute.slice(0, 100)} cannot be filtered by; these can: ${known}.`,
  );
}
