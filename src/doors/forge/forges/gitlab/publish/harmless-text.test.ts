import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { harmlessText } from './harmless-text.ts';

describe('text in which GitLab finds nothing to do', () => {
  it.each([
    '/approve',
    'Fine.\n/merge',
    'Fine.\r\n/merge',
    'Fine.\r/merge',
    '   /label ~bug',
    '\t/close',
    '> quoted\n/assign me',
    '```\n/approve\n```',
    'a\u2028/approve',
  ])('leaves no quick action in %j', (text) => {
    expect(harmlessText(text)).not.toMatch(/(?:^|[\n\r\u2028\u2029])[^\S\n\r]*\//);
  });

  it.each(['@all', 'ask @ravi', '(@acme/payments)', '@_x', '@é'])(
    'mentions nobody in %j',
    (text) => {
      expect(harmlessText(text)).not.toMatch(/@[\p{L}\p{N}_.-]/u);
    },
  );

  it.each(['a/b', 'see https://x.example/a', 'and/or', 'a @ b', '1 / 2', ''])(
    'leaves %j as it is',
    (text) => {
      expect(harmlessText(text)).toBe(text);
    },
  );

  it('takes away nothing, whatever the text', () => {
    const visible = (text: string): string => text.replaceAll('\u2060', '');
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('/', '@', '\n', ' ', 'a', '\r') }), (text) => {
        const out = harmlessText(text);
        expect(visible(out)).toBe(text);
        expect(out).not.toMatch(/(?:^|[\n\r])[^\S\n\r]*\/|@a/);
      }),
      { seed: 7 },
    );
  });
});
