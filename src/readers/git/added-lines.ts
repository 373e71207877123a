import { listChangedFiles } from './diff/changed-files.ts';
import { parseRawDiff } from './diff/raw-diff.ts';
import { streamPatch } from './diff/stream-patch.ts';
import { openRepository } from './repository/open-repository.ts';

/** Most files whose lines are looked at. */
const MOST_FILES = 3000;

/** The paths of a difference after it, as `readAddedLines` calls them. */
export async function readChangedPaths(
  folder: string,
  from: string,
  to: string,
): Promise<readonly string[]> {
  const repository = await openRepository(folder);
  const raw = await listChangedFiles(repository, from, to);
  return parseRawDiff(raw, `${from}..${to}`).map(({ path }) => path);
}

/** The lines that a difference adds, by path after it. Files that are too large, or too many, are left out. */
export async function readAddedLines(
  folder: string,
  from: string,
  to: string,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const repository = await openRepository(folder);
  const name = `${from}..${to}`;
  const raw = await listChangedFiles(repository, from, to);
  const changes = parseRawDiff(raw, name).slice(0, MOST_FILES);
  const added = new Map<string, readonly string[]>();
  await streamPatch(repository, { from, to, name }, changes, {
    keep: () => 'lines',
    onProgress: undefined,
    section: ({ change, collected }) => {
      const lines = collected.hunks.flatMap((hunk) =>
        hunk.filter(({ mark }) => mark === 'added').map(({ text }) => text),
      );
      if (lines.length > 0) added.set(change.path, lines);
    },
  });
  return added;
}
