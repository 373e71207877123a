import { describe, expect, it } from 'vitest';
import { pushersIn } from './push-history.ts';
import type { Push } from './push-history.ts';

const OPENED = 100;

function push(by: string, before: string | null, after: string | null, at: number): Push {
  return { by: { id: by, login: by, kind: 'person' }, before, after, at };
}

async function found(
  pushes: readonly Push[],
  given: { commits?: readonly string[] | null; isWhole?: boolean; forced?: boolean } = {},
): Promise<string> {
  const { commits = ['b', 'c'], isWhole = true, forced = false } = given;
  const listing = await pushersIn({
    pushes: { items: pushes, isWhole },
    head: 'c',
    openedAt: OPENED,
    commits: commits === null ? null : new Set(commits),
    isBuiltOn: () => Promise.resolve(!forced),
  });
  return `${listing.items.map(({ login }) => login).join(' ')}${listing.isWhole ? '' : ' …'}`;
}

describe('who pushed to a request', () => {
  it.each<[string, readonly Push[], string]>([
    ['a branch made for it', [push('ana', null, 'c', 50)], 'ana'],
    ['one pushed to since', [push('bo', 'b', 'c', 150), push('ana', null, 'b', 50)], 'bo ana'],
    [
      'one written over since',
      [push('ana', 'x', 'c', 160), push('eve', 'b', 'x', 150), push('ana', null, 'b', 50)],
      'ana eve ana',
    ],
    ['a gap', [push('bo', 'x', 'c', 150), push('ana', null, 'b', 50)], 'bo ana …'],
    ['a head that nobody pushed', [push('ana', null, 'b', 50)], 'ana …'],
    ['nothing', [], ' …'],
    [
      'one removed and pushed again',
      [push('bo', null, 'c', 170), push('ana', 'b', null, 160), push('ana', null, 'b', 50)],
      'bo ana ana',
    ],
    ['one made at the very opening', [push('ana', null, 'c', OPENED)], 'ana'],
    [
      'an old branch, by those who pushed what is in it',
      [push('bo', 'b', 'c', 60), push('ana', 'a', 'b', 50), push('old', '9', 'a', 10)],
      'bo ana',
    ],
  ])('of %s', async (_what, pushes, expected) => {
    expect(await found(pushes)).toBe(expected);
  });

  it('follows an old branch on where its commits came by force, or are not known', async () => {
    const pushes = [push('ana', 'a', 'c', 50), push('old', null, 'a', 10)];
    expect(await found(pushes, { forced: true })).toBe('ana');
    expect(await found(pushes, { commits: null })).toBe('ana old');
    expect(await found(pushes.slice(0, 1), { forced: true, isWhole: false })).toBe('ana …');
  });
});
