import { readFile } from 'node:fs/promises';
import type { SampleChange, SampleOrigin } from '../../../config/sample/types.ts';
import type { ChangeDraft } from '../../../core/change/types.ts';
import { ownersIn } from '../../../engine/forge/reconcile/read-base-owners.ts';
import type { Account } from '../../../engine/cases/gather-facts.ts';
import { sha256 } from '../../../engine/sha256.ts';
import { parseGitHubOwners } from '../../../readers/owners/github/parse.ts';
import { madeUpCommit, readCommits } from './commits.ts';
import { wholeFiles } from './whole-files.ts';
import type { PatternOptions } from '../../../readers/patterns/find-patterns.ts';

/** Where a repository on GitHub keeps it. */
const OWNERS = '.github/CODEOWNERS';

/** What being a pull request adds to a change. */
export interface PullRequest {
  readonly draft: Pick<ChangeDraft, 'findings' | 'origin' | 'signals'>;
  readonly account: Pick<Account, 'actors' | 'clues' | 'owners' | 'commits'>;
}

/** Reads what a forge's door would: findings in both sides of the files, owners by the base, commits. */
export async function readPullRequest(
  change: SampleChange,
  origin: SampleOrigin,
  wanted: PatternOptions,
): Promise<PullRequest> {
  const patches = await Promise.all(change.inputs.map(({ path }) => readFile(path, 'utf8')));
  const files = patches.flatMap((patch) => wholeFiles(patch));
  // With its grammars it is large, and a second start has no need of it.
  const { findPatterns } = await import('../../../readers/patterns/find-patterns.ts');
  const { findings } = await findPatterns(files, wanted);
  const { owners, signals } = await ownersOf(
    origin,
    files.map(({ path }) => path),
  );
  const { commits, actors, clues } = readCommits(change);
  const { forge, repository, request, baseBranch } = origin;
  const base = madeUpCommit(`${repository} ${baseBranch}`);
  const head = commits.at(-1)?.commit ?? madeUpCommit(change.id);
  const diff = `sha256:${sha256(patches.join(''))}`;
  return {
    draft: {
      findings,
      signals,
      origin: { forge, repository, request, baseBranch, base, mergeBase: base, head, diff },
    },
    account: { actors, clues, commits, owners },
  };
}

async function ownersOf({ owners }: SampleOrigin, paths: readonly string[]) {
  if (owners === null) return { owners: [], signals: [] };
  return ownersIn(parseGitHubOwners(await readFile(owners, 'utf8'), OWNERS), paths);
}
