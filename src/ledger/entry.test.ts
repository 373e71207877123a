import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entryHash, entryText, parseEntry } from './entry.ts';
import type { EntryFields } from './entry.ts';
import { hashText } from './merkle/hash.ts';

const entry: EntryFields = {
  sequence: 7,
  kind: 'case.answered',
  at: '2026-03-11T09:00:00.000Z',
  case: 'c1',
  actor: null,
  text: 'Ada approved.',
  body: { z: 1, a: [true, null] },
};
const TEXT =
  '{"actor":null,"at":"2026-03-11T09:00:00.000Z","body":{"a":[true,null],"z":1},"case":"c1","kind":"case.answered","sequence":7,"text":"Ada approved."}';

describe('an entry', () => {
  it('has one text and one hash', () => {
    expect(entryText(entry)).toBe(TEXT);
    expect(entryText({ ...entry, leafHash: 'x' } as EntryFields)).toBe(TEXT);
    expect(parseEntry(TEXT)).toEqual(entry);
    expect(hashText(entryHash('{}'), 'hex')).toBe(
      // printf '\0{}' | sha256sum
      '28a3a18f6cd6406b086e9ffda1f9b8a13dbcf44b0f3f32cb9031a11fd053acf9',
    );
  });

  it('comes back from its text, whatever it holds', () => {
    const text = fc.string({ unit: 'grapheme' });
    const entries = fc.record({
      sequence: fc.nat(),
      kind: text,
      at: text,
      case: fc.option(text),
      actor: fc.option(text),
      text,
      body: fc.dictionary(text, fc.jsonValue({ noUnicodeString: false })),
    });
    fc.assert(
      fc.property(entries, (given) => {
        const read = parseEntry(entryText(given));
        expect(entryText(read)).toBe(entryText(given));
        expect(read.text).toBe(given.text);
      }),
    );
  });

  it.each([
    ['no JSON', '{'],
    ['another order of keys', JSON.stringify(entry)],
    ['a space', TEXT.replace(',', ', ')],
    ['another member', TEXT.replace('{"actor"', '{"a":1,"actor"')],
    ['a member too few', TEXT.replace(',"kind":"case.answered"', '')],
    ['a body that is a list', TEXT.replace('{"a":[true,null],"z":1}', '[]')],
    ['a sequence that is no number', TEXT.replace(':7,', ':"7",')],
    ['a number written otherwise', TEXT.replace('"z":1', '"z":1.0')],
    ['a key twice', TEXT.replace('"z":1', '"z":1,"z":1')],
    ['null', 'null'],
  ])('is not a text with %s', (_, text) => {
    expect(() => parseEntry(text)).toThrow(/the text is not/);
  });

  it('cannot hold what has no UTF-8', () => {
    expect(() => entryText({ ...entry, text: '\ud800' })).toThrow(TypeError);
  });
});
