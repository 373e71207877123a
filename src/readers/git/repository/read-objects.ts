import { streamGit } from './run-git.ts';
import type { Repository } from './run-git.ts';

const HEAD = /^([0-9a-f]+) (\w+) (\d+)$/;

/** Sizes of objects in bytes. Objects that are not there (submodules, parts not fetched) are left out. */
export async function sizesOfBlobs(
  repository: Repository,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const known = knownSizes.get(repository) ?? new Map<string, number>();
  if (ids.every((id) => known.has(id))) return new Map(ids.map((id) => [id, known.get(id) ?? 0]));
  const sizes = await askForSizes(repository, ids);
  if (repository.bare && sizes.size <= MOST_SIZES) {
    if (known.size + sizes.size > MOST_SIZES) known.clear();
    for (const [id, size] of sizes) known.set(id, size);
    knownSizes.set(repository, known);
  }
  return sizes;
}

/** Sizes of blobs of bare repositories: they are asked for by each reader of the same change. */
const knownSizes = new WeakMap<Repository, Map<string, number>>();
const MOST_SIZES = 500;

async function askForSizes(
  repository: Repository,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const sizes = new Map<string, number>();
  let rest = '';
  await streamGit(
    repository,
    ['cat-file', '--batch-check', '--buffer'],
    (chunk) => {
      const lines = (rest + chunk.toString('latin1')).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const [, id, type, size] = HEAD.exec(line) ?? [];
        if (id !== undefined && type === 'blob') sizes.set(id, Number(size));
      }
    },
    { input: Buffer.from(`${ids.join('\n')}\n`) },
  );
  return sizes;
}

/** Hands on the content of objects, one after the other, in the order asked for. Absent ones are skipped. */
export async function readObjects(
  repository: Repository,
  ids: readonly string[],
  onObject: (id: string, content: Buffer) => void,
): Promise<void> {
  if (ids.length === 0) return;
  let pending = Buffer.alloc(0);
  let parts: Buffer[] = [];
  let missing = 0;
  let current: { id: string; size: number } | null = null;
  const drain = () => {
    for (;;) {
      if (current === null) {
        const end = pending.indexOf(10);
        if (end < 0) return;
        const [, id, , size] = HEAD.exec(pending.toString('latin1', 0, end)) ?? [];
        pending = pending.subarray(end + 1);
        if (id !== undefined) current = { id, size: Number(size) };
      } else {
        if (pending.length < current.size + 1) return;
        onObject(current.id, pending.subarray(0, current.size));
        pending = pending.subarray(current.size + 1);
        current = null;
      }
    }
  };
  await streamGit(
    repository,
    ['cat-file', '--batch', '--buffer'],
    (chunk) => {
      parts.push(chunk);
      missing -= chunk.length;
      if (missing > 0) return;
      pending = Buffer.concat([pending, ...parts]);
      parts = [];
      drain();
      missing = current === null ? 0 : current.size + 1 - pending.length;
    },
    { input: Buffer.from(`${ids.join('\n')}\n`) },
  );
  pending = Buffer.concat([pending, ...parts]);
  drain();
}
