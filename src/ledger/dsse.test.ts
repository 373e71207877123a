import { describe, expect, it } from 'vitest';
import { testSigner } from '../../test/support/signer.ts';
import {
  IN_TOTO_PAYLOAD,
  openEnvelope,
  preAuthenticationEncoding,
  signStatement,
  statementAbout,
} from './dsse.ts';
import { createSigner } from './signer.ts';

const DIGEST = `sha256:${'ab'.repeat(32)}`;
const statement = statementAbout('plan.json', DIGEST, 'https://example.org/release/v1', {
  by: 'ada',
  reason: 'geprüft',
});
const envelope = signStatement(statement, testSigner);

describe('what is signed', () => {
  it.each([
    [
      'http://example.com/HelloWorld',
      'hello world',
      'DSSEv1 29 http://example.com/HelloWorld 11 hello world',
    ],
    ['', '', 'DSSEv1 0  0 '],
    ['t', 'ü', 'DSSEv1 1 t 2 ü'],
  ])('for "%s" and "%s"', (type, payload, encoded) => {
    expect(preAuthenticationEncoding(type, payload)).toBe(encoded);
  });
});

describe('a statement', () => {
  it('says what it is about by its digest', () => {
    expect(statement).toEqual({
      _type: 'https://in-toto.io/Statement/v1',
      subject: [{ name: 'plan.json', digest: { sha256: 'ab'.repeat(32) } }],
      predicateType: 'https://example.org/release/v1',
      predicate: { by: 'ada', reason: 'geprüft' },
    });
    expect(() => statementAbout('plan.json', 'md5:00', 'x', {})).toThrow(/not a sha256 digest/);
  });

  it('comes out of its envelope as it went in, and is the same to the byte each time', () => {
    expect(envelope.payloadType).toBe(IN_TOTO_PAYLOAD);
    expect(JSON.parse(openEnvelope(envelope, testSigner.verifierKey))).toEqual(statement);
    expect(signStatement(statement, testSigner)).toEqual(envelope);
  });

  it('is trusted for a good signature among others, whatever key id it claims', () => {
    const [good] = envelope.signatures;
    const bad = { keyid: good?.keyid ?? '', sig: Buffer.alloc(64).toString('base64') };
    const signatures = [bad, { keyid: 'whatever', sig: good?.sig ?? '' }];
    expect(openEnvelope({ ...envelope, signatures }, testSigner.verifierKey)).toContain('geprüft');
  });

  const other = createSigner(
    '-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\n-----END PRIVATE KEY-----',
    'holdpoint/test',
  );
  it.each([
    ['another payload', { ...envelope, payload: Buffer.from('{}').toString('base64') }],
    ['another type', { ...envelope, payloadType: 'text/plain' }],
    ['no signature', { ...envelope, signatures: [] }],
    ['a signature by another key', signStatement(statement, other)],
    ['a signature that is no base64', { ...envelope, signatures: [{ keyid: '', sig: '!' }] }],
    ['a payload that is no base64', { ...envelope, payload: '?' }],
    ['a payload that is no text', { ...envelope, payload: '/w==' }],
  ])('in an envelope with %s is refused', (_, altered) => {
    expect(() => openEnvelope(altered, testSigner.verifierKey)).toThrow(/envelope/);
  });
});
