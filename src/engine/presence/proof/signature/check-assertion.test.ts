import { describe, expect, it } from 'vitest';
import { createAuthenticator } from '../../../../../test/support/authenticator.ts';
import type { AuthenticatorOptions, Forgery } from '../../../../../test/support/authenticator.ts';
import { challengeOf, statementText } from '../../statements/statement.ts';
import type { SignedStatement } from '../../statements/statement.ts';
import { checkAssertion, type PlainProof } from './check-assertion.ts';
import { readCoseKey } from './cose-key.ts';

const SITE = { id: 'holdpoint.test', origin: 'https://holdpoint.test' };
const STATEMENT: SignedStatement = {
  format: 1,
  purpose: 'answer',
  person: 'sena',
  subject: { case: 'one', reason: 'Zeichen: ü 漢 😀 \u0000' },
  nonce: 'once',
  issuedAt: '2026-03-02T09:00:00.000Z',
  expiresAt: '2026-03-02T09:05:00.000Z',
};

/** A statement signed for real, whatever else is wrong with it. */
function signed(made: Partial<AuthenticatorOptions> = {}, forgery: Forgery = {}): PlainProof {
  const authenticator = createAuthenticator({ origin: SITE.origin, rpId: SITE.id, ...made });
  const user = { id: 'c2VuYQ' };
  const { rawId, response } = authenticator.register({ challenge: 'x', user });
  const attestation = Buffer.from(response.attestationObject, 'base64url');
  const id = Buffer.from(rawId, 'base64url');
  const publicKey = attestation.subarray(attestation.indexOf(id) + id.length);
  const challenge = challengeOf(statementText(STATEMENT));
  const assertion = authenticator.assert({ challenge }, forgery).response;
  return {
    statement: { ...STATEMENT, subject: { ...STATEMENT.subject } },
    credential: rawId,
    publicKey: publicKey.toString('base64url'),
    clientDataJSON: assertion.clientDataJSON,
    authenticatorData: assertion.authenticatorData,
    signature: assertion.signature,
  };
}

describe('a signature', () => {
  it.each(['ES256', 'EdDSA', 'RS256'] as const)('by %s holds', (algorithm) => {
    expect(checkAssertion(signed({ algorithm }), SITE, 'proof')).toEqual([]);
  });

  // Each of these is signed with the right key: nothing but what it says is wrong.
  it.each<[string, Partial<AuthenticatorOptions>, Forgery, string, string]>([
    [
      'without verification',
      { userVerified: false },
      {},
      'authenticatorData',
      'nobody was verified',
    ],
    ['without presence', { userPresent: false }, {}, 'authenticatorData', 'nobody was present'],
    ['for another site', {}, { rpId: 'evil.test' }, 'authenticatorData', 'another site'],
    [
      'on another page',
      {},
      { origin: 'https://evil.test' },
      'clientDataJSON',
      'not signed on a page',
    ],
    ['within another page', {}, { crossOrigin: true }, 'clientDataJSON', 'not signed on a page'],
    ['that made a passkey', {}, { type: 'webauthn.create' }, 'clientDataJSON', 'of no signature'],
  ])('given %s does not', (_, made, forgery, member, why) => {
    const problems = checkAssertion(signed(made, forgery), SITE, 'proof');
    expect(problems).toEqual([{ member: `proof.${member}`, why: expect.stringContaining(why) }]);
  });

  it('over something else does not, and the statement is what was changed', () => {
    const proof = signed();
    const statement = { ...proof.statement, person: 'pia' };
    expect(checkAssertion({ ...proof, statement }, SITE, 'proof')).toEqual([
      { member: 'proof.statement', why: 'the statement is not what was signed' },
    ]);
  });

  it('by another key does not', () => {
    const { publicKey } = signed();
    expect(checkAssertion({ ...signed(), publicKey }, SITE, 'proof')).toMatchObject([
      { member: 'proof.signature' },
    ]);
  });
});

describe('a public key', () => {
  const own = Buffer.from(signed().publicKey, 'base64url');

  it.each<[string, Buffer]>([
    ['nothing', Buffer.alloc(0)],
    ['no map', Buffer.from([0x01])],
    ['a map that ends early', own.subarray(0, -1)],
    ['a map with something after it', Buffer.concat([own, Buffer.from([0])])],
    ['a map of 4 billion members', Buffer.from([0xba, 0xff, 0xff, 0xff, 0xff])],
    ['bytes longer than there are', Buffer.from([0xa1, 0x01, 0x5a, 0xff, 0xff, 0xff, 0xff])],
    ['a label said twice', Buffer.from([0xa2, 0x01, 0x02, 0x01, 0x02])],
    ['lists', Buffer.from([0xa1, 0x01, 0x81, 0x01])],
    [
      'a point off the curve',
      Buffer.concat([own.subarray(0, -1), Buffer.from([~(own.at(-1) ?? 0)])]),
    ],
  ])('is none in %s', (_, bytes) => {
    expect(readCoseKey(bytes)).toBeNull();
  });

  it('is read whole', () => {
    expect(readCoseKey(own)?.algorithm).toBe('ES256');
  });
});
