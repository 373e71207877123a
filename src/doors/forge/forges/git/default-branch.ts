import { tmpdir } from 'node:os';
import process from 'node:process';
import type { GitRemote } from '../../../../engine/forge/types.ts';
import { checkRemote } from '../../mirror/check-remote.ts';
import { faultOfGit } from '../../mirror/git-faults.ts';
import { fetchEnvironment } from '../../mirror/mirror-environment.ts';
import { runMirrorGit } from '../../mirror/run-mirror-git.ts';
import type { GitForgeOptions } from './options.ts';

const TWO_MINUTES = 120_000;
const DEFAULT = /^ref: refs\/heads\/(\S+)\tHEAD$/m;

/** The branch that a repository's HEAD points to; null where it points to none. Throws `ForgeFault`. */
export async function defaultBranchOf(
  { git = 'git', timeout = TWO_MINUTES, environment = process.env }: GitForgeOptions,
  repository: string,
  remote: GitRemote,
): Promise<string | null> {
  checkRemote(remote, []);
  const end = await runMirrorGit({
    git,
    folder: tmpdir(),
    args: ['ls-remote', '--symref', '--quiet', '--end-of-options', remote.url, 'HEAD'],
    environment: fetchEnvironment(environment, remote, ['https', 'http', 'file']),
    timeout,
  });
  if (end.status !== 0) throw faultOfGit(repository, end);
  return DEFAULT.exec(end.output)?.[1] ?? null;
}
