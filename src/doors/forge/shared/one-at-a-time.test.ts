import { expect, it } from 'vitest';
import { oneAtATime } from './one-at-a-time.ts';

it('does work of one key in order, and goes on after a failure', async () => {
  const inTurn = oneAtATime();
  const said: string[] = [];
  const { promise: gate, resolve: open } = Promise.withResolvers<void>();
  const first = inTurn('a', async () => {
    await gate;
    said.push('first');
    throw new Error('failed');
  });
  const second = inTurn('a', async () => said.push('second'));
  await inTurn('b', async () => said.push('other'));
  open();
  const ends = await Promise.allSettled([first, second]);
  expect(said).toEqual(['other', 'first', 'second']);
  expect(ends.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
});
