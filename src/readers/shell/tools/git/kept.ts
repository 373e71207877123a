/** Where else the last commit of a branch is known to be. */
import type { ShellWorld } from '../../world/types.ts';
import type { GitCall } from './types.ts';

const MOST_REFS = 500;
const LONGEST_LOG = 256 * 1024;

/**
 * Whether commits stay within reach when `branch` no longer leads to them: another branch, a tag or a
 * remote branch has the same last commit, or a remote branch has had it. Null where nobody can tell
 * which commit it is.
 */
export function staysInReach(call: GitCall, branch: string): boolean | null {
  const { repository, context } = call;
  const commit = repository?.commitOf(`refs/heads/${branch}`) ?? null;
  if (repository === null || commit === null) return null;
  const { gitFolder } = repository;
  const others = refsBelow(gitFolder, context.world).filter(
    (ref) => ref !== `refs/heads/${branch}`,
  );
  if (others.some((ref) => repository.commitOf(ref) === commit)) return true;
  const usual = [...repository.remotes.keys()].flatMap((remote) =>
    [branch, repository.defaultBranch].map((name) => `refs/remotes/${remote}/${name ?? branch}`),
  );
  const remote = [...usual, ...others.filter((ref) => ref.startsWith('refs/remotes/'))];
  return [...new Set(remote)].some(
    (ref) =>
      repository.commitOf(ref) === commit || hasHad(`${gitFolder}/logs/${ref}`, commit, call),
  );
}

/** Names of branches, remote branches and tags, out of files of their own and of the packed ones. */
function refsBelow(gitFolder: string, world: ShellWorld): readonly string[] {
  const packed = world.look(`${gitFolder}/packed-refs`, LONGEST_LOG);
  const text = packed.kind === 'text' ? packed.text : '';
  const refs = [...text.matchAll(/^[0-9a-f]{40,64} (\S+)$/gm)]
    .slice(0, MOST_REFS)
    .map(([, ref = '']) => ref);
  const open = ['refs/heads', 'refs/remotes', 'refs/tags'];
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    for (const name of world.list(`${gitFolder}/${folder}`) ?? []) {
      const ref = `${folder}/${name}`;
      if (refs.length + open.length > 2 * MOST_REFS) return refs;
      if (world.kindOf(`${gitFolder}/${ref}`) === 'folder') open.push(ref);
      else refs.push(ref);
    }
  }
  return refs;
}

/** What was fetched or pushed stands in the log of the remote branch. */
function hasHad(log: string, commit: string, { context }: GitCall): boolean {
  const look = context.world.look(log, LONGEST_LOG);
  return look.kind === 'text' && look.text.includes(commit);
}
