import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ReaderEntry } from './registry.ts';
import { readChange } from './read-change.ts';
import type { ReadOptions } from './read-change.ts';
import type { Reader } from './types.ts';

/** Recognises texts that start with its mark and keeps what it was given to read. */
function readerOf(mark: string, kind: 'plan' | 'code', takes = Infinity) {
  const seen: string[] = [];
  const reader: Reader = {
    id: `${mark}-reader`,
    title: `texts that start with ${mark}`,
    recognises: (head) => head.startsWith(mark),
    read: async ({ bytes }) => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of bytes) if (chunks.push(chunk) >= takes) break;
      seen.push(Buffer.concat(chunks).toString('utf8'));
      return { kind, effects: [], signals: [], actors: [], clues: [] };
    },
  };
  let loads = 0;
  const entry: ReaderEntry = {
    id: reader.id,
    title: reader.title,
    mayRecognise: (head) => head.startsWith(mark),
    load: async () => {
      loads += 1;
      return reader;
    },
  };
  return { entry, seen, loads: () => loads };
}

async function* stream(...chunks: readonly (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
}

const options = (...readers: readonly { entry: ReaderEntry }[]): ReadOptions => ({
  sha256: () => createHash('sha256'),
  readers: readers.map(({ entry }) => entry),
});

const sha = (content: string | Uint8Array) =>
  `sha256:${createHash('sha256').update(content).digest('hex')}`;

describe('readChange', () => {
  it('reads with the reader that recognises the content and loads no other', async () => {
    const plan = readerOf('{', 'plan');
    const code = readerOf('diff', 'code');
    const { draft } = await readChange(
      [{ name: 'a', bytes: stream('{"a"', ':1}') }],
      options(plan, code),
    );
    expect(plan.seen).toEqual(['{"a":1}']);
    expect([plan.loads(), code.loads()]).toEqual([1, 0]);
    expect(draft).toMatchObject({
      kind: 'plan',
      inputs: [{ name: 'a', reader: '{-reader', bytes: 7, sha256: sha('{"a":1}') }],
    });
  });

  it('hands over every byte behind the head as well', async () => {
    const plan = readerOf('{', 'plan');
    const chunks = Array.from({ length: 40 }, (_, i) => `{${String(i).padStart(5000, '.')}`);
    await readChange([{ name: 'a', bytes: stream(...chunks) }], options(plan));
    expect(plan.seen).toEqual([chunks.join('')]);
  });

  it('hashes what the reader left over', async () => {
    const lazy = readerOf('{', 'plan', 1);
    const rest = 'x'.repeat(100_000);
    const { draft } = await readChange([{ name: 'a', bytes: stream('{', rest) }], options(lazy));
    expect(lazy.seen).toEqual(['{']);
    expect(draft.inputs[0]).toMatchObject({ sha256: sha(`{${rest}`), bytes: 100_001 });
  });

  it('holds what nobody recognises, and says what was tried', async () => {
    const { draft } = await readChange(
      [{ name: 'blob', bytes: stream(new Uint8Array([0, 1, 2, 255])) }],
      options(readerOf('{', 'plan'), readerOf('diff', 'code')),
    );
    expect(draft.signals).toMatchObject([{ kind: 'unknown-input', weight: 'hold' }]);
    expect(draft.signals[0]?.message).toContain('texts that start with {');
    expect(draft.signals[0]?.message).toContain('texts that start with diff');
    expect(draft.inputs[0]?.reader).toBe('none');
  });

  it.each([
    ['code after plan', ['diff x', '{}'], 'plan'],
    ['plan after code', ['{}', 'diff x'], 'plan'],
    ['code alone', ['diff x', 'diff y'], 'code'],
  ])('takes the weightier kind of several inputs: %s', async (_, texts, kind) => {
    const { draft } = await readChange(
      texts.map((text) => ({ name: text, bytes: stream(text) })),
      options(readerOf('{', 'plan'), readerOf('diff', 'code')),
    );
    expect(draft.kind).toBe(kind);
    expect(draft.inputs).toHaveLength(texts.length);
  });

  it.each([
    ['UTF-8 with a mark', Buffer.from('\ufeff{"é":1}')],
    ['UTF-16 little endian', Buffer.from('\ufeff{"é":1}', 'utf16le')],
    ['UTF-16 big endian', Buffer.from('\ufeff{"é":1}', 'utf16le').swap16()],
  ])('reads %s as the text it is, and hashes it as the bytes it is', async (_, raw) => {
    const plan = readerOf('{', 'plan');
    const odd = [raw.subarray(0, 5), raw.subarray(5, 6), raw.subarray(6)];
    const { draft } = await readChange([{ name: 'a', bytes: stream(...odd) }], options(plan));
    expect(plan.seen).toEqual(['{"é":1}']);
    expect(draft.inputs[0]?.sha256).toBe(sha(raw));
  });

  it.each([
    ['an empty input', stream(), /^a: is empty\. Check that the command/],
    ['empty chunks only', stream(''), /^a: is empty/],
    [
      'a plan in binary form',
      stream('PK\u0003\u0004\u0014\u0000\u0000\u0000tfplan....'),
      /terraform show -json a > plan\.json/,
    ],
  ])('refuses %s in one line', async (_, bytes, message) => {
    const reading = readChange([{ name: 'a', bytes }], options(readerOf('{', 'plan')));
    await expect(reading).rejects.toThrow(message);
    await expect(reading).rejects.toMatchObject({ code: 'HOLDPOINT_INPUT', source: 'a' });
  });

  it('reports progress up to the last byte', async () => {
    const reports: number[] = [];
    await readChange([{ name: 'a', bytes: stream('{12', '345', '6') }], {
      ...options(readerOf('{', 'plan')),
      onProgress: (_, bytesRead) => reports.push(bytesRead),
    });
    expect(reports.at(-1)).toBe(7);
  });
});
