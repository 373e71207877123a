import type { SampleChange, SampleCommit } from '../../../config/sample/types.ts';
import type { ActorClaim, ProvenanceClue } from '../../../core/provenance/types.ts';
import { sha256 } from '../../../engine/sha256.ts';
import { ActorGatherer } from '../../../readers/git/commits/actors-of-commits.ts';
import { ClueGatherer } from '../../../readers/git/commits/clues-of-commits.ts';
import {
  parseSignature,
  splitLines,
  subjectOf,
} from '../../../readers/git/commits/parse-commit.ts';

/** What is read of the made-up commits of a pull request, by whoever reads those of git. */
export interface CommitsRead {
  readonly commits: readonly { readonly commit: string; readonly subject: string }[];
  readonly actors: readonly ActorClaim[];
  readonly clues: readonly ProvenanceClue[];
}

export function readCommits({ id, commits }: Pick<SampleChange, 'id' | 'commits'>): CommitsRead {
  const [actors, clues] = [new ActorGatherer(), new ClueGatherer()];
  const byHand: ProvenanceClue[] = [];
  const named = commits.map((written, index) => {
    const commit = madeUpCommit(`${id} ${index} ${written.message}`);
    const author = parseSignature(written.author);
    const message = splitLines(written.message);
    const read = { name: commit, author, committer: author, message };
    actors.add(read);
    clues.add(read);
    byHand.push(...vouchedFor(written, commit));
    return { commit, subject: subjectOf(read) };
  });
  return { commits: named, actors: actors.actors(), clues: [...clues.clues(), ...byHand] };
}

/** An id like git's that is the same at every start. */
export function madeUpCommit(of: string): string {
  return sha256(of).slice(0, 40);
}

function vouchedFor({ byHand }: SampleCommit, commit: string): readonly ProvenanceClue[] {
  if (byHand === undefined) return [];
  return [
    {
      kind: 'trace',
      says: 'human',
      strength: 'declared',
      tool: null,
      evidence: { source: commit, pointer: null, line: null, note: byHand, excerpt: [] },
      commits: [commit],
      lines: 1,
    },
  ];
}
