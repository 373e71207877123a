import { runGit } from './run-git.ts';
import type { Repository } from './run-git.ts';

const ID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/**
 * Commits of bare repositories that were found by their whole id. What is there stays there: a copy that is
 * taken away and made anew is another `Repository`.
 */
const found = new WeakMap<Repository, Set<string>>();
const MOST_FOUND = 2000;

/**
 * The commits that names stand for, each null where there is none: all are asked for at once, and none whose
 * id was found before.
 */
export async function resolveCommits(
  repository: Repository,
  names: readonly string[],
): Promise<readonly (string | null)[]> {
  const known = found.get(repository) ?? new Set<string>();
  const unknown = [...new Set(names)].filter((name) => !known.has(name));
  const ids = await askFor(repository, unknown);
  if (repository.bare) {
    if (known.size > MOST_FOUND) known.clear();
    for (const id of ids.values()) known.add(id);
    found.set(repository, known);
  }
  return names.map((name) => ids.get(name) ?? (known.has(name) ? name : null));
}

async function askFor(
  repository: Repository,
  names: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  // Git reads a name a line.
  const asked = names.filter((name) => name !== '' && !/[\n\0]/.test(name));
  if (asked.length === 0) return ids;
  const input = Buffer.from(asked.map((name) => `${name}^{commit}\n`).join(''));
  const args = ['cat-file', '--batch-check=%(objectname) %(objecttype)'];
  // It gives up at a name that no reflog reaches back to: whatever comes after it is asked for by itself.
  const { output } = await runGit(repository, args, { input, accept: [128] });
  const lines = output.toString('utf8').split('\n').slice(0, -1);
  for (const [index, name] of asked.entries()) {
    const [id = '', type] = (lines[index] ?? '').split(' ');
    if (type === 'commit' && ID.test(id)) ids.set(name, id);
  }
  if (lines.length >= asked.length) return ids;
  const rest = await askFor(repository, asked.slice(lines.length + 1));
  return new Map([...ids, ...rest]);
}
