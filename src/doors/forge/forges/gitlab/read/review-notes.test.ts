import { describe, expect, it } from 'vitest';
import { opinionsIn } from './review-notes.ts';
import type { Note } from './review-notes.ts';

const HEAD = 'abcdef01'.repeat(5);
const APPROVED = 'approved this merge request';

const SECOND = 1000;

let id = 0;
/** `at`: seconds after the latest version was made. */
function system(by: string, text: string, at = 1): Note {
  id += 1;
  return { id, by, text, isSystem: true, at: at * SECOND };
}
function written(by: string, text: string): Note {
  return { ...system(by, text), isSystem: false };
}
function added(head = HEAD, count = 1): Note {
  return system('ana', `added ${count} commits\n\n<ul><li>${head.slice(0, 8)} - Change</li></ul>`);
}

function told(
  notes: readonly Note[],
  {
    versionAt = 0,
    approving = ['rav'],
  }: { versionAt?: number; approving?: readonly string[] } = {},
): readonly string[] {
  const found = opinionsIn({ notes, versionAt, approving: new Set(approving) });
  return found.map(({ by, opinion, isOnLatest }) => `${by} ${opinion}${isOnLatest ? ' now' : ''}`);
}

describe('what notes of GitLab tell', () => {
  const retarget = system('ana', 'changed target branch from `a` to `b`');
  it.each<[string, readonly Note[], readonly string[]]>([
    ['an approval of the only version', [system('rav', APPROVED)], ['rav approve now']],
    ['one that was kept over a push', [system('rav', APPROVED), added()], ['rav approve']],
    ['one after a push', [added(), system('rav', APPROVED)], ['rav approve now']],
    ['one between two pushes', [added(), system('rav', APPROVED), added()], ['rav approve']],
    ['one before a push without a note', [added(), system('rav', APPROVED, -60)], ['rav approve']],
    ['one after a push without a note', [system('rav', APPROVED, 60)], ['rav approve now']],
    ['one in the second of the push', [system('rav', APPROVED, 0.9)], ['rav approve']],
    ['one in the second after it', [system('rav', APPROVED, 1)], ['rav approve now']],
    ['one of no known instant', [system('rav', APPROVED, Number.NaN)], ['rav approve']],
    ['one after the target was changed', [retarget, system('rav', APPROVED)], ['rav approve now']],
    ['one from before that', [system('rav', APPROVED), retarget], ['rav approve']],
  ])('takes %s for what it is', (_what, notes, expected) => {
    expect(told(notes)).toEqual(expected);
  });

  it('counts none where the latest version is not known to be of the head', () => {
    expect(told([system('rav', APPROVED)], { versionAt: Number.NaN })).toEqual(['rav approve']);
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
    expect(told(notes)).toEqual(['rav dismissed', 'rav approve now']);
  });
});
