import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { emit } from './emit.ts';

/** A reader that takes one write at a time, and closes after `takes` of them. */
function reader(takes = Infinity) {
  const seen: string[] = [];
  const stream = new Writable({
    highWaterMark: 1,
    write(chunk, _encoding, done) {
      seen.push(String(chunk));
      if (seen.length >= takes) this.destroy();
      setImmediate(done);
    },
  });
  return { stream, seen };
}

const block = 'x'.repeat(70_000);

describe('emit', () => {
  it('writes everything to a slow reader, and leaves no listener behind', async () => {
    const { stream, seen } = reader();
    const before = stream.listenerCount('drain') + stream.listenerCount('close');
    await emit(
      stream,
      Array.from({ length: 30 }, (_, i) => `${i}${block}`),
    );
    expect(seen.join('')).toBe(Array.from({ length: 30 }, (_, i) => `${i}${block}`).join(''));
    expect(stream.listenerCount('drain') + stream.listenerCount('close')).toBe(before);
  });

  it('ends when the reader goes away', async () => {
    const { stream, seen } = reader(2);
    await emit(
      stream,
      Array.from({ length: 30 }, () => block),
    );
    expect(seen.length).toBe(2);
  });

  it('gathers small pieces', async () => {
    const { stream, seen } = reader();
    await emit(stream, ['a', 'b', 'c']);
    expect(seen).toEqual(['abc']);
  });
});
