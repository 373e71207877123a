import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256 } from './sha256.ts';

const reference = (text: string) => createHash('sha256').update(text).digest('hex');

describe('SHA-256 without a library', () => {
  it.each(['', 'abc', 'a'.repeat(1_000_000)])('says what the standard says', (text) => {
    expect(sha256(text)).toBe(reference(text));
  });

  it('agrees on every length around the ends of blocks', () => {
    for (let length = 0; length < 260; length += 1) {
      const text = 'x'.repeat(length);
      expect(sha256(text)).toBe(reference(text));
    }
  });

  it('agrees on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        expect(sha256(text)).toBe(reference(text));
      }),
    );
  });
});
