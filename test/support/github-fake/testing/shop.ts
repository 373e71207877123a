/** A small organisation that most tests start from: a repository, a branch, a pull. */
import type { RepositoryHandle } from '../repository-handle.ts';
import { startGitHubFake, type GitHubFake, type GitHubFakeOptions } from '../start-github-fake.ts';
import type { Pull } from '../state/pull.ts';
import { asker, type Ask } from './ask.ts';

export interface Shop {
  readonly fake: GitHubFake;
  readonly repo: RepositoryHandle;
  readonly pull: Pull;
  /** With a token of the app's installation. */
  readonly ask: Ask;
}

/** `acme/shop`: mary opened a pull from `feature`, ravi may write as well, and eve may only read. */
export async function openShop(options: GitHubFakeOptions = {}): Promise<Shop> {
  const fake = await startGitHubFake(options);
  for (const login of ['mary', 'ravi', 'eve']) fake.addAccount({ login });
  const repo = await fake.addRepository('acme/shop', {
    permission: { mary: 'write', ravi: 'maintain', eve: 'read' },
  });
  await repo.commit({ branch: 'main', files: { 'a.txt': 'one\n' }, author: 'mary' });
  await repo.commit({ branch: 'feature', files: { 'a.txt': 'two\n' }, author: 'mary' });
  const pull = await repo.openPull({ head: 'feature', by: 'mary' });
  return { fake, repo, pull, ask: asker(fake.apiUrl, fake.installationToken('acme')) };
}
