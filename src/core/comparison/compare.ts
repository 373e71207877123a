import { harmsOf } from './harms.ts';
import { saferSteps } from './safer.ts';
import type {
  BrokenConstraint,
  Candidate,
  Comparison,
  Constraint,
  DiscardedCandidate,
  Harm,
  RankedCandidate,
} from './types.ts';

interface Weighed {
  readonly candidate: Candidate;
  readonly harms: readonly Harm[];
}

/**
 * Puts alternatives for one task in order of the harm possible, least first, and says why. Those that
 * break a constraint are set aside. Pure, and independent of the order in which candidates come.
 */
export function compareCandidates(
  candidates: readonly Candidate[],
  constraints: readonly Constraint[],
): Comparison {
  const fit: Weighed[] = [];
  const discarded: DiscardedCandidate[] = [];
  for (const candidate of candidates.toSorted(byName)) {
    const broken = brokenBy(candidate, constraints);
    if (broken.length === 0) fit.push({ candidate, harms: harmsOf(candidate) });
    else {
      const { headline } = candidate.assessment;
      discarded.push({ name: candidate.name, headline, broken });
    }
  }
  const ordered = fit.toSorted((a, b) => byHarm(a.harms, b.harms));
  const ranked = ordered.map((weighed, index) => rank(weighed, index, ordered));
  return { summary: summaryOf(ranked, discarded), ranked, discarded };
}

function brokenBy(
  { assessment }: Candidate,
  constraints: readonly Constraint[],
): readonly BrokenConstraint[] {
  return constraints.flatMap(({ text, holds }) => {
    const result = holds(assessment, null);
    if (result.kind === 'matched') return [];
    return [{ text, error: result.kind === 'failed' ? result.error : null }];
  });
}

/** The first measure in which two candidates differ decides. */
function byHarm(a: readonly Harm[], b: readonly Harm[]): number {
  const index = firstDifference(a, b);
  return index < 0 ? 0 : (a[index] as Harm).measure - (b[index] as Harm).measure;
}

function firstDifference(a: readonly Harm[], b: readonly Harm[]): number {
  return a.findIndex(({ measure }, index) => measure !== b[index]?.measure);
}

function rank(
  { candidate, harms }: Weighed,
  index: number,
  ordered: readonly Weighed[],
): RankedCandidate {
  const next = ordered[index + 1];
  return {
    name: candidate.name,
    outcome: candidate.verdict.outcome,
    headline: candidate.assessment.headline,
    place: 1 + ordered.findIndex((other) => byHarm(other.harms, harms) === 0),
    harms,
    because: next === undefined ? null : becauseOf({ candidate, harms }, next),
    safer: saferSteps(candidate),
  };
}

function becauseOf(mine: Weighed, theirs: Weighed): string {
  const [name, other] = [mine.candidate.name, theirs.candidate.name];
  const index = firstDifference(mine.harms, theirs.harms);
  if (index < 0) return `${name} and ${other} are equal in everything that is measured.`;
  return `${name} ${mine.harms[index]?.words}; ${other} ${theirs.harms[index]?.words}.`;
}

function summaryOf(
  ranked: readonly RankedCandidate[],
  discarded: readonly DiscardedCandidate[],
): string {
  const [first, second] = ranked;
  if (first === undefined) {
    return discarded.length === 0
      ? 'There is nothing to compare.'
      : 'Every candidate breaks a constraint.';
  }
  if (second === undefined) {
    return discarded.length === 0
      ? `${first.name} is the only candidate.`
      : `${first.name} is the only candidate that keeps to every constraint.`;
  }
  return second.place === first.place
    ? (first.because ?? '')
    : `${first.name} could do the least harm: ${first.because}`;
}

function byName(a: Candidate, b: Candidate): number {
  if (a.name === b.name) return 0;
  return a.name < b.name ? -1 : 1;
}
