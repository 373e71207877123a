import { describe, expect, it } from 'vitest';
import { catalog, person } from '../../../test/support/builders.ts';
import { findPerson } from './find-person.ts';
import { oidcSettingsOf } from './oidc-settings.ts';
import { returnToOf } from './return-to.ts';

const roster = catalog({
  people: [
    person('ana', { identities: ['ana@example.test'] }),
    person('sena', { identities: ['oidc:00u7', 'sena@example.test'] }),
    person('pinned', { identities: ['oidc:https://id.example.test#p1', 'p@example.test'] }),
    person('abroad', { identities: ['oidc:https://other.example.test/#p1', 'ab@example.test'] }),
    person('kim', { identities: ['kim@example.test'] }),
    person('case', { identities: ['oidc:AbC'] }),
    person('gone', { identities: ['gone@example.test'], active: false }),
  ],
});

describe('whom an identity is of', () => {
  it.each<[string, string, string | null, string]>([
    ['by a verified address', 'x', 'ANA@example.test', 'ana'],
    ['by the account', '00u7', null, 'sena'],
    ['by both', '00u7', 'sena@example.test', 'sena'],
    ['by the account, whatever unknown address', '00u7', 'new@example.test', 'sena'],
    [
      'not by the address alone where the account is named',
      'x',
      'sena@example.test',
      'other-account',
    ],
    ['by the account at this provider', 'p1', null, 'pinned'],
    ['not by the same subject at another', 'p1', 'ab@example.test', 'two-people'],
    ['not by the address where the account is another’s', 'x', 'ab@example.test', 'other-account'],
    ['by a subject letter by letter', 'AbC', null, 'case'],
    ['not by a subject in another case', 'aBc', null, 'unknown-person'],
    [
      'not by a subject called like another’s',
      'https://other.example.test/#p1',
      null,
      'unknown-person',
    ],
    ['not by a Kelvin sign for a k', 'x', '\u212Aim@example.test', 'unknown-person'],
    ['by the k', 'x', 'Kim@example.test', 'kim'],
    ['not by an address around another', 'x', ' ana@example.test', 'unknown-person'],
    ['not by its domain', 'x', '@example.test', 'unknown-person'],
    ['not by a longer domain', 'x', 'ana@example.test.evil.test', 'unknown-person'],
    ['not by two addresses', 'x', 'x@evil.test,ana@example.test', 'unknown-person'],
    ['not by an address that is not verified', 'x', null, 'unknown-person'],
    ['not by somebody’s id as an account', 'ana', null, 'unknown-person'],
    ['not where two people are meant', '00u7', 'ana@example.test', 'two-people'],
    ['not of a closed account', 'x', 'gone@example.test', 'unknown-person'],
    ['not of nobody', 'x', 'nobody@example.test', 'unknown-person'],
  ])('%s', (_, subject, email, expected) => {
    const found = findPerson(roster, { issuer: 'https://id.example.test', subject, email });
    expect(found.kind === 'found' ? found.person.id : found.kind).toBe(expected);
  });
});

describe('where somebody goes on after signing in', () => {
  it.each([
    ['/cases/01?tab=1', '/cases/01?tab=1'],
    ['/', '/'],
    [undefined, '/'],
    ['', '/'],
    ['cases', '/'],
    ['//evil.test', '/'],
    ['/\\evil.test', '/'],
    ['/x/..//evil.test', '/'],
    ['/.//evil.test', '/'],
    ['https://evil.test/', '/'],
    ['javascript:alert(1)', '/'],
    ['/a\tb', '/'],
    ['/\t/evil.test', '/'],
    ['/%2F/evil.test', '/%2F/evil.test'],
    ['/api/sign-in/oidc', '/'],
    ['/sign-in', '/'],
    [`/${'x'.repeat(600)}`, '/'],
  ])('%s → %s', (given, expected) => {
    const to = returnToOf(given);
    expect(to).toBe(expected);
    expect(new URL(to, 'http://localhost:4600').origin).toBe('http://localhost:4600');
  });
});

describe('settings of the identity provider', () => {
  const FULL = { HOLDPOINT_OIDC_ISSUER: 'https://id.example.test', HOLDPOINT_OIDC_CLIENT_ID: 'hp' };

  it('are none where none are given', () => {
    expect(oidcSettingsOf({})).toBeNull();
    expect(oidcSettingsOf({ HOLDPOINT_OIDC_ISSUER: ' ' })).toBeNull();
  });

  it('always ask for an identity', () => {
    const strong = 'mfa, hwk';
    expect(oidcSettingsOf({ ...FULL, HOLDPOINT_OIDC_STRONG: strong })).toMatchObject({
      scopes: 'openid email profile',
      strong: ['mfa', 'hwk'],
      clientSecret: null,
      groupsClaim: null,
    });
    expect(oidcSettingsOf({ ...FULL, HOLDPOINT_OIDC_SCOPES: 'email groups' })?.scopes).toBe(
      'openid email groups',
    );
  });

  it.each([
    { HOLDPOINT_OIDC_ISSUER: 'https://id.example.test' },
    { HOLDPOINT_OIDC_CLIENT_ID: 'hp' },
    { ...FULL, HOLDPOINT_OIDC_ISSUER: 'http://id.example.test' },
    { ...FULL, HOLDPOINT_OIDC_ISSUER: 'not an address' },
  ])('%j is refused', (env) => {
    expect(() => oidcSettingsOf(env)).toThrow(/HOLDPOINT_OIDC_ISSUER/);
  });
});
