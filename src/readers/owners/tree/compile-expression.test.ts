import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileExpression } from './compile-expression.ts';

/** Expressions that mean the same to Go and to JavaScript. */
const { expression } = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom('a', 'b', '/', '.', '\\.', '[ab]', '[^a]', '[a-c/]', '\\w', '\\d', '\\/'),
    fc.tuple(tie('expression'), tie('expression')).map((parts) => parts.join('')),
    fc.tuple(tie('expression'), tie('expression')).map(([left, right]) => `(${left}|${right})`),
    tie('expression').map((inner) => `(?:${inner})`),
    fc
      .tuple(tie('expression'), fc.constantFrom('*', '+', '?', '{2}', '{1,}', '{0,2}', '*?'))
      .map(([inner, repeat]) => `(${inner})${repeat}`),
    tie('expression').map((inner) => `^${inner}`),
    tie('expression').map((inner) => `${inner}$`),
  ),
}));

describe('expressions of filters', () => {
  it('find what the expressions of the language find', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '/', '.', '1'), maxLength: 10 });
    fc.assert(
      fc.property(expression, text, (source, candidate) => {
        expect(compileExpression(source)?.test(candidate)).toBe(
          new RegExp(source, 's').test(candidate),
        );
      }),
      { numRuns: 3_000, seed: 20_261 },
    );
  });

  it.each([
    '(?i)a',
    '(?P<n>a)',
    '\\bA',
    '\\pL',
    'a**',
    '*a',
    '(',
    ')',
    '[',
    '[a',
    '[b-a]',
    'a{2,1}',
    'a{',
    '\\',
    '[[:alpha:]]',
    'a{1001}',
    '\\z',
  ])('do not guess at %s', (source) => {
    expect(compileExpression(source)).toBeNull();
  });

  it.each([
    ['(a+)+$', `${'a'.repeat(4_000)}b`, false],
    ['(a|a)*b', 'a'.repeat(4_000), false],
    [`${'a?'.repeat(60)}${'a'.repeat(60)}`, 'a'.repeat(60), true],
    ['(.*)*x', 'y'.repeat(4_000), false],
  ])('take no longer on what is made to be slow: %.20s', (source, candidate, expected) => {
    expect(compileExpression(source)?.test(candidate)).toBe(expected);
  });

  it.each([
    '(a{1000}){1000}',
    `${'('.repeat(10_000)}a${')'.repeat(10_000)}`,
    'a'.repeat(100_000),
    `${'('.repeat(40)}a${'{0,1000})'.repeat(40)}`,
  ])('refuse what would be without end: %.20s', (source) => {
    expect(compileExpression(source)).toBeNull();
  });

  it('take nothing, repeated, for nothing', () => {
    const nothing = `${'('.repeat(40)}${'){1000}'.repeat(40)}a`;
    expect(compileExpression(nothing)?.test('xa')).toBe(true);
  });
});
