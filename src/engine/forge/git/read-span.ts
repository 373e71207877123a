import { createHash } from 'node:crypto';
import { askGit, runGit, streamGit } from '../../../readers/git/repository/run-git.ts';
import type { Repository } from '../../../readers/git/repository/run-git.ts';

/** A commit by its id, with who git says made it. */
export interface SpanCommit {
  readonly commit: string;
  readonly subject: string;
  readonly authorEmail: string;
  readonly committerEmail: string;
}

const FORMAT = '%H%x00%ae%x00%ce%x00%s%x00';
const LONGEST_SUBJECT = 200;

/** Commits that the head has and the base has not, oldest first. */
export async function commitsBetween(
  repository: Repository,
  base: string,
  head: string,
): Promise<readonly SpanCommit[]> {
  const args = ['log', '--topo-order', '--reverse', '-z', `--format=${FORMAT}`, head, `^${base}`];
  const { output } = await runGit(repository, [...args, '--']);
  const fields = output.toString('utf8').split('\0');
  const commits: SpanCommit[] = [];
  // Each commit is four fields and the empty one that parts it from the next.
  for (let at = 0; at + 3 < fields.length; at += 5) {
    const [commit = '', authorEmail = '', committerEmail = '', subject = ''] = fields.slice(at);
    commits.push({
      commit: commit.trim(),
      authorEmail: authorEmail.toLowerCase(),
      committerEmail: committerEmail.toLowerCase(),
      subject: subject.toWellFormed().slice(0, LONGEST_SUBJECT).toWellFormed(),
    });
  }
  return commits;
}

/** Changed paths, both names of what moved, sorted. */
export async function changedPaths(
  repository: Repository,
  mergeBase: string,
  head: string,
): Promise<readonly string[]> {
  const { output } = await runGit(repository, [
    'diff-tree',
    '-r',
    '-z',
    '--name-only',
    '--no-renames',
    mergeBase,
    head,
    '--',
  ]);
  return output.toString('utf8').split('\0').filter(Boolean).toSorted();
}

/** `sha256:` and hex over the whole patch, as git makes it whatever anybody's settings are. */
export async function diffDigest(
  repository: Repository,
  mergeBase: string,
  head: string,
): Promise<string> {
  const hash = createHash('sha256');
  const shape = ['--full-index', '--binary', '--no-color', '--no-renames', '--no-ext-diff'];
  const plain = [
    '--no-textconv',
    '--src-prefix=a/',
    '--dst-prefix=b/',
    '--submodule=short',
    '-O/dev/null',
  ];
  await streamGit(
    repository,
    ['diff', ...shape, ...plain, '--diff-algorithm=myers', mergeBase, head, '--'],
    (chunk) => void hash.update(chunk),
  );
  return `sha256:${hash.digest('hex')}`;
}

/** The best common ancestor, or null where there is none. */
export function mergeBaseOf(
  repository: Repository,
  base: string,
  head: string,
): Promise<string | null> {
  return askGit(repository, ['merge-base', base, head]);
}

/** Digest of what a head would bring to a base; null where they have no history in common. */
export async function broughtDigest(
  repository: Repository,
  base: string,
  head: string,
): Promise<string | null> {
  const mergeBase = await mergeBaseOf(repository, base, head);
  return mergeBase === null ? null : diffDigest(repository, mergeBase, head);
}
