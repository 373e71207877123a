import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { code, oneLine, plain, plainTitle } from './plain-text.ts';

describe('plain', () => {
  it.each([
    ['@acme/team look', '@\u200bacme/team look'],
    ['fixes #12', 'fixes \\#\u200b12'],
    ['<img src=x onerror=alert(1)>', '&lt;img src=x onerror=alert\\(1\\)&gt;'],
    ['[click](javascript:x)', '\\[click\\]\\(javascript:x\\)'],
    ['see https://evil.example', 'see https:\u200b//evil.example'],
    ['a\n\n# Released\n', 'a \\# Released'],
    ['**Released**', '\\*\\*Released\\*\\*'],
    ['turned \u202earound', 'turned around'],
    ['&lt;b&gt;', '&amp;lt;b&amp;gt;'],
    ['plain words, nothing else.', 'plain words, nothing else.'],
  ])('%j', (text, shown) => {
    expect(plain(text)).toBe(shown);
  });

  it('leaves nothing that calls people, makes a link, or is HTML', () => {
    const hostile = fc.array(
      fc.constantFrom(
        '@',
        'team',
        '<',
        '>',
        '[',
        '](',
        ')',
        '`',
        '#',
        '1',
        '\n',
        '://',
        'www.',
        '\\',
        '|',
      ),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(hostile, (parts) => {
        const shown = plain(parts.join(''));
        expect(shown).not.toMatch(/@[a-z]|[<>\n]|:\/\/|(?<!\\)(?:\\\\)*[`[\]|]/);
      }),
      { seed: 5 },
    );
  });
});

describe('code', () => {
  it('cannot be left', () => {
    expect(code('a`b` @team <b> | c')).toBe('`aʼbʼ @team <b> ¦ c`');
    expect(code('\u0000')).toBe('');
  });
});

describe('oneLine', () => {
  it('is bounded and well-formed', () => {
    expect(oneLine('x'.repeat(1000), 10)).toBe(`${'x'.repeat(9)}…`);
    expect(oneLine('😀'.repeat(10), 4).isWellFormed()).toBe(true);
    expect(plainTitle({ title: '\u0000\n', number: 7 })).toBe('Request 7');
  });
});
