/** Which paths a commit touched, by its tree and that of its first parent: no process is needed. */
import type { BareRepository } from './bare-repository.ts';
import { readCommit } from './read-commit.ts';
import { entriesOf, type TreeEntry } from './tree-entries.ts';

export interface TouchedPaths {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly modified: readonly string[];
}

/** Of a merge nothing is listed, as git does not either. */
export async function touchedPaths(repository: BareRepository, sha: string): Promise<TouchedPaths> {
  return repository.once(`touched ${sha}`, async () => {
    const paths = { added: [] as string[], removed: [] as string[], modified: [] as string[] };
    const { tree, parents } = await readCommit(repository, sha);
    if (parents.length > 1) return paths;
    const before = parents[0] === undefined ? null : await readCommit(repository, parents[0]);
    await compare(repository, before?.tree ?? null, tree, '', paths);
    return paths;
  });
}

async function compare(
  repository: BareRepository,
  before: string | null,
  after: string | null,
  folder: string,
  into: { added: string[]; removed: string[]; modified: string[] },
): Promise<void> {
  if (before === after) return;
  const [old, now] = await Promise.all([inTree(repository, before), inTree(repository, after)]);
  for (const name of new Set([...old.keys(), ...now.keys()])) {
    const was = old.get(name);
    const is = now.get(name);
    if (was?.sha === is?.sha && was?.mode === is?.mode) continue;
    const path = `${folder}${name}`;
    const folders = [was, is].map((entry) => (entry?.folder === true ? entry.sha : null));
    if (folders[0] !== null || folders[1] !== null) {
      await compare(repository, folders[0] ?? null, folders[1] ?? null, `${path}/`, into);
    }
    const file = was !== undefined && !was.folder;
    const still = is !== undefined && !is.folder;
    if (file && still) into.modified.push(path);
    else if (file) into.removed.push(path);
    else if (still) into.added.push(path);
  }
}

async function inTree(
  repository: BareRepository,
  sha: string | null,
): Promise<ReadonlyMap<string, TreeEntry>> {
  const object = sha === null ? null : await repository.read(sha);
  const entries = object === null ? [] : entriesOf(object.body);
  return new Map(entries.map((entry) => [entry.name, entry]));
}
