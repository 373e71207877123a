import { openRepository } from '../../../readers/git/repository/open-repository.ts';
import { askGit, type Repository } from '../../../readers/git/repository/run-git.ts';
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
  const id = await askGit(repository, ['rev-parse', '--verify', '--quiet', `${name}^{commit}`]);
  if (id !== null && COMMIT.test(id)) return id;
  throw new ForgeFault('gone', `the repository does not have ${name}, which the forge names`);
}
