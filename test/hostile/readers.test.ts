import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { FILE_READERS } from '../../src/readers/file-registry.ts';
import { filePair } from '../../src/readers/file-pair.ts';
import { readChange } from '../../src/readers/read-change.ts';
import { readVersions } from '../../src/readers/read-versions.ts';
import { READERS } from '../../src/readers/registry.ts';
import { InputError } from '../../src/readers/types.ts';
import { DAMAGES } from './damage.ts';
import { CHANGES, FILES } from './samples.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** How much was said; a refusal in one clear line counts as one thing. Any other fault goes through. */
async function saidOfChange(name: string, bytes: Uint8Array): Promise<number> {
  const input = {
    name,
    bytes: (async function* () {
      yield await Promise.resolve(bytes);
    })(),
  };
  try {
    const { draft } = await readChange([input], { sha256: () => createHash('sha256') });
    return draft.effects.length + draft.signals.length;
  } catch (fault) {
    if (fault instanceof InputError) return 1;
    throw fault;
  }
}

async function saidOfVersions(
  path: string,
  before: string | null,
  after: string | null,
): Promise<number> {
  const sources = { before: `old/${path}`, after: `new/${path}` };
  const pair = filePair({ path, before, after, sources, inRepository: false });
  const { result } = await readVersions([pair], { sha256 });
  return result.effects.length + result.signals.length;
}

describe('hostile changes', () => {
  it('have a sample for every reader', () => {
    expect(Object.keys(CHANGES).toSorted()).toEqual(READERS.map(({ id }) => id).toSorted());
  });

  describe.each(Object.entries(CHANGES))('%s', (_, { name, text }) => {
    it('says something of the sample', async () => {
      expect(await saidOfChange(name, Buffer.from(text))).toBeGreaterThan(0);
    });

    it.each(DAMAGES)('fails in no way of its own: $what', async ({ garbage, apply }) => {
      const said = await saidOfChange(name, apply(text));
      expect(said).toBeGreaterThanOrEqual(garbage ? 1 : 0);
    });
  });
});

describe('hostile files', () => {
  it('have a sample for every reader', () => {
    expect(Object.keys(FILES).toSorted()).toEqual(FILE_READERS.map(({ id }) => id).toSorted());
  });

  describe.each(Object.entries(FILES))('%s', (_, { path, before, after }) => {
    it('says something of the sample', async () => {
      expect(await saidOfVersions(path, before, after)).toBeGreaterThan(0);
    });

    it.each(DAMAGES)('fails in no way of its own: $what', async ({ garbage, apply }) => {
      const damaged = Buffer.from(apply(after)).toString('utf8');
      const said = await saidOfVersions(path, before, damaged);
      expect(said).toBeGreaterThanOrEqual(garbage ? 1 : 0);
      const old = Buffer.from(apply(before ?? '')).toString('utf8');
      expect(await saidOfVersions(path, old, after)).toBeGreaterThan(0);
    });
  });
});
