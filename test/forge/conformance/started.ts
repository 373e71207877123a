import { afterEach, beforeEach } from 'vitest';
import type { RequestRef } from '../../../src/engine/forge/types.ts';
import { REPOSITORY } from './types.ts';
import type { ForgeUnderTest, StartForge } from './types.ts';

/** A forge of its own for every test. */
export function started(start: StartForge): () => ForgeUnderTest {
  let now: ForgeUnderTest | null = null;
  beforeEach(async () => {
    now = await start();
  });
  afterEach(() => now?.close());
  return () => {
    if (now === null) throw new Error('the forge has not been started');
    return now;
  };
}

export function refTo(under: ForgeUnderTest, number: number): RequestRef {
  return { forge: under.forge.id, repository: REPOSITORY, number };
}

/** mary’s request with one commit of hers. */
export async function openOne(under: ForgeUnderTest): Promise<RequestRef> {
  await under.world.push('feature', { files: { 'a.txt': 'two\n' }, author: 'mary' }, 'mary');
  return refTo(under, await under.world.open({ branch: 'feature', by: 'mary' }));
}
