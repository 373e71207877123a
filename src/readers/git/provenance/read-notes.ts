import { readObjects, sizesOfBlobs } from '../repository/read-objects.ts';
import { askGit, runGit } from '../repository/run-git.ts';
import type { Repository } from '../repository/run-git.ts';
import { LONGEST_LOG, parseAuthorshipLog } from './authorship-log.ts';
import type { LineAuthor } from './authorship-log.ts';
import { put } from './put.ts';

const NOTES = 'refs/notes/ai';

/** Who wrote which lines, for those commits of some that have a log among the notes of git-ai. */
export async function readNotes(
  repository: Repository,
  wanted: { has(commit: string): boolean },
): Promise<ReadonlyMap<string, readonly LineAuthor[]>> {
  const found = new Map<string, readonly LineAuthor[]>();
  const commits = new Map<string, string[]>();
  for (const [commit, blob] of await listNotes(repository)) {
    if (wanted.has(commit)) put(commits, blob, commit);
  }
  const sizes = await sizesOfBlobs(repository, [...commits.keys()]);
  const blobs = [...sizes].flatMap(([blob, size]) => (size <= LONGEST_LOG ? [blob] : []));
  await readObjects(repository, blobs, (blob, content) => {
    const log = parseAuthorshipLog(content.toString('utf8'));
    if (log !== null) for (const commit of commits.get(blob) ?? []) found.set(commit, log);
  });
  return found;
}

/** Commits and the blobs of their notes, as the notes' tree has them: folders are beginnings of ids. */
async function listNotes(repository: Repository): Promise<readonly (readonly [string, string])[]> {
  const ref = await askGit(repository, ['rev-parse', '--verify', '--quiet', `${NOTES}^{tree}`]);
  if (ref === null) return [];
  const { output } = await runGit(repository, ['ls-tree', '-r', '-z', ref]);
  return output
    .toString('latin1')
    .split('\0')
    .flatMap((entry) => {
      const [, blob = '', path = ''] =
        /^100644 blob ([0-9a-f]{40,64})\t([0-9a-f/]+)$/.exec(entry) ?? [];
      const commit = path.replaceAll('/', '');
      return blob === '' ? [] : [[commit, blob] as const];
    });
}
