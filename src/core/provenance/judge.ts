import { judgeCommits } from './judge-commits.ts';
import type { CommitName } from './judge-commits.ts';
import type { CommitProvenance, Provenance, ProvenanceClue } from './types.ts';
import { toolsOf, verdictOf, type ClueVerdict } from './verdict-of.ts';

/**
 * Says who or what made a change, and each of its commits. `commits` are those of the change, oldest
 * first; left out or empty where it is not made of commits. A clue with `commits` bears on these alone,
 * one without on all. Part AI and part human-attested is `mixed`; AI beside what is unknown is AI, since
 * nothing vouches for the rest. Pure; equal clues in any order give an equal verdict.
 */
export function judgeProvenance(
  clues: readonly ProvenanceClue[],
  commits: readonly CommitName[] = [],
): Provenance {
  const judged = judgeCommits(clues, commits);
  const verdict = verdictOfChange(clues, commits, judged);
  return {
    kind: verdict.kind,
    tools: verdict.tools,
    why: whyOf(verdict, judged),
    clues,
    ...(commits.length === 0 ? {} : { commits: judged }),
  };
}

/** True where AI had a part, and where the rules treat what is unknown as if it had. */
export function isAiAssisted(provenance: Provenance): boolean {
  return (
    provenance.kind === 'ai-declared' ||
    provenance.kind === 'ai-attested' ||
    provenance.kind === 'mixed' ||
    provenance.treatedAsAi === true
  );
}

function verdictOfChange(
  clues: readonly ProvenanceClue[],
  commits: readonly CommitName[],
  judged: readonly CommitProvenance[],
): ClueVerdict {
  const ai = clues.filter(({ says }) => says === 'ai');
  if (ai.length > 0) {
    const verdict = verdictOf(ai);
    const isMixed =
      judged.some(({ kind }) => kind === 'mixed' || kind === 'human-attested') ||
      // Clues about lines of a change that is not told apart into commits.
      verdictOf(clues.filter((clue) => clue.commits === undefined)).kind === 'mixed';
    return isMixed ? { ...verdict, kind: 'mixed' } : verdict;
  }
  const whole = verdictOf(clues.filter((clue) => clue.commits === undefined));
  if (whole.kind === 'human-attested') return whole;
  const all = verdictOf(clues);
  const everyCommit = commits.length > 0 && judged.every(({ kind }) => kind === 'human-attested');
  if (everyCommit) return { ...all, kind: 'human-attested', tools: toolsOf(ai) };
  return { ...all, kind: 'unknown' };
}

function whyOf(
  { kind, tools, strongest }: ClueVerdict,
  judged: readonly CommitProvenance[],
): string {
  const by = tools.length > 0 ? ` by ${tools.join(', ')}` : '';
  const note = strongest?.evidence.note ?? '';
  switch (kind) {
    case 'ai-attested':
    case 'ai-declared':
      return `AI-assisted${by}: ${note}.`;
    case 'mixed':
      return `Part AI, part human; AI-assisted${by}: ${note}${shareOf(judged)}.`;
    case 'human-attested':
      return `Written by hand: ${note}.`;
    case 'unknown':
      return whyUnknown(strongest, judged);
  }
}

function whyUnknown(strongest: ProvenanceClue | null, judged: readonly CommitProvenance[]): string {
  if (strongest === null) {
    return 'Nothing tells whether AI had a part in it; the absence of a sign proves nothing.';
  }
  const { note } = strongest.evidence;
  return strongest.strength === 'attested'
    ? `Only a part of it is vouched for as written by hand (${note})${shareOf(judged)}.`
    : `Said to be written by hand (${note}), which nothing else confirms.`;
}

function shareOf(judged: readonly CommitProvenance[]): string {
  const human = judged.filter(({ kind }) => kind === 'human-attested').length;
  return human === 0 ? '' : `; ${human} of ${judged.length} commits are attested as human`;
}
