import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { effect } from '../../test/support/builders.ts';
import type { FileReaderEntry } from './file-registry.ts';
import { readVersions } from './read-versions.ts';
import type { FilePair } from './types.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** Takes files whose text has its mark and says that they delete something. */
function entryOf(
  mark: string,
  extension: string,
): FileReaderEntry & { readonly loads: () => number } {
  let loads = 0;
  return {
    id: mark,
    mayRecognise: (path) => path.endsWith(extension),
    load: async () => {
      loads += 1;
      return {
        id: mark,
        title: mark,
        recognises: ({ before, after }) => `${before}${after}`.includes(mark),
        read: async (files) => ({
          kind: 'manifest',
          effects: files.map(({ path }) => effect({ resource: { address: `${mark}:${path}` } })),
          signals: [],
        }),
      };
    },
    loads: () => loads,
  };
}

function pair(path: string, before: string | null, after: string | null): FilePair {
  return {
    path,
    before,
    after,
    sources: { before: `old/${path}`, after: `new/${path}` },
    environment: { kind: 'unknown', name: null },
    inRepository: false,
  };
}

describe('readVersions', () => {
  it('gives each file to the first reader that knows it, once, and loads no other', async () => {
    const [first, second, third] = [entryOf('A', '.y'), entryOf('B', '.y'), entryOf('C', '.z')];
    const { inputs, result } = await readVersions(
      [pair('1.y', 'A', 'AB'), pair('2.y', null, 'B'), pair('3.y', 'A', 'A')],
      { sha256, entries: [first, second, third] },
    );
    expect(result.effects.map(({ resource }) => resource.address)).toEqual(['A:1.y', 'B:2.y']);
    expect(result.kind).toBe('manifest');
    expect(result.signals).toEqual([]);
    expect([first.loads(), second.loads(), third.loads()]).toEqual([1, 1, 0]);
    expect(inputs.map(({ name }) => name)).toEqual([
      'old/1.y',
      'new/1.y',
      'new/2.y',
      'old/3.y',
      'new/3.y',
    ]);
    expect(inputs[0]?.sha256).toBe(`sha256:${sha256('A')}`);
  });

  it('holds what differs and nobody knows, and lets what is equal be', async () => {
    const entries = [entryOf('A', '.y')];
    const { result } = await readVersions([pair('1.x', 'a', 'b'), pair('2.x', 'a', 'a')], {
      sha256,
      entries,
    });
    expect(result.effects).toEqual([]);
    expect(result.signals).toMatchObject([
      { kind: 'unknown-input', weight: 'hold', evidence: [{ source: 'new/1.x' }] },
    ]);
  });
});

describe('files of a repository', () => {
  const own = (path: string, before: string | null, after: string | null) => ({
    ...pair(path, before, after),
    inRepository: true,
  });

  it('are changes themselves, and no matter where nobody knows more', async () => {
    const { result } = await readVersions(
      [own('1.x', 'a', 'b'), own('2.x', 'a', 'a'), own('3.y', 'A', null)],
      { sha256, entries: [entryOf('A', '.y')] },
    );
    expect(result.signals).toEqual([]);
    expect(result.effects.map(({ verb, resource }) => `${verb} ${resource.address}`)).toEqual([
      'update 1.x',
      'delete 3.y',
      'update A:3.y',
    ]);
  });
});
