import type { Repository } from '../repository/run-git.ts';
import { MODES } from './file-change.ts';
import type { FileChange } from './file-change.ts';
import { readObjects, sizesOfBlobs } from '../repository/read-objects.ts';

const LARGEST_FILE = 16 * 1024 * 1024;
const LARGEST_TOTAL = 64 * 1024 * 1024;

/** The text behind an object id: null for a side that does not exist, undefined where it was not read. */
export type Contents = (id: string | null) => string | null | undefined;

/** Reads both sides of some files, in bounded memory: what is too large is left out. */
export async function readContents(
  repository: Repository,
  changes: readonly FileChange[],
): Promise<Contents> {
  const ids = changes
    .filter(({ oldMode, newMode }) => oldMode !== MODES.submodule && newMode !== MODES.submodule)
    .flatMap(({ oldId, newId }) => [oldId, newId])
    .filter((id) => id !== null);
  const wanted: string[] = [];
  let total = 0;
  for (const [id, size] of await sizesOfBlobs(repository, [...new Set(ids)])) {
    if (size > LARGEST_FILE || total + size > LARGEST_TOTAL) continue;
    total += size;
    wanted.push(id);
  }
  const texts = new Map<string, string>();
  await readObjects(repository, wanted, (id, content) => texts.set(id, content.toString('utf8')));
  return (id) => (id === null ? null : texts.get(id));
}
