/**
 * Twenty ways to do the same task, of 500 effects each: the comparison alone, and with what comes before
 * it, against serialising the same changes once. Run with `node bench/candidates.ts`.
 */
import { loadPolicy } from '../src/config/policy/load.ts';
import { assess, sealAssessment } from '../src/core/assess.ts';
import { sealChange } from '../src/core/change/seal.ts';
import type { Change } from '../src/core/change/types.ts';
import { compareCandidates } from '../src/core/comparison/compare.ts';
import type { Candidate } from '../src/core/comparison/types.ts';
import { decide } from '../src/core/decide.ts';
import { effectOf, facts, sha256 } from './effects.ts';
import { compared, milliseconds, type Figures } from './measure.ts';

const CANDIDATES = 20;
const EFFECTS = 500;
const NOW = '2026-03-11T09:00:00.000Z';

export async function benchCandidates(): Promise<readonly Figures[]> {
  const policy = await loadPolicy({ path: null });
  const judged = (change: Change, index: number): Candidate => {
    const assessment = sealAssessment(assess(change, facts, NOW), sha256);
    const verdict = decide(assessment, policy, [], facts.catalog, NOW);
    return { name: `way-${index}`, assessment, verdict };
  };
  const changes = Array.from({ length: CANDIDATES }, (_, index) => changeOf(index));
  const candidates = changes.map(judged);
  const what = `${CANDIDATES} candidates of ${EFFECTS} effects`;
  const baseline = '`JSON.stringify` and `JSON.parse` of the same changes';
  const theirs = (): unknown => JSON.parse(JSON.stringify(changes));
  return [
    await compared(`${what} compared`, baseline, theirs, () => ranked(candidates)),
    await compared(`${what} assessed, decided on and compared`, baseline, theirs, () =>
      ranked(changes.map(judged)),
    ),
  ];
}

/** Each has some effects more than the one before, so that no two are equal. */
function changeOf(candidate: number): Change {
  const effects = Array.from({ length: EFFECTS + candidate }, (_, index) => effectOf(index));
  return sealChange({ kind: 'plan', inputs: [], signals: [], effects }, sha256);
}

function ranked(candidates: readonly Candidate[]): void {
  const { length } = compareCandidates(candidates, []).ranked;
  if (length !== CANDIDATES) throw new Error(`${length} candidates ranked`);
}

if (import.meta.main)
  for (const figures of await benchCandidates()) console.log(milliseconds(figures));
