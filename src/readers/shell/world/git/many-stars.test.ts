import { describe, expect, it } from 'vitest';
import { rulesOf } from './ignore.ts';
import { manyStars } from './many-stars.ts';

const FITS: readonly (readonly [string, string, boolean])[] = [
  ['*a*b*c', 'xaxbxc', true],
  ['*a*b*c', 'deep/xaxbxc', true],
  ['*a*b*c', 'xa/xbxc', false],
  ['*a*b*c', 'xaxbxcx', false],
  ['**/*.test.*.snap', 'one/two/a.test.ts.snap', true],
  ['**/*.test.*.snap', 'a.test.ts.snap', true],
  ['**/*.test.*.snap', 'one/a.tes.ts.snap', false],
  ['build*/**/*-*.o', 'build1/x/y/a-b.o', true],
  ['build*/**/*-*.o', 'build1/a-b.o', true],
  ['build*/**/*-*.o', 'built/a-b.o', false],
  ['*.??*.*', 'a.bc.d', true],
  [String.raw`*\**\**`, 'a*b*c', true],
  [String.raw`*\**\**`, 'a*bc', false],
];

describe('a pattern with many wild cards', () => {
  it.each(FITS)('%s and %s: %s', (pattern, path, fits) => {
    expect(manyStars(pattern, pattern.includes('/')).test(path)).toBe(fits);
    expect(rulesOf(pattern)[0]?.pattern.test(path)).toBe(fits);
  });

  it('says no to a long name in a moment', () => {
    const [rule] = rulesOf(`${'*a'.repeat(100)}b`);
    expect(rule?.pattern.test('a'.repeat(2000))).toBe(false);
  });
});
