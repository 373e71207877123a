import type { Signal } from '../../core/change/types.ts';
import { InputError } from '../types.ts';
import type { WorldFacts } from '../types.ts';
import { ClueGatherer } from './commits/clues-of-commits.ts';
import { currentBranch } from './commits/read-commits.ts';
import { buildEffects } from './effects/build-effects.ts';
import type { SourceNames } from './effects/build-effects.ts';
import { readMeaning } from './meaning/read-meaning.ts';
import { identify } from './reading.ts';
import type { GitReading } from './reading.ts';
import { openRepository } from './repository/open-repository.ts';
import { emptyTree } from './repository/resolve-range.ts';
import { asInputError, askGit } from './repository/run-git.ts';
import type { Repository } from './repository/run-git.ts';
import { withSnapshot } from './repository/snapshot.ts';
import type { Snapshot } from './repository/snapshot.ts';
import { incomplete, note, unreadSignals } from './signals.ts';
import { studyTrees } from './study-trees.ts';

export interface WorkingTreeOptions {
  /** A folder in the repository. */
  readonly repository: string;
  /** Called now and then with the number of bytes of the patch read so far. */
  readonly onProgress?: (bytesRead: number) => void;
  /** What is known of the world before the change; left out where nothing is. */
  readonly facts?: WorldFacts;
}

/**
 * Reads tracked changes against `HEAD`, staged or not, and untracked files that are not ignored. The
 * repository is not written to. Throws `InputError`.
 */
export async function readWorkingTree(options: WorkingTreeOptions): Promise<GitReading> {
  const repository = await openRepository(options.repository);
  if (repository.bare) {
    const advice = 'Name a range: BASE..HEAD.';
    throw new InputError(repository.name, 'a bare repository has no working tree', advice);
  }
  return withSnapshot(repository, (snapshot) => read(repository, snapshot, options)).catch(
    (error: unknown) => asInputError(repository.name, error),
  );
}

async function read(
  repository: Repository,
  snapshot: Snapshot,
  options: WorkingTreeOptions,
): Promise<GitReading> {
  const commit = await askGit(repository, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']);
  const base = commit ?? (await emptyTree(repository));
  const trees = { from: base, to: snapshot.tree, name: repository.name };
  const studied = await studyTrees(snapshot.repository, trees, options.onProgress);
  const { files, raw, unread } = studied;
  const names: SourceNames = {
    old: (path) => `${path}@${base.slice(0, 12)}`,
    new: (path) => path,
  };
  const meaning = await readMeaning(studied, names, options.facts);
  const clues = new ClueGatherer();
  const branch = await currentBranch(repository);
  if (branch !== null) clues.addBranch(branch);
  return {
    kind: 'code',
    effects: [...files.flatMap((file) => buildEffects(file, names)), ...meaning.effects],
    signals: [...signalsOf(snapshot), ...unreadSignals(unread), ...meaning.signals],
    actors: [],
    clues: clues.clues(),
    commits: [],
    input: identify('working tree', { base, head: snapshot.tree, mergeBase: commit }, raw),
    base,
    head: null,
    mergeBase: commit,
  };
}

function signalsOf({ unmerged, nested }: Snapshot): Signal[] {
  const signals: Signal[] = [];
  if (unmerged) signals.push(incomplete('a merge waits to be resolved: finish it, then ask again'));
  if (nested > 0)
    signals.push(note(`${nested} folders are repositories of their own and were left out`));
  return signals;
}
