import { describe, expect, it } from 'vitest';
import { createWorkBell } from './work-bell.ts';

function heldBack() {
  const ends: ((fault?: Error) => void)[] = [];
  const bell = createWorkBell(
    () =>
      new Promise<void>((resolve, reject) => {
        ends.push((fault) => (fault === undefined ? resolve() : reject(fault)));
      }),
  );
  return { bell, ends };
}

describe('the bell that wakes workers', () => {
  it('rings once more for all who rang while it was ringing', async () => {
    const { bell, ends } = heldBack();
    bell.ring();
    for (let turn = 0; turn < 5; turn += 1) bell.ring();
    expect(ends).toHaveLength(1);
    ends[0]?.();
    await expect.poll(() => ends.length).toBe(2);
    ends[1]?.();
    await bell.settled();
    expect(ends).toHaveLength(2);
  });

  it('rings again after it could not be heard', async () => {
    const { bell, ends } = heldBack();
    bell.ring();
    ends[0]?.(new Error('the connection is gone'));
    await bell.settled();
    bell.ring();
    expect(ends).toHaveLength(2);
    ends[1]?.();
    await bell.settled();
  });

  it('has nothing on its way where nobody rang', async () => {
    const { bell, ends } = heldBack();
    await bell.settled();
    expect(ends).toEqual([]);
  });
});
