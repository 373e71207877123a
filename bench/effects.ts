/** Effects without any reader, and a world of which nothing else is known. */
import { createHash } from 'node:crypto';
import type { Facts } from '../src/core/assess.ts';
import { compileCatalog } from '../src/core/catalog/compile.ts';
import type { Sha256 } from '../src/core/change/seal.ts';
import type { Effect } from '../src/core/change/types.ts';

export const sha256: Sha256 = (text) => createHash('sha256').update(text).digest('hex');

export const facts: Facts = {
  catalog: compileCatalog({ systems: [], people: [], teams: [], environments: [] }),
  actors: [],
  clues: [],
  incidents: [],
  validations: [],
  earlier: [],
  history: [],
};

/** One of fifty deletes a database; all others are updates in place. */
export function effectOf(index: number): Effect {
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
