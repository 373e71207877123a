import { openRepository } from '../../../readers/git/repository/open-repository.ts';
import { resolveCommits } from '../../../readers/git/repository/resolve-commits.ts';
import type { Repository } from '../../../readers/git/repository/run-git.ts';
import { ForgeFault } from '../ports.ts';

const COMMIT = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;
/** What git itself refuses in the name of a branch, and what it takes for an option or a range. */
// oxlint-disable-next-line no-control-regex
const NO_BRANCH = /^-|^$|[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{|\/\/|\.$|\/$/;

/** The ref of a branch. Throws `ForgeFault` for what cannot be one. */
export function branchRef(branch: string): string {
  if (!NO_BRANCH.test(branch) && branch.length <= 1000) return `refs/heads/${branch}`;
  throw new ForgeFault(
    'malformed',
    `the forge names a branch ${JSON.stringify(branch.slice(0, 100))}, which git does not know`,
  );
}

/** The same id. Throws `ForgeFault` for what is none. */
export function commitId(text: string): string {
  if (COMMIT.test(text)) return text;
  throw new ForgeFault(
    'malformed',
    `the forge names a commit ${JSON.stringify(text.slice(0, 100))}, which is no commit id`,
  );
}

/** The mirror as a repository that can be asked. */
export function openMirror(folder: string): Promise<Repository> {
  return openRepository(folder);
}

/** Commit that a ref or id stands for. Throws `ForgeFault` where the mirror does not have it. */
export async function mustResolve(repository: Repository, name: string): Promise<string> {
  const [id] = await mustResolveAll(repository, [name]);
  return id;
}

/** The same of several, asked for at once. */
export async function mustResolveAll<const T extends readonly string[]>(
  repository: Repository,
  names: T,
): Promise<{ readonly [K in keyof T]: string }> {
  const ids = await resolveCommits(repository, names);
  const at = ids.indexOf(null);
  if (at === -1) return ids as { readonly [K in keyof T]: string };
  throw new ForgeFault('gone', `the repository does not have ${names[at]}, which the forge names`);
}
