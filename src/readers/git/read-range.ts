import type { Signal } from '../../core/change/types.ts';
import type { CommitName } from '../../core/provenance/judge-commits.ts';
import type { WorldFacts } from '../types.ts';
import { ActorGatherer } from './commits/actors-of-commits.ts';
import { ClueGatherer } from './commits/clues-of-commits.ts';
import { subjectOf } from './commits/parse-commit.ts';
import { currentBranch, readCommits } from './commits/read-commits.ts';
import { buildEffects } from './effects/build-effects.ts';
import type { SourceNames } from './effects/build-effects.ts';
import { readMeaning } from './meaning/read-meaning.ts';
import { cluesBesideCommits } from './provenance/beside-commits.ts';
import { CheckpointGatherer } from './provenance/checkpoints.ts';
import { identify } from './reading.ts';
import type { GitReading } from './reading.ts';
import { openRepository } from './repository/open-repository.ts';
import { resolveRange } from './repository/resolve-range.ts';
import type { ResolvedRange } from './repository/resolve-range.ts';
import { asInputError } from './repository/run-git.ts';
import type { Repository } from './repository/run-git.ts';
import { incomplete, note, unreadSignals } from './signals.ts';
import { studyTrees } from './study-trees.ts';

export interface RangeOptions {
  /** A folder in the repository. */
  readonly repository: string;
  /** `BASE..HEAD` (one against the other) or `BASE...HEAD` (what a merge would bring). */
  readonly range: string;
  /** Called now and then with the number of bytes of the patch read so far. */
  readonly onProgress?: (bytesRead: number) => void;
  /** What is known of the world before the change; left out where nothing is. */
  readonly facts?: WorldFacts;
}

/** Reads what lies between two revisions. Throws `InputError` where it cannot be read whole. */
export async function readRange(options: RangeOptions): Promise<GitReading> {
  const repository = await openRepository(options.repository);
  return read(repository, options).catch((error: unknown) => asInputError(options.range, error));
}

async function read(repository: Repository, options: RangeOptions): Promise<GitReading> {
  const range = await resolveRange(repository, options.range);
  const trees = { from: range.from, to: range.head, name: options.range };
  const studied = await studyTrees(repository, trees, options.onProgress);
  const { files, raw, unread } = studied;
  const names: SourceNames = {
    old: (path) => `${path}@${range.from.slice(0, 12)}`,
    new: (path) => `${path}@${range.head.slice(0, 12)}`,
  };
  const meaning = await readMeaning(studied, names, options.facts);
  const actors = new ActorGatherer();
  const clues = new ClueGatherer();
  const checkpoints = new CheckpointGatherer();
  const commits: CommitName[] = [];
  const ends = await readCommits(repository, range.head, range.excluded, (commit) => {
    actors.add(commit);
    clues.add(commit);
    checkpoints.add(commit);
    commits.push({ commit: commit.name, subject: subjectOf(commit) });
  });
  const ids = new Set(commits.map(({ commit }) => commit));
  const treeEnds = { base: range.from, head: range.head };
  const beside = await cluesBesideCommits(repository, treeEnds, ids, checkpoints);
  const branch = range.headName === 'HEAD' ? await currentBranch(repository) : range.headName;
  if (branch !== null) clues.addBranch(branch);
  return {
    kind: 'code',
    effects: [...files.flatMap((file) => buildEffects(file, names)), ...meaning.effects],
    signals: [...signalsOf(range, ends), ...unreadSignals(unread), ...meaning.signals],
    actors: actors.actors(),
    clues: [...clues.clues(), ...beside],
    commits,
    input: identify(options.range, range, raw),
    base: range.base,
    head: range.head,
    mergeBase: range.mergeBase,
  };
}

function signalsOf(range: ResolvedRange, shallowEnds: number): Signal[] {
  const signals: Signal[] = [];
  if (shallowEnds > 0) {
    signals.push(
      incomplete(
        'the history is cut off (a shallow clone), so people who took part may be missing: git fetch --unshallow',
      ),
    );
  }
  if (range.baseMovedOn && range.from === range.base) {
    signals.push(
      note(
        'the base has commits that the head lacks: they show as undone; BASE...HEAD leaves them out',
      ),
    );
  }
  if (range.mergeBases > 1 && range.from !== range.base) {
    signals.push(
      note(`there are ${range.mergeBases} common ancestors; the first is compared with`),
    );
  }
  return signals;
}
