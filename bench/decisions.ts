/** 10,000 effects under the default policy: assess and decide, against serialising the same change once. */
import { createHash } from 'node:crypto';
import { loadPolicy } from '../src/config/policy/load.ts';
import { assess, sealAssessment, type Facts } from '../src/core/assess.ts';
import { compileCatalog } from '../src/core/catalog/compile.ts';
import { sealChange, type Sha256 } from '../src/core/change/seal.ts';
import type { Effect } from '../src/core/change/types.ts';
import { decide } from '../src/core/decide.ts';
import { median, row, type Figures } from './measure.ts';

const EFFECTS = 10_000;
const NOW = '2026-03-11T09:00:00.000Z';
const sha256: Sha256 = (text) => createHash('sha256').update(text).digest('hex');

export async function benchDecisions(): Promise<readonly Figures[]> {
  const policy = await loadPolicy({ path: null });
  const catalog = compileCatalog({ systems: [], people: [], teams: [], environments: [] });
  const facts: Facts = {
    catalog,
    actors: [],
    clues: [],
    incidents: [],
    validations: [],
    earlier: [],
    history: [],
  };
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
      median(5, () => decide(assessment, policy, [], catalog, NOW)),
    ),
  ];
}

function effectOf(index: number): Effect {
  const deletes = index % 50 === 0;
  return {
    verb: deletes ? 'delete' : 'update',
    resource: {
      type: deletes ? 'aws_db_instance' : 'aws_lambda_function',
      address: `module.m${index % 40}.r${index}`,
      provider: 'aws',
      name: null,
    },
    environment: 'production',
    environmentName: 'prod',
    reversibility: deletes ? 'irreversible' : 'reversible',
    data: deletes ? 'holds-data' : 'none',
    traits: deletes ? ['database'] : [],
    changes: ['memory_size', 'tags'],
    why: 'It changes something that runs work in place.',
    safer: [],
    evidence: [
      {
        source: 'plan.json',
        pointer: `/resource_changes/${index}/change/actions`,
        line: index + 1,
        note: 'actions are ["update"]',
        excerpt: [{ number: null, text: '~ memory_size', mark: 'context' }],
      },
    ],
  };
}
