import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at, numberAt, plain, textAt } from './look.ts';
import { readJson } from './read-json.ts';
import { readYaml } from './read-yaml.ts';
import type { Tree, TreeReading } from './types.ts';

function only(reading: TreeReading): Tree {
  if (reading.kind !== 'read') throw new Error(reading.message);
  return reading.documents[0] as Tree;
}

describe('a tree', () => {
  it('remembers lines, in YAML and JSON alike', () => {
    const yaml = only(readYaml('a: 1\nb:\n  - c: x\n  - d\n'));
    const json = only(readJson('{"a": 1,\n"b": [\n{"c": "x"},\n"d"]}'));
    for (const tree of [yaml, json]) {
      expect(numberAt(tree, 'a')).toBe(1);
      expect(at(tree, 'b')?.line).toBe(2);
      expect(textAt(tree, 'b', 0, 'c')).toBe('x');
      expect(at(tree, 'b', 1)?.line).toBe(4);
    }
    expect(plain(yaml)).toEqual(plain(json));
  });

  it('keeps documents apart, follows anchors and merges, and keeps tags', () => {
    const reading = readYaml('x: &x {n: 1}\n---\n---\nz: *x\n');
    expect(reading).toMatchObject({ kind: 'failed', line: 4 });
    const tree = only(readYaml('x: &x {n: 1}\ny: {<<: *x, m: !Ref z}\n'));
    expect(numberAt(tree, 'y', 'n')).toBe(1);
    expect(at(tree, 'y', 'm')?.tag).toBe('!Ref');
  });

  it.each([
    ['a: 1\na: 2', readYaml, 2],
    ['{"a": 1,\n"a": 2}', readJson, 2],
    ['a: [', readYaml, 1],
    ['{"a": ', readJson, 1],
    ['['.repeat(100_000), readYaml, 1],
    ['['.repeat(100_000), readJson, 1],
    ['- '.repeat(50_000), readYaml, 1],
  ])('fails at its line: %#', (text, read, line) => {
    expect(read(text)).toMatchObject({ kind: 'failed', line });
  });

  it('does not let aliases multiply', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
    for (let level = 1; level < 12; level++) {
      const alias = `*a${level - 1}`;
      lines.push(`a${level}: &a${level} [${Array<string>(10).fill(alias).join(', ')}]`);
    }
    expect(readYaml(lines.join('\n')).kind).toBe('failed');
  });

  it('takes every key as data', () => {
    const tree = only(readJson('{"__proto__": {"polluted": true}, "constructor": 1}'));
    expect(Object.keys(plain(tree) as object)).toEqual(['__proto__', 'constructor']);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('reads whatever JSON can say, and garbage without throwing', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(JSON.stringify(plain(only(readJson(text))))).toBe(JSON.stringify(JSON.parse(text)));
      }),
    );
    fc.assert(
      fc.property(fc.string(), (text) => {
        readYaml(text);
        readJson(text);
      }),
    );
  });
});
