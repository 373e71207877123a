import { describe, expect, it } from 'vitest';
import { formatVerifierKey, noteIsSignedBy, parseNote, parseVerifierKey } from './note.ts';

/** The example that Go's package `note` publishes, by which notes came to be. */
const VERIFIER_KEY = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const TEXT =
  "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const SIGNATURE =
  '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=';
const NOTE = `${TEXT}\n${SIGNATURE}\n`;

describe('the published note', () => {
  const verifier = parseVerifierKey(VERIFIER_KEY);
  it('is signed by its key, which has the id it should', () => {
    expect(verifier).toMatchObject({ name: 'PeterNeumann', keyId: 'c74f20a3' });
    expect(parseNote(NOTE).text).toBe(TEXT);
    expect(noteIsSignedBy(parseNote(NOTE), verifier)).toBe(true);
    const { x = '' } = verifier.key.export({ format: 'jwk' });
    expect(formatVerifierKey('PeterNeumann', Buffer.from(x, 'base64url'))).toBe(VERIFIER_KEY);
  });

  const other = '— someone.else x08go2JpZyBzaWduYXR1cmU=';
  it.each([
    ['another letter in the text', NOTE.replace('think', 'thinK'), false],
    ['another letter in the signature', NOTE.replace('x08go/ZJ', 'x08go/ZK'), false],
    ['another name', NOTE.replace('— Peter', '— Petra'), false],
    ['a second signature by somebody else', `${NOTE}${other}\n`, true],
    [
      'a second, wrong one by the same key',
      `${NOTE}${SIGNATURE.replace('go/ZJ', 'go/ZK')}\n`,
      false,
    ],
    ['a blank line within the text', NOTE.replace('problem,\n', 'problem,\n\n'), false],
  ])('with %s', (_, note, signed) => {
    expect(noteIsSignedBy(parseNote(note), verifier)).toBe(signed);
  });
});

it.each([
  ['nothing', ''],
  ['no signature', TEXT],
  ['no last newline', NOTE.slice(0, -1)],
  ['a hyphen for the dash', NOTE.replace('—', '-')],
  ['base64 with spare bits set', NOTE.replace('nAM=', 'nAN=')],
  ['a plus in the name', NOTE.replace('— PeterNeumann', '— Peter+Neumann')],
])('is no note: %s', (_, note) => {
  expect(() => parseNote(note)).toThrow(/not a sign/);
});

it.each([
  ['a key id that belongs to another key', VERIFIER_KEY.replace('c74f20a3', 'c74f20a4')],
  ['another algorithm', VERIFIER_KEY.replace('+ARpc', '+AhpC')],
  ['a key cut short', VERIFIER_KEY.slice(0, -4)],
  ['no name', VERIFIER_KEY.slice('PeterNeumann'.length)],
  ['nothing', ''],
])('is no verifier key: %s', (_, key) => {
  expect(() => parseVerifierKey(key)).toThrow(/verifier key/);
});

it.each(['', 'a b', 'a+b', 'a\u00a0b'])('cannot name a key: "%s"', (name) => {
  expect(() => formatVerifierKey(name, new Uint8Array(32))).toThrow(/cannot name a key/);
});
