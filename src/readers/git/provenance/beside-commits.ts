import type { ProvenanceClue } from '../../../core/provenance/types.ts';
import type { Repository } from '../repository/run-git.ts';
import { addedLinesOf } from './added-lines.ts';
import type { CheckpointGatherer } from './checkpoints.ts';
import { cluesOfShares, sharesOf } from './clues-of-notes.ts';
import { readNotes } from './read-notes.ts';
import { cluesOfTraces } from './traces.ts';

/**
 * What a repository says of some commits beside their messages: notes that tell lines apart, checkpoints
 * of sessions, trace records. `base` is the tree-ish before the change.
 */
export async function cluesBesideCommits(
  repository: Repository,
  ends: { readonly base: string; readonly head: string },
  commits: ReadonlySet<string>,
  checkpoints: CheckpointGatherer,
): Promise<readonly ProvenanceClue[]> {
  const notes = await readNotes(repository, commits);
  const added = await addedLinesOf(repository, [...notes.keys()]);
  const shares = new Map(
    [...notes].map(([commit, authors]) => [commit, sharesOf(authors, linesAdded(added, commit))]),
  );
  return [
    ...cluesOfShares(shares),
    ...(await checkpoints.clues(repository)),
    ...(await cluesOfTraces(repository, ends, commits)),
  ];
}

/** A merge adds nothing of its own, so its log is measured by itself. */
function linesAdded(added: Awaited<ReturnType<typeof addedLinesOf>>, commit: string) {
  const lines = added.get(commit);
  return lines === undefined || lines.size === 0 ? null : lines;
}
