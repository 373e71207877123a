/** 10,000 effects under the default policy: assess and decide, against serialising the same change once. */
import { loadPolicy } from '../src/config/policy/load.ts';
import { assess, sealAssessment } from '../src/core/assess.ts';
import { sealChange } from '../src/core/change/seal.ts';
import { decide } from '../src/core/decide.ts';
import { effectOf, facts, sha256 } from './effects.ts';
import { median, row, type Figures } from './measure.ts';

const EFFECTS = 10_000;
const NOW = '2026-03-11T09:00:00.000Z';

export async function benchDecisions(): Promise<readonly Figures[]> {
  const policy = await loadPolicy({ path: null });
  const effects = Array.from({ length: EFFECTS }, (_, index) => effectOf(index));
  const draft = { kind: 'plan' as const, inputs: [], signals: [], effects };
  const change = sealChange(draft, sha256);
  const assessment = sealAssessment(assess(change, facts, NOW), sha256);
  const baseline = median(5, () => JSON.stringify(JSON.parse(JSON.stringify(draft))));
  const named = '`JSON.stringify` and `JSON.parse` of the same change';
  return [
    row(
      '10,000 effects sealed into a change',
      named,
      baseline,
      median(5, () => sealChange(draft, sha256)),
    ),
    row(
      '10,000 effects assessed',
      named,
      baseline,
      median(5, () => assess(change, facts, NOW)),
    ),
    row(
      '10,000 effects decided on, default policy',
      named,
      baseline,
      median(5, () => decide(assessment, policy, [], facts.catalog, NOW)),
    ),
  ];
}
