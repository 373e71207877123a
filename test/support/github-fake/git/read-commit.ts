/** Commits as git keeps them, remembered by hash, which never lies. */
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
