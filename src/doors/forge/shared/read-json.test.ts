import { describe, expect, it } from 'vitest';
import { readJson } from './read-json.ts';

describe('readJson', () => {
  it.each([
    ['an object', '{"a":[1,"]"]}', { a: [1, ']'] }],
    ['brackets in text', `"${'['.repeat(500)}"`, '['.repeat(500)],
    ['an escaped quote', String.raw`"\"[[["`, '"[[['],
  ])('reads %s', (_what, text, value) => {
    expect(readJson(Buffer.from(text))).toEqual({ kind: 'json', value });
  });

  it.each([
    ['nothing', ''],
    ['half of it', '{"a":'],
    ['what is too deep', '['.repeat(100) + ']'.repeat(100)],
    ['what is too deep and does not end', '{"a":'.repeat(1_000_000)],
  ])('refuses %s', (_what, text) => {
    expect(readJson(Buffer.from(text)).kind).toBe('bad');
  });

  it('refuses bytes that are no text', () => {
    expect(readJson(Uint8Array.of(0x22, 0xff, 0x22))).toEqual({ kind: 'bad', why: 'not JSON' });
  });
});
