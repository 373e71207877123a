import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { formatCheckpoint, parseCheckpoint, verifyCheckpoint } from './checkpoint.ts';
import { EMPTY_ROOT, leafHash } from './merkle/hash.ts';
import { createSigner } from './signer.ts';

const newKey = () =>
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const pem = newKey();
const signer = createSigner(pem, 'holdpoint/acme');
const root = leafHash(Buffer.from('entry'));
const note = formatCheckpoint(1, root, signer);

describe('a checkpoint', () => {
  it('says which log, how long, and its root', () => {
    expect(note.split('\n').slice(0, 4)).toEqual([
      'holdpoint/acme',
      '1',
      Buffer.from(root).toString('base64'),
      '',
    ]);
    expect(note.split('\n')[4]).toMatch(/^— holdpoint\/acme \S+$/);
    const checkpoint = { origin: 'holdpoint/acme', size: 1, root: Buffer.from(root), lines: [] };
    expect(parseCheckpoint(note)).toEqual(checkpoint);
    expect(verifyCheckpoint(note, signer.verifierKey)).toEqual({ kind: 'valid', checkpoint });
  });

  it('is the same to the byte for the same log', () => {
    expect(formatCheckpoint(1, root, createSigner(pem, 'holdpoint/acme'))).toBe(note);
  });

  it.each([
    ['another size', note.replace('\n1\n', '\n2\n'), /signature by key .* is wrong/],
    ['another log', note.replaceAll('acme', 'other'), /of the log "holdpoint\/other"/],
    [
      'another key',
      formatCheckpoint(1, root, createSigner(newKey(), 'holdpoint/acme')),
      /is signed by key/,
    ],
    [
      'a size of 01',
      formatCheckpoint(1, root, signer).replace('\n1\n', '\n01\n'),
      /not a checkpoint/,
    ],
    ['no note at all', 'hello', /not a signed note/],
  ])('with %s is not to be trusted', (_, altered, why) => {
    const check = verifyCheckpoint(altered, signer.verifierKey);
    expect(check).toMatchObject({ kind: 'invalid', why: expect.stringMatching(why) as string });
  });

  it('may carry lines that are not ours to read', () => {
    const extended = note.replace('\n\n', '\nwitnessed by nobody\n\n');
    expect(parseCheckpoint(extended)).toMatchObject({ size: 1 });
    expect(verifyCheckpoint(extended, signer.verifierKey).kind).toBe('invalid');
  });

  it.each(['', 'x', '-1', '1.0', '9007199254740993'])('has no size of "%s"', (size) => {
    expect(() => parseCheckpoint(note.replace('\n1\n', `\n${size}\n`))).toThrow(/not a checkpoint/);
  });

  it('of an empty log has the root of nothing', () => {
    expect(formatCheckpoint(0, EMPTY_ROOT, signer)).toContain(
      '\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n',
    );
  });
});

describe('a key', () => {
  it.each([
    ['no PEM', 'secret', /not a private key in PEM form/],
    [
      'of another kind',
      generateKeyPairSync('ec', { namedCurve: 'P-256' })
        .privateKey.export({ type: 'pkcs8', format: 'pem' })
        .toString(),
      /of type ec, not ed25519/,
    ],
  ])('%s is refused', (_, text, why) => {
    expect(() => createSigner(text, 'holdpoint/acme')).toThrow(why);
  });
  it('cannot sign for a log whose name no note can carry', () => {
    expect(() => createSigner(pem, 'holdpoint/Acme Corp')).toThrow(/cannot name a key/);
  });
});
