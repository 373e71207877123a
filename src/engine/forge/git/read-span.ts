import { createHash } from 'node:crypto';
import { listChangedFiles } from '../../../readers/git/diff/changed-files.ts';
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

/** A record of git's list: modes, ids and what happened. One path comes after it, or two. */
const RECORD = /^:[^ ]+ [^ ]+ [^ ]+ [^ ]+ ([A-Z])\d*$/;

/** Changed paths, both names of what moved, sorted. */
export async function changedPaths(
  repository: Repository,
  mergeBase: string,
  head: string,
): Promise<readonly string[]> {
  // The list that whoever reads the change has just asked for; paths that moved are in it by both names.
  const listed = await listChangedFiles(repository, mergeBase, head);
  const fields = listed.toString('utf8').split('\0').values();
  const paths = new Set<string>();
  for (const field of fields) {
    if (field === '') break;
    const status = RECORD.exec(field)?.[1];
    if (status === undefined) throw new Error(`git lists a change as ${JSON.stringify(field)}`);
    const names = status === 'R' || status === 'C' ? 2 : 1;
    for (let count = 0; count < names; count += 1) paths.add(fields.next().value ?? '');
  }
  return [...paths].toSorted();
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
