import type { ProvenanceClue } from '../../core/provenance/types.ts';
import { verdictOf } from '../../core/provenance/verdict-of.ts';
import type { ClueVerdict } from '../../core/provenance/verdict-of.ts';
import type { HistoryCommit } from '../../readers/git/reader.ts';

/** A commit with what its clues amount to. */
export interface JudgedCommit {
  readonly commit: HistoryCommit;
  readonly verdict: ClueVerdict;
}

const NOTHING: ClueVerdict = verdictOf([]);

export function judgeCommit(commit: HistoryCommit): JudgedCommit {
  return { commit, verdict: commit.clues.length === 0 ? NOTHING : verdictOf(commit.clues) };
}

/** `trailer, declared: Co-authored-by: …`; empty where there is nothing to show. */
export function evidenceText(clue: ProvenanceClue | null): string {
  return clue === null ? '' : `${clue.kind}, ${clue.strength}: ${clue.evidence.note}`;
}
