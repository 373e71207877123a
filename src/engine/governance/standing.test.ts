import { expect, it } from 'vitest';
import {
  assessment,
  catalog,
  change,
  effect,
  NOW,
  person,
  policy,
} from '../../../test/support/builders.ts';
import type { GovernanceReads } from './ports.ts';
import { standingOf } from './standing.ts';

const ADA = person('ada', { level: 'senior', identities: ['ada@example.com'] });
const OTHER = person('other', { identities: ['other@example.com'] });

/** Ada accepted a finding in what another account wrote. */
async function acceptedBy(
  people: readonly ReturnType<typeof person>[],
): Promise<readonly string[]> {
  const written = assessment(change([effect()]), {
    catalog: catalog({ people: [ADA, OTHER] }),
    actors: [{ role: 'author', identity: 'other@example.com' }],
  });
  const reads: Pick<GovernanceReads, 'exceptionsInForce' | 'exceptionsOverdue' | 'acceptancesOf'> =
    {
      exceptionsInForce: async () => [],
      exceptionsOverdue: async () => [],
      acceptancesOf: async () => [{ finding: 'f', person: 'ada', reason: 'It is meant.', at: NOW }],
    };
  const world = { catalog: catalog({ people }), policy: policy([]), incidents: [] };
  const standing = await standingOf(reads as GovernanceReads, world, written, 'c', NOW);
  return standing.acceptances.map(({ person: by }) => by);
}

it('counts an acceptance until the account that wrote it turns out to be the same person’s', async () => {
  expect(await acceptedBy([ADA, OTHER])).toEqual(['ada']);
  const both = { ...ADA, identities: [...ADA.identities, ...OTHER.identities] };
  expect(await acceptedBy([both])).toEqual([]);
});
