import { describe, expect, it } from 'vitest';
import { oneAtATime } from '../shared/one-at-a-time.ts';
import { fetchTogether, type WantedRefs } from './fetch-together.ts';

const wanted = (
  refs: readonly string[],
  given: Partial<WantedRefs['remote']> = {},
): WantedRefs => ({
  repository: 'acme/shop',
  remote: { url: 'https://git.test/acme/shop.git', authorization: 'a', headRef: String, ...given },
  refs,
});

/** Fetches that end when they are told to, each in its turn. */
function desk(fails: (refs: readonly string[]) => boolean = () => false) {
  const begun: (readonly string[])[] = [];
  const gates: (() => void)[] = [];
  const inTurn = oneAtATime();
  const ask = fetchTogether(inTurn, async (_, { refs }) => {
    begun.push(refs);
    const isFirst = begun.length === 1;
    // Only the first is waited for: whoever asks meanwhile waits in line behind it.
    if (isFirst) await new Promise<void>((resolve) => gates.push(resolve));
    if (fails(refs)) throw new Error(`no ${refs.join()}`);
  });
  return { begun, inTurn, ask, open: () => gates.forEach((gate) => gate()) };
}

const hasBegun = async (begun: readonly unknown[]): Promise<void> => {
  while (begun.length === 0) await Promise.resolve();
};

describe('whoever waits for the same copy', () => {
  it('is answered by one fetch, which began after all of them had asked', async () => {
    const { begun, ask, open } = desk();
    const first = ask('copy', wanted(['main', 'a']));
    await hasBegun(begun);
    const rest = [['main', 'a'], ['main', 'b'], ['c']].map((refs) => ask('copy', wanted(refs)));
    open();
    await Promise.all([first, ...rest]);
    expect(begun).toEqual([
      ['main', 'a'],
      ['main', 'a', 'b', 'c'],
    ]);
  });

  it('hears of no fault that is another’s', async () => {
    const { begun, ask, open } = desk((refs) => refs.includes('gone'));
    const first = ask('copy', wanted(['main']));
    await hasBegun(begun);
    const rest = [['a'], ['gone'], ['b']].map((refs) => ask('copy', wanted(refs)));
    open();
    await first;
    const ends = await Promise.allSettled(rest);
    expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(begun).toEqual([['main'], ['a', 'gone', 'b'], ['a'], ['gone'], ['b']]);
  });

  it.each([
    ['another right', { authorization: 'b' }],
    ['another address', { url: 'https://other.test/acme/shop.git' }],
  ])('is not answered by a fetch with %s', async (_, other) => {
    const { begun, ask, open } = desk();
    const first = ask('copy', wanted(['main']));
    await hasBegun(begun);
    const rest = [ask('copy', wanted(['a'])), ask('copy', wanted(['b'], other))];
    rest.push(ask('copy', wanted(['c'])));
    open();
    await Promise.all([first, ...rest]);
    expect(begun).toEqual([['main'], ['a', 'c'], ['b']]);
  });

  it('is answered after whatever else is done to it, and apart from other copies', async () => {
    const { begun, inTurn, ask, open } = desk();
    const first = ask('copy', wanted(['main']));
    await hasBegun(begun);
    const seen: number[] = [];
    const removed = inTurn('copy', async () => void seen.push(begun.length));
    const rest = [ask('copy', wanted(['a'])), ask('copy', wanted(['b']))];
    await ask('other', wanted(['a']));
    open();
    await Promise.all([first, removed, ...rest]);
    expect(seen).toEqual([2]);
    expect(begun).toEqual([['main'], ['a'], ['a', 'b']]);
  });

  it('is not asked for with more refs than git is given at once', async () => {
    const { begun, ask, open } = desk();
    const first = ask('copy', wanted(['main']));
    await hasBegun(begun);
    const many = (name: string) => Array.from({ length: 300 }, (_, at) => `${name}${at}`);
    const rest = ['a', 'b', 'c'].map((name) => ask('copy', wanted(many(name))));
    open();
    await Promise.all([first, ...rest]);
    expect(begun.map(({ length }) => length)).toEqual([1, 300, 300, 300]);
  });
});
