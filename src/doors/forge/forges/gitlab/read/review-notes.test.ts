import { describe, expect, it } from 'vitest';
import { opinionsIn } from './review-notes.ts';
import type { Note } from './review-notes.ts';

const HEAD = 'abcdef01'.repeat(5);
const APPROVED = 'approved this merge request';

let id = 0;
function system(by: string, text: string): Note {
  id += 1;
  return { id, by, text, isSystem: true };
}
function written(by: string, text: string): Note {
  return { ...system(by, text), isSystem: false };
}
function added(head = HEAD, count = 1): Note {
  return system('ana', `added ${count} commits\n\n<ul><li>${head.slice(0, 8)} - Change</li></ul>`);
}

function told(
  notes: readonly Note[],
  { versions = 1, approving = ['rav'] }: { versions?: number; approving?: readonly string[] } = {},
): readonly string[] {
  const found = opinionsIn({ notes, versions, approving: new Set(approving), head: HEAD });
  return found.map(({ by, opinion, isOnLatest }) => `${by} ${opinion}${isOnLatest ? ' now' : ''}`);
}

describe('what notes of GitLab tell', () => {
  it.each<[string, readonly Note[], number, readonly string[]]>([
    ['an approval of the only version', [system('rav', APPROVED)], 1, ['rav approve now']],
    ['one that was kept over a push', [system('rav', APPROVED), added()], 2, ['rav approve']],
    ['one after a push', [added(), system('rav', APPROVED)], 2, ['rav approve now']],
    [
      'one between two pushes',
      [added('0'.repeat(40)), system('rav', APPROVED), added()],
      3,
      ['rav approve'],
    ],
    ['one after a push that left no note', [added(), system('rav', APPROVED)], 3, ['rav approve']],
    [
      'one after a push of which another head is told',
      [added('0'.repeat(40)), system('rav', APPROVED)],
      2,
      ['rav approve'],
    ],
    [
      'one after the target was changed',
      [system('ana', 'changed target branch from `a` to `b`'), system('rav', APPROVED)],
      2,
      ['rav approve now'],
    ],
    [
      'one from before the target was changed',
      [system('rav', APPROVED), system('ana', 'changed target branch from `a` to `b`')],
      2,
      ['rav approve'],
    ],
    ['one whose versions are not known', [system('rav', APPROVED)], Number.NaN, ['rav approve']],
  ])('takes %s for what it is', (_what, notes, versions, expected) => {
    expect(told(notes, { versions })).toEqual(expected);
  });

  it('takes nobody’s word for GitLab’s', () => {
    const notes = [written('eve', APPROVED), written('eve', added().text)];
    expect(told(notes, { approving: ['eve'] })).toEqual(['eve comment now', 'eve comment now']);
  });

  it.each([
    ['a push', [], ['rav dismissed now']],
    [
      'themselves',
      [system('rav', 'unapproved this merge request')],
      ['rav dismissed now', 'rav dismissed now'],
    ],
    [
      'asking for changes',
      [system('rav', 'requested changes')],
      ['rav dismissed now', 'rav request-changes now'],
    ],
  ])('shows what was taken back by %s in its place', (_by, more, expected) => {
    expect(told([system('rav', APPROVED), ...more], { approving: [] })).toEqual(expected);
  });

  it('revives nothing older: only the last word can stand', () => {
    const notes = [system('rav', APPROVED), added(), system('rav', APPROVED)];
    expect(told(notes, { versions: 2 })).toEqual(['rav dismissed', 'rav approve now']);
  });
});
