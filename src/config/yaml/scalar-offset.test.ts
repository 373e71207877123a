import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { parseSource } from './document.ts';

/** Puts `HERE` where the position is asked for and gives what stands there in the file. */
function found(text: string): string {
  const document = parseSource({ file: 'f', text }).documents[0];
  if (document === undefined) throw new Error('no document');
  const value = (document.value as { when: string }).when;
  const place = document.within(['when'], value.indexOf('HERE'));
  return text.split('\n')[place.line - 1]?.slice(place.column - 1, place.column + 3) ?? '';
}

describe('where a character of a text is written', () => {
  it.each<[string, string]>([
    ['plain', 'when: a == HERE'],
    ['plain over lines', 'when: a &&\n  b &&\n     HERE'],
    ['in single quotes', "when: 'it''s a HERE'"],
    ['in double quotes', 'when: "a == \\"b\\" && HERE"'],
    ['in double quotes over lines', 'when: "a\n   b \\\n   HERE"'],
    ['literal', 'when: |\n  a &&\n  HERE\n'],
    ['literal with deeper lines', 'when: |\n  a &&\n     HERE\n'],
    ['literal with an indicator', 'when: |2-\n   a\n  HERE\n'],
    ['folded', 'when: >-\n  a &&\n  b && HERE\n'],
    ['folded with an empty line', 'when: >-\n  a &&\n\n  HERE\n'],
    ['at the very start', 'when: HERE'],
    ['at the very start of a block', 'when: >-\n  HERE\n'],
    ['behind a comment', 'when: > # why\n  a &&\n  HERE\n'],
  ])('%s', (_, text) => {
    expect(found(text)).toBe('HERE');
  });

  it('holds for any words in any style', () => {
    const words = fc.array(fc.constantFrom('a', 'bb', '&&', '==', '"x"', "'y'", '(c)'), {
      minLength: 1,
    });
    const style = fc.constantFrom(
      'PLAIN',
      'QUOTE_SINGLE',
      'QUOTE_DOUBLE',
      'BLOCK_FOLDED',
      'BLOCK_LITERAL',
    );
    fc.assert(
      fc.property(
        words,
        words,
        style,
        fc.integer({ min: 20, max: 80 }),
        (before, after, type, lineWidth) => {
          const when = ['k', ...before, 'HERE', ...after].join(' ');
          const text = stringify({ when }, { defaultStringType: type as 'PLAIN', lineWidth });
          expect(found(text)).toBe('HERE');
        },
      ),
    );
  });
});
