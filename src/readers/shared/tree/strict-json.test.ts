import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLenientJson } from './lenient-json.ts';
import { readStrictJson } from './strict-json.ts';
import type { Tree } from './types.ts';

/** Everything there is in a tree, keys in their order. */
function written(tree: Tree): unknown {
  const { kind, line, tag } = tree;
  if (kind === 'scalar') return [kind, line, tag, tree.value];
  if (kind === 'list') return [kind, line, tag, tree.items.map(written)];
  return [kind, line, tag, [...tree.entries].map(([key, value]) => [key, written(value)])];
}

/** The strict reader takes the text and says what the lenient one says, or leaves it. */
function agrees(text: string): 'taken' | 'left' {
  const tree = readStrictJson(text);
  if (tree === null) return 'left';
  const reading = readLenientJson(text);
  if (reading.kind === 'failed') throw new Error(`taken although ${reading.message}`);
  expect([written(tree)]).toStrictEqual(reading.documents.map(written));
  return 'taken';
}

const deep = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`;

const space = fc.constantFrom('', '', ' ', '\n', '\r\n', '\t', '\n\n  ');
const string = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 8 }).map((text) => JSON.stringify(text)),
  fc.constantFrom('"a"', '"\\n\\/\\u0041\\ud800"', '"\\""', '"\\\\"', '"__proto__"', '""'),
);
const word = fc.oneof(
  fc.constantFrom('true', 'false', 'null', '-0', '0', '-1.5e-3', '1E+400', '12345678901234567890'),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => JSON.stringify(number)),
);

/** JSON with white space wherever it may stand. */
const { json } = fc.letrec<{ json: string; value: string }>((tie) => ({
  json: fc.tuple(space, tie('value'), space).map((parts) => parts.join('')),
  value: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    word,
    string,
    fc.array(tie('json'), { maxLength: 5 }).map((items) => `[${items.join(',')}]`),
    fc
      .array(fc.tuple(space, string, space, tie('json')), { maxLength: 5 })
      .map(
        (entries) =>
          `{${entries.map(([a, key, b, value]) => `${a}${key}${b}:${value}`).join(',')}}`,
      ),
  ),
}));

/** Pieces that JSON is made of, and some that it is not made of. */
const pieces = fc.constantFrom(
  ...'{ } [ ] , : " \\ / // /* */ 0 01 1. -1 .5 1e e5 - + true false null nul NaN "a" "a": \'a\' \\u12'.split(
    ' ',
  ),
  ' ',
  '\n',
  '\r',
  '\t',
  '\0',
  '\uFEFF',
  '\u00A0',
  '\u2028',
  '"\t"',
  '"a\nb"',
  '"\\x"',
  '"\\u12g4"',
  '"\u2028"',
);

describe('the strict reader of JSON', () => {
  it.each([
    ['{"a": 1}', 'taken'],
    ['{"a": 1, "a": 2}', 'left'],
    ['{"a": 1,}', 'left'],
    ['[1,]', 'left'],
    ['[1,,2]', 'left'],
    ['[,1]', 'left'],
    ['[1 2]', 'left'],
    ['{"a" 1}', 'left'],
    ['[1] // why', 'left'],
    ['[1] 2', 'left'],
    ['[01]', 'left'],
    ['[truex]', 'left'],
    ['{', 'left'],
    ['"a', 'left'],
    ['"a\\', 'left'],
    ['', 'left'],
    ['\uFEFF{}', 'left'],
    [' {}\r\n', 'taken'],
    [deep(200), 'taken'],
    [deep(201), 'left'],
    [deep(100_000), 'left'],
    ['[0'.repeat(100_000), 'left'],
  ])('%#: %.20s is %s', (text, expected) => {
    expect(agrees(text)).toBe(expected);
  });

  it('says what the lenient one says', () => {
    fc.assert(
      fc.property(json, (text) => {
        // What it leaves has a key twice, which is all that can be wrong here.
        if (agrees(text) === 'left') {
          const reading = readLenientJson(text);
          expect(reading.kind === 'failed' && reading.message).toMatch(/stands twice$/);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('takes no garbage', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        expect(agrees(parts.join(''))).toMatch(/^(?:taken|left)$/);
      }),
      { numRuns: 3000 },
    );
    fc.assert(
      fc.property(json, fc.nat(), fc.nat(2), pieces, (text, place, cut, piece) => {
        const at = place % (text.length + 1);
        expect(agrees(text.slice(0, at) + piece + text.slice(at + cut))).toMatch(
          /^(?:taken|left)$/,
        );
      }),
      { numRuns: 3000 },
    );
  });
});
