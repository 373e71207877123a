import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMap, isScalar, isSeq, parseDocument, stringify } from 'yaml';
import type { ParsedNode } from 'yaml';
import { LineIndex } from './line-index.ts';
import { at, plain } from './look.ts';
import { readYaml } from './read-yaml.ts';
import type { Tree } from './types.ts';

function only(text: string): Tree {
  const reading = readYaml(text);
  if (reading.kind !== 'read') throw new Error(`${reading.message} (line ${reading.line})`);
  return reading.documents[0] as Tree;
}

/** What another parser makes of the text, with the line of each key and item. */
function reference(text: string): unknown {
  const lines = new LineIndex(text);
  function walk(node: ParsedNode | null, offset: number): unknown {
    const line = lines.lineOf(offset);
    if (isMap(node)) {
      const pairs = node.items as readonly { key: ParsedNode; value: ParsedNode | null }[];
      return {
        line,
        map: pairs.map(({ key, value }) => [
          isScalar(key) ? String(key.value) : '',
          walk(value, key.range[0]),
        ]),
      };
    }
    if (isSeq(node)) {
      const items = node.items as readonly ParsedNode[];
      return { line, list: items.map((item) => walk(item, item.range[0])) };
    }
    return { line, value: isScalar(node) ? node.value : null };
  }
  const root = parseDocument(text, { schema: 'core' }).contents;
  return walk(root, root?.range[0] ?? 0);
}

function placed(tree: Tree): unknown {
  const { line } = tree;
  if (tree.kind === 'map') {
    return { line, map: [...tree.entries].map(([name, value]) => [name, placed(value)]) };
  }
  if (tree.kind === 'list') return { line, list: tree.items.map(placed) };
  return { line, value: tree.value };
}

const STYLES = [
  {},
  { indentSeq: false, indent: 4 },
  { defaultStringType: 'QUOTE_DOUBLE', lineWidth: 20 },
  { defaultStringType: 'BLOCK_LITERAL', defaultKeyType: 'PLAIN' },
  { collectionStyle: 'flow', lineWidth: 30, defaultStringType: 'QUOTE_DOUBLE' },
] as const;

describe('readYaml', () => {
  it('agrees with another parser on values and lines, however they are written', () => {
    const key = fc.string({ maxLength: 12 }).filter((text) => text !== '<<');
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 5 },
        fc.string(),
        fc.stringMatching(/^[a-z0-9.+ :#'"\n-]{0,30}$/),
        fc.constantFrom('yes', 'null', '~', '0x1F', '1e3', '.5', '---', '|'),
        fc.boolean(),
        fc.integer(),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.constant(null),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(key, tie('value'), { maxKeys: 4 }),
      ),
    }));
    const root = fc.dictionary(key, value, { minKeys: 1 });
    fc.assert(
      fc.property(root, fc.constantFrom(...STYLES), (data, style) => {
        const text = stringify(data, style);
        expect(placed(only(text))).toEqual(reference(text));
      }),
    );
  });

  it.each([
    ['a: 0o17', 15],
    ['a: 0x1F', 31],
    ['a: 017', 17],
    ['a: +1', 1],
    ['a: 1e3', 1000],
    ['a: 1_000', '1_000'],
    ['a: yes', 'yes'],
    ['a: TRUE', true],
    ['a: "true"', 'true'],
    ['a: ~', null],
    ['a:', null],
    ['a: ""', ''],
    ['a: !!str 1', '1'],
    ['a: !!int "3"', 3],
    ['a: !Ref 12', '12'],
    ['a: |\n  x\n  y\n', 'x\ny\n'],
    ['a: >-\n  x\n  y\n', 'x y'],
    ['x: &x 1\na: *x', 1],
    ['x: &x {a: 1}\n<<: *x', 1],
    ['<<: {a: 1}\na: 2', 2],
    ['<<: [{a: 1}, {a: 2}]', 1],
  ])('reads %j', (text, expected) => {
    expect((plain(only(text)) as { a: unknown }).a).toEqual(expected);
  });

  it.each([
    ['a: !!str 1', 'tag:yaml.org,2002:str'],
    ['a: !Ref x', '!Ref'],
    ['a: !<tag:x> y', 'tag:x'],
    ['%TAG !e! tag:e:\n---\na: !e!f x', 'tag:e:f'],
    ['a: x', null],
  ])('keeps the tag of %j', (text, tag) => {
    expect(at(only(text), 'a')?.tag).toBe(tag);
  });

  it('takes lines from the header of a block and from the item itself', () => {
    const tree = only('- |\n  x\n-\n  a: 1\n- >\n\n  y');
    expect([0, 1, 2].map((index) => at(tree, index)?.line)).toEqual([1, 4, 5]);
  });

  it('cuts a long text between documents and keeps its lines', () => {
    const document = `---\nscript: |\n  ---\n${'  echo\n'.repeat(2_000)}end: 1\n`;
    const reading = readYaml(document.repeat(100));
    if (reading.kind !== 'read') throw new Error(reading.message);
    expect(reading.documents).toHaveLength(100);
    expect(reading.documents.map((tree) => at(tree, 'end')?.line)).toEqual(
      Array.from({ length: 100 }, (_, index) => (index + 1) * 2_004),
    );
    const broken = readYaml(`${document.repeat(100)}---\na: [`);
    expect(broken).toMatchObject({ kind: 'failed', line: 200_402 });
  });

  it.each([
    '['.repeat(1_000_000),
    '- '.repeat(500_000),
    '? '.repeat(500_000),
    '{a: '.repeat(100_000),
    'a: '.repeat(100_000),
    `"${'\n'.repeat(1_000_000)}`,
    'a: \0',
  ])('refuses what is made to be slow: %#', (text) => {
    expect(readYaml(text).kind).toBe('failed');
  });
});
