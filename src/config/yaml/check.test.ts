import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { formatProblem } from '../problem.ts';
import { checkDocument } from './check.ts';
import { parseSource } from './document.ts';

const Schema = z.strictObject({
  name: z.string(),
  size: z.enum(['small', 'large']).default('small'),
  version: z.literal(1).optional(),
  deny: z.literal(true).optional(),
  parts: z
    .array(
      z.union([z.int().min(1), z.strictObject({ count: z.int(), level: z.enum(['low', 'high']) })]),
    )
    .optional(),
  table: z.partialRecord(z.enum(['1', 'none']), z.boolean()).optional(),
});

function lines(text: string): readonly string[] {
  const document = parseSource({ file: 'f', text }).documents[0];
  if (document === undefined) throw new Error('no document');
  const checked = checkDocument(Schema, document);
  return checked.kind === 'fits' ? [] : checked.problems.map(formatProblem);
}

describe('holding a document to a schema', () => {
  it.each<[string, string, readonly string[]]>([
    ['what fits', 'name: x\nparts: [1, {count: 2, level: low}]\ntable: {none: true}', []],
    ['a missing key', 'size: large', ['f:1:1: name is missing.']],
    [
      'a key of a neighbour',
      'name: x\nsiez: large',
      ['f:2:1: unknown key "siez". Did you mean "size"?'],
    ],
    [
      'a key far from all',
      'name: x\ntable: {2: true}',
      ['f:2:9: unknown key "2" in table. Known are: 1, none.'],
    ],
    ['a number for a text', 'name: 7', ['f:1:7: name must be text. Write it in quotes.']],
    ['a text for a list', 'name: x\nparts: many', ['f:2:8: parts must be a list.']],
    ['a text for a map', 'just text', ['f:1:1: the file must be a map of keys.']],
    [
      'a choice misspelled',
      'name: x\nsize: lrage',
      ['f:2:7: size cannot be "lrage". Did you mean "large"?'],
    ],
    ['the wrong version', 'name: x\nversion: 2', ['f:2:10: version cannot be 2. It must be 1.']],
    [
      'false where only true makes sense',
      'name: x\ndeny: false',
      ['f:2:7: deny cannot be false. It must be true.'],
    ],
    [
      'neither side of a choice',
      'name: x\nparts: [x]',
      ['f:2:9: parts[0] must be a number or a map of keys.'],
    ],
    [
      'the map side of a choice',
      'name: x\nparts:\n  - count: 1\n    levle: low',
      [
        'f:3:5: parts[0].level is missing.',
        'f:4:5: unknown key "levle" in parts[0]. Did you mean "level"?',
      ],
    ],
    ['the number side of a choice', 'name: x\nparts: [0]', ['f:2:9: parts[0] must be at least 1.']],
    [
      'a key that objects inherit',
      'name: x\nconstructor: 1',
      ['f:2:1: unknown key "constructor". Known are: name, size, version, deny, parts, table.'],
    ],
  ])('%s', (_, text, expected) => {
    expect(lines(text)).toEqual(expected);
  });
});
