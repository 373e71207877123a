import { sealChange } from '../../../src/core/change/seal.ts';
import type { Change, Effect } from '../../../src/core/change/types.ts';
import { sha256 } from '../../../src/engine/sha256.ts';
import type { CaseSubmission } from '../../../src/engine/cases/submit-case.ts';

const DATABASE: Effect = {
  verb: 'delete',
  resource: {
    type: 'aws_db_instance',
    address: 'aws_db_instance.orders',
    provider: 'aws',
    name: 'orders',
  },
  environment: 'production',
  environmentName: 'prod',
  reversibility: 'irreversible',
  data: 'holds-data',
  traits: ['database'],
  changes: [],
  why: 'A database is deleted with everything in it.',
  safer: [],
  evidence: [],
};

function changeOf(effect: Effect, input: string): Change {
  const inputs = [
    {
      name: 'plan.json',
      reader: 'terraform',
      sha256: `sha256:${sha256(input)}`,
      bytes: input.length,
    },
  ];
  return sealChange({ kind: 'plan', inputs, effects: [effect], signals: [] }, sha256);
}

/** Deletes the orders database in production. Another `input` makes another change of the same kind. */
export function destructive(input = 'a plan'): Change {
  return changeOf(DATABASE, input);
}

/** Changes a tag: no rule of the test world holds it. */
export function harmless(input = 'a plan'): Change {
  return changeOf(
    { ...DATABASE, verb: 'update', reversibility: 'reversible', data: 'none', traits: [] },
    input,
  );
}

/** By Ana, into the slot `infra/prod`. */
export function submissionOf(change: Change, more: Partial<CaseSubmission> = {}): CaseSubmission {
  return {
    title: 'Remove the orders database',
    change,
    actors: [{ role: 'author', identity: 'ana@example.test' }],
    clues: [],
    validations: [],
    slot: 'infra/prod',
    link: null,
    ...more,
  };
}
