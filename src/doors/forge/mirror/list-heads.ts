import { ForgeFault } from '../../../engine/forge/ports.ts';
import type { GitEnd } from './run-mirror-git.ts';

/** Branches alone: a forge may have tens of thousands of other refs. */
export const LIST_HEADS = ['ls-remote', '--heads', '--quiet', '--end-of-options'] as const;

const BRANCH = /^([0-9a-f]{40}|[0-9a-f]{64})\trefs\/heads\/(\S+)$/;
/** As much as a run of git keeps of what it reads. */
const MOST = 16 * 1024 * 1024;

/** Commit by branch, as git listed them. Throws `ForgeFault` where the list may have been cut short. */
export function headsIn(
  repository: string,
  { output }: Pick<GitEnd, 'output'>,
): ReadonlyMap<string, string> {
  if (output.length >= MOST) {
    throw new ForgeFault('malformed', `git: ${repository} has more branches than can be listed`);
  }
  const heads = new Map<string, string>();
  for (const line of output.split('\n')) {
    const [, id, branch] = BRANCH.exec(line) ?? [];
    if (id !== undefined && branch !== undefined) heads.set(branch, id);
  }
  return heads;
}
