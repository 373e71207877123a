import fc from 'fast-check';
import { expect, it } from 'vitest';
import { linesOf } from './lines.ts';

async function cut(chunks: readonly Uint8Array[], most = 1000): Promise<readonly string[]> {
  const stream = (async function* () {
    yield* chunks;
  })();
  const lines: string[] = [];
  for await (const line of linesOf(stream, most)) {
    lines.push(line.kind === 'line' ? line.bytes.toString('latin1') : 'too long');
  }
  return lines;
}

it('cuts at newlines, however the bytes arrive', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.uint8Array({ max: 20 })), async (chunks) => {
      const whole = Buffer.concat(chunks).toString('latin1');
      const expected = whole.split('\n');
      if (expected.at(-1) === '') expected.pop();
      expect(await cut(chunks)).toEqual(expected);
    }),
  );
});

it('keeps nothing of a line that is too long, and goes on behind it', async () => {
  const chunks = ['aaaaaa', 'aaaaaa\nbb', '\ncccccccccc\n'].map((text) => Buffer.from(text));
  expect(await cut(chunks, 10)).toEqual(['too long', 'bb', 'cccccccccc']);
});
