import type { CommitProvenance, ProvenanceClue } from './types.ts';
import { verdictOf } from './verdict-of.ts';

/** A commit as a list of them shows it. */
export interface CommitName {
  readonly commit: string;
  /** First line of its message. */
  readonly subject: string;
}

/**
 * Judges each commit by the clues about it and about the whole change, in the order given. Where no list
 * is known, the commits are those that clues name, sorted, without subjects.
 */
export function judgeCommits(
  clues: readonly ProvenanceClue[],
  commits: readonly CommitName[],
): readonly CommitProvenance[] {
  const about = cluesByCommit(clues);
  const listed = commits.length > 0 ? commits : named(about);
  // Whoever said "all by hand" is refuted by one sign of AI, and vouches for none of the rest.
  const refuted = clues.some(({ says }) => says === 'ai');
  const whole = clues.filter(
    ({ commits: about, says, lines }) =>
      about === undefined && !(refuted && says === 'human' && lines === undefined),
  );
  return listed.map(({ commit, subject }) => {
    const { kind, tools } = verdictOf([...whole, ...(about.get(commit) ?? [])]);
    return { commit, subject, kind, tools };
  });
}

function cluesByCommit(
  clues: readonly ProvenanceClue[],
): ReadonlyMap<string, readonly ProvenanceClue[]> {
  const found = new Map<string, ProvenanceClue[]>();
  for (const clue of clues) {
    for (const commit of clue.commits ?? []) {
      const known = found.get(commit);
      if (known === undefined) found.set(commit, [clue]);
      else known.push(clue);
    }
  }
  return found;
}

function named(about: ReadonlyMap<string, unknown>): readonly CommitName[] {
  return [...about.keys()].toSorted().map((commit) => ({ commit, subject: '' }));
}
