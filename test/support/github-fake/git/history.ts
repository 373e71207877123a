/** Which commits lie between two points, behind one, and where two part. */
import type { BareRepository } from './bare-repository.ts';
import { partingOf } from './straight-line.ts';

/** Hashes of what `head` has and `base` has not, oldest first. */
export function commitsBetween(
  repository: BareRepository,
  base: string,
  head: string,
): Promise<readonly string[]> {
  return repository.once(`between ${base} ${head}`, async () => {
    const straight = await partingOf(repository, base, head);
    if (straight !== null) return straight.ahead;
    return list(repository, ['--reverse', '--topo-order', head, `^${base}`]);
  });
}

export function mergeBaseOf(
  repository: BareRepository,
  one: string,
  other: string,
): Promise<string | null> {
  return repository.once(`base ${one} ${other}`, async () => {
    const straight = await partingOf(repository, one, other);
    if (straight !== null) return straight.common;
    const found = await repository.run(['merge-base', one, other], { accept: [1] });
    return found.code === 0 ? found.output.toString().trim() : null;
  });
}

/** Hashes of all that `head` stands on, newest first; of those that touched `path` when one is given. */
export function commitsBehind(
  repository: BareRepository,
  head: string,
  path: string | null,
): Promise<readonly string[]> {
  const rest = path === null ? [] : ['--', path];
  return repository.once(`behind ${head} ${path ?? ''}`, () => list(repository, [head, ...rest]));
}

async function list(
  repository: BareRepository,
  args: readonly string[],
): Promise<readonly string[]> {
  const { output } = await repository.run(['rev-list', ...args]);
  return output
    .toString()
    .split('\n')
    .filter((line) => line !== '');
}
