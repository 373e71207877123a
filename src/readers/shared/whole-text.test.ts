import { describe, expect, it } from 'vitest';
import { InputError } from '../types.ts';
import { wholeText } from './whole-text.ts';

const MIB = 1024 * 1024;

function read(chunks: readonly Uint8Array[], largest?: number): Promise<string> {
  async function* bytes(): AsyncGenerator<Uint8Array> {
    yield* chunks;
  }
  const limit = largest === undefined ? {} : { largest };
  return wholeText({ name: 'x', bytes: bytes() }, { ...limit, advice: 'Split it' });
}

describe('a whole input', () => {
  it('is one text, also where a letter lies across two chunks', async () => {
    const text = new TextEncoder().encode('aé€');
    expect(await read([...text].map((byte) => Uint8Array.of(byte)))).toBe('aé€');
    expect(await read([])).toBe('');
  });

  it.each([
    ['no UTF-8', [Uint8Array.of(0xff)], undefined, 'is not UTF-8'],
    ['half a letter', [Uint8Array.of(0xc3)], undefined, 'is not UTF-8'],
    ['more than the usual', [new Uint8Array(16 * MIB), Uint8Array.of(65)], undefined, '16 MiB'],
    ['more than was asked for', [new Uint8Array(MIB), Uint8Array.of(65)], 1, '1 MiB'],
  ])('with %s is refused', async (_, chunks, largest, word) => {
    const reading = read(chunks, largest);
    await expect(reading).rejects.toThrow(InputError);
    await expect(reading).rejects.toThrow(word);
  });

  it('may be as large as the limit', async () => {
    expect(await read([new Uint8Array(MIB)], 1)).toHaveLength(MIB);
  });
});
