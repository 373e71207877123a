/** Commits as git keeps them, and which of them lie between two points. Kept by hash, which never lies. */
import type { BareRepository } from './bare-repository.ts';
import type { Signature } from './write-commits.ts';

export interface Commit {
  readonly sha: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Signature;
  readonly committer: Signature;
  readonly message: string;
}

export function readCommit(repository: BareRepository, sha: string): Promise<Commit> {
  return repository.once(`commit ${sha}`, async () => {
    const object = await repository.read(sha);
    if (object?.type !== 'commit') throw new Error(`${sha} is no commit`);
    return parse(object.sha, object.body.toString('utf8'));
  });
}

/** Hashes of what `head` has and `base` has not, oldest first. */
export function commitsBetween(
  repository: BareRepository,
  base: string,
  head: string,
): Promise<readonly string[]> {
  return repository.once(`between ${base} ${head}`, () =>
    list(repository, ['--reverse', '--topo-order', head, `^${base}`]),
  );
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

export function mergeBaseOf(
  repository: BareRepository,
  one: string,
  other: string,
): Promise<string | null> {
  return repository.once(`base ${one} ${other}`, async () => {
    const found = await repository.run(['merge-base', one, other], { accept: [1] });
    return found.code === 0 ? found.output.toString().trim() : null;
  });
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

function parse(sha: string, text: string): Commit {
  const split = text.indexOf('\n\n');
  const headers = text.slice(0, split).split('\n');
  const all = (name: string): readonly string[] =>
    headers
      .filter((line) => line.startsWith(`${name} `))
      .map((line) => line.slice(name.length + 1));
  return {
    sha,
    tree: all('tree')[0] ?? '',
    parents: all('parent'),
    author: signature(all('author')[0] ?? ''),
    committer: signature(all('committer')[0] ?? ''),
    message: text.slice(split + 2).replace(/\n$/, ''),
  };
}

function signature(text: string): Signature {
  const found = /^(.*) <(.*)> (\d+) [+-]\d{4}$/.exec(text);
  const seconds = Number(found?.[3] ?? 0);
  const at = new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
  return { name: found?.[1] ?? '', email: found?.[2] ?? '', at };
}
