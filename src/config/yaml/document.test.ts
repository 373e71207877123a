import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatProblem } from '../problem.ts';
import { parseSource } from './document.ts';

const parse = (text: string) => parseSource({ file: 'f.yaml', text });
const codes = (text: string) => parse(text).problems.map((problem) => problem.code);

describe('parsing a document', () => {
  it.each<[string, string, unknown]>([
    [
      'YAML 1.2 words',
      'a: yes\nb: 0o10\nc: 2026-03-11\nd: ~',
      { a: 'yes', b: 8, c: '2026-03-11', d: null },
    ],
    ['JSON', '{"a": [1, true, null, "x"]}', { a: [1, true, null, 'x'] }],
    ['aliases', 'a: &x {b: [1]}\nc: *x', { a: { b: [1] }, c: { b: [1] } }],
    ['an anchor given again', 'a: &x 1\nb: *x\nc: &x 2\nd: *x', { a: 1, b: 1, c: 2, d: 2 }],
    ['keys that objects inherit', 'constructor: 1\ntoString: 2', { constructor: 1, toString: 2 }],
    ['keys that are numbers', "1: a\n'2': b", { 1: 'a', 2: 'b' }],
    ['a version directive', '%YAML 1.1\n---\na: 2026-03-11\nb: yes', { a: '2026-03-11', b: 'yes' }],
  ])('reads %s', (_, text, value) => {
    const { documents, problems } = parse(text);
    expect(problems).toEqual([]);
    expect(documents[0]?.value).toEqual(value);
  });

  it.each<[string, string, string]>([
    ['a key twice', 'a: 1\nb: 2\na: 3', 'duplicate-key'],
    ['a key twice, once in quotes', 'a: 1\n"a": 2', 'duplicate-key'],
    ['a merge key', 'a: &x {b: 1}\nc: {<<: *x}', 'merge-key'],
    ['a merge key under an old version', '%YAML 1.1\n---\na: &x {b: 1}\nc: {<<: *x}', 'merge-key'],
    ['__proto__', '__proto__: {admin: true}', 'unknown-key'],
    ['__proto__ further down', 'a: [{__proto__: 1}]', 'unknown-key'],
    ['a list as a key', '? [a]\n: 1', 'odd-key'],
    ['no key', '? \n: 1', 'odd-key'],
    ['an alias of nothing', 'a: *nothing', 'unknown-alias'],
    ['a tag of our choosing', 'a: !!binary aGk=', 'yaml-syntax'],
    ['not a number', 'a: .nan', 'odd-value'],
    ['no end of numbers', 'a: .inf', 'odd-value'],
    ['half a character', 'a: "\\ud800"', 'odd-value'],
    ['what is not YAML', 'a: [1', 'yaml-syntax'],
    ['tabs', 'a:\n\tb: 1', 'yaml-syntax'],
    ['much nesting', `${'['.repeat(70)}${']'.repeat(70)}`, 'too-deep'],
    ['too much nesting to parse', '['.repeat(5000), 'yaml-syntax'],
  ])('objects to %s', (_, text, code) => {
    expect(codes(text)).toContain(code);
    expect(parse(text).documents).toEqual([]);
  });

  it('stops a few aliases that stand for billions of nodes', () => {
    const levels = Array.from({ length: 12 }, (_, level) =>
      level === 0
        ? 'l0: &l0 [x, x, x, x]'
        : `l${level}: &l${level} [${`*l${level - 1}, `.repeat(9)}]`,
    );
    expect(codes(levels.join('\n'))).toEqual(['alias-bomb']);
  });

  it.each<[string, string, string]>([
    [
      'brackets',
      `a: 1\nb: ${'['.repeat(1e6)}`,
      'f.yaml:2:1004: this is not valid YAML: nested too deeply.',
    ],
    [
      'brackets over lines',
      '[\n'.repeat(1e6),
      'f.yaml:1001:1: this is not valid YAML: nested too deeply.',
    ],
    ['dashes', `a:\n${'- '.repeat(1e6)}`, 'f.yaml:2:1: this is not valid YAML: nested too deeply.'],
    [
      'documents',
      '---\na\n'.repeat(1e5),
      'f.yaml:20003:1: this is not valid YAML: more than 10000 documents.',
    ],
  ])('does not begin with a million %s', (_, text, line) => {
    expect(parse(text).problems.map(formatProblem)).toEqual([line]);
  });

  it('stops an anchor that holds itself', () => {
    expect(codes('a: &a [1, *a]').length).toBeGreaterThan(0);
  });

  it('leaves out documents with nothing in them', () => {
    const { documents } = parse('---\n---\na: 1\n---\n# nothing\n');
    expect(documents.map(({ value }) => value)).toEqual([{ a: 1 }]);
  });

  it('never throws, whatever the text', () => {
    const shards = fc.constantFrom(
      'a',
      ':',
      ' ',
      '\n',
      '- ',
      '[',
      '{',
      '}',
      ']',
      '&x ',
      '*x',
      '!t ',
      '"',
      "'",
      '|',
      '>',
      '#',
      '%',
      '---',
      '? ',
      '\t',
      '\u0000',
      '1',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(shards).map((parts) => parts.join('')),
        ),
        (text) => {
          for (const problem of parse(text).problems) {
            expect(problem.line).toBeGreaterThan(0);
            expect(problem.column).toBeGreaterThan(0);
          }
        },
      ),
    );
  });

  it('gives back whatever JSON holds', () => {
    const keys = fc.string().filter((key) => key !== '__proto__' && key !== '<<');
    const json = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom(null, true, false, 0, -1.5, 1e21),
        fc.string({ unit: 'binary' }),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(keys, tie('value'), { maxKeys: 4, noNullPrototype: true }),
      ),
    })).value;
    fc.assert(
      fc.property(fc.dictionary(keys, json, { minKeys: 1, noNullPrototype: true }), (value) => {
        // YAML takes JSON with escapes; raw control characters are not in it.
        const text = JSON.stringify(value).replaceAll(
          /[\u007f-\uffff]/g,
          (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
        );
        expect(parse(text).documents[0]?.value).toEqual(value);
      }),
    );
  });
});

describe('places in a document', () => {
  const text = ['a: 1', 'list:', '  - x', '  - key: &k', '      deep: v', 'again: *k', ''].join(
    '\n',
  );
  const document = parse(text).documents[0];

  it.each<[readonly PropertyKey[], [number, number], [number, number]]>([
    [['a'], [1, 4], [1, 1]],
    [
      ['list', 0],
      [3, 5],
      [3, 5],
    ],
    [
      ['list', 1, 'key', 'deep'],
      [5, 13],
      [5, 7],
    ],
    [
      ['again', 'deep'],
      [5, 13],
      [5, 7],
    ],
    [
      ['list', 1, 'nothing'],
      [4, 5],
      [4, 5],
    ],
    [
      ['list', 7],
      [3, 3],
      [3, 3],
    ],
    [[], [1, 1], [1, 1]],
  ])('%j', (path, value, key) => {
    expect(document?.at(path)).toEqual({ line: value[0], column: value[1] });
    expect(document?.atKey(path)).toEqual({ line: key[0], column: key[1] });
  });
});
