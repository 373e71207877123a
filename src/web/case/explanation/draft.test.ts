import { describe, expect, it } from 'vitest';
import { EMPTY_DRAFT, explanationOf, isEmptyDraft, readDraft, type Draft } from './draft.ts';
import { fieldRefused } from './parts.ts';

const DRAFT: Draft = { does: 'a', risks: ' b ', undo: '', effects: { 'db.orders': ' c ' } };

describe('a draft', () => {
  it('comes back as it was kept', () => {
    expect(readDraft(JSON.stringify(DRAFT))).toEqual(DRAFT);
  });

  it.each([
    ['nothing', null],
    ['no JSON', '{'],
    ['a list', '[]'],
    ['something else', '{"does":1,"risks":"","undo":""}'],
    ['null', 'null'],
  ])('is none where storage holds %s', (_, text) => {
    expect(readDraft(text)).toBeNull();
  });

  it('leaves out answers that are no text, and takes no prototype along', () => {
    const text = '{"does":"","risks":"","undo":"","effects":{"a":"b","c":3,"__proto__":"d"}}';
    const read = readDraft(text);
    expect(Object.entries(read?.effects ?? {})).toEqual([
      ['a', 'b'],
      ['__proto__', 'd'],
    ]);
    expect(Object.getPrototypeOf(read?.effects)).toBe(Object.prototype);
  });

  it('is sent without the effects of which nothing is said', () => {
    const sent = explanationOf({ ...DRAFT, effects: { ...DRAFT.effects, 'db.wiki': '  ' } });
    expect(sent).toEqual({
      does: 'a',
      risks: 'b',
      undo: '',
      effects: [{ effect: 'db.orders', answer: 'c' }],
    });
  });

  it.each([
    ['nothing', EMPTY_DRAFT, true],
    ['spaces', { ...EMPTY_DRAFT, does: '  ', effects: { a: ' ' } }, true],
    ['one letter', { ...EMPTY_DRAFT, undo: 'x' }, false],
    ['a word on an effect', { ...EMPTY_DRAFT, effects: { a: 'x' } }, false],
  ])('of %s is empty or not', (_, draft, expected) => {
    expect(isEmptyDraft(draft)).toBe(expected);
  });
});

describe('a refusal', () => {
  it.each([
    ['What it does is shorter than 20 characters.', 'explain-does'],
    ['How to undo it only says what the page shows already.', 'explain-undo'],
    ['The answer about db.wiki repeats itself.', 'explain-effect-1'],
    ['The answer about db.other repeats itself.', null],
    ['Two of the parts say the same.', null],
  ])('“%s” leads to its field', (message, field) => {
    expect(fieldRefused(message, ['db.orders', 'db.wiki'])).toBe(field);
  });
});
