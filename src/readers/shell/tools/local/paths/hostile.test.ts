import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contextFor, word } from '../test-local.ts';
import { locate } from './location.ts';
import { ALL } from './loss.ts';
import { normalPath } from './normal-path.ts';
import { overwritten } from './overwrite.ts';
import { removed } from './removed.ts';

const CONTEXT = contextFor();
const PIECES = [
  '/',
  '..',
  '.',
  '*',
  '$X',
  '~',
  'src',
  'node_modules',
  '.git',
  '-',
  '[',
  '{',
  ' ',
  '\\',
];
const PATHS = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 8 })), { maxLength: 12 })
  .map((parts) => parts.join(''));

test('any text is judged, and never thrown at', () => {
  fc.assert(
    fc.property(PATHS, (path) => {
      expect(removed(word(path), ALL, CONTEXT).why).not.toBe('');
      expect(() => overwritten(word(path), false, CONTEXT)).not.toThrow();
    }),
  );
});

test('a normal path stays what it is', () => {
  fc.assert(
    fc.property(PATHS, (path) => {
      const once = normalPath(`/${path}`);
      expect(normalPath(once)).toBe(once);
      expect(once.split('/')).not.toContain('..');
    }),
  );
});

test('what is above the top is the top', () => {
  expect(locate(word('/../../..'), CONTEXT)).toEqual({ kind: 'path', path: '/' });
});

test.each([
  '/'.repeat(100_000),
  '*'.repeat(100_000),
  'backup-'.repeat(15_000),
  '../'.repeat(30_000),
])('a very long path is judged in time', { timeout: 60_000 }, (path) => {
  expect(removed(word(path), ALL, CONTEXT).verb).toBe('delete');
  expect(() => overwritten(word(path), false, CONTEXT)).not.toThrow();
});
