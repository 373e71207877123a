import { describe, expect, it } from 'vitest';
import { remember } from './remember.ts';

function counted() {
  const made: string[] = [];
  const remembered = remember<string>(10, (value) => value.length);
  const ask = (key: string, value = key) =>
    remembered.get(key, async () => {
      made.push(key);
      return value;
    });
  return { made, ask, remembered };
}

describe('what follows from two commits', () => {
  it('is made once, also for those who ask at the same time', async () => {
    const { made, ask } = counted();
    expect(await Promise.all([ask('abc'), ask('abc')])).toEqual(['abc', 'abc']);
    expect([await ask('abc'), made]).toEqual(['abc', ['abc']]);
  });

  it('is made again once others were used since and all of it is too much', async () => {
    const { made, ask } = counted();
    for (const key of ['aaaa', 'bbbb', 'aaaa', 'cccc', 'aaaa', 'bbbb']) await ask(key);
    expect(made).toEqual(['aaaa', 'bbbb', 'cccc', 'bbbb']);
  });

  it('is not kept where it alone is too much, and drives nothing out', async () => {
    const { made, ask } = counted();
    await ask('abc');
    await ask('large', 'x'.repeat(11));
    await ask('large', 'x'.repeat(11));
    await ask('abc');
    expect(made).toEqual(['abc', 'large', 'large']);
  });

  it('is tried again after it failed', async () => {
    const { ask, remembered } = counted();
    const failing = remembered.get('abc', () => Promise.reject(new Error('no git')));
    await expect(failing).rejects.toThrow('no git');
    expect(await ask('abc')).toBe('abc');
  });
});
