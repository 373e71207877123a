import { describe, expect, it } from 'vitest';
import { loadSampleChanges } from '../../src/config/sample/load.ts';
import type { Assessment } from '../../src/core/assess.ts';
import type { Hold } from '../../src/core/policy/types.ts';
import { SAMPLE, assessed, verdictOn } from './world.ts';

const changes = new Map((await loadSampleChanges(SAMPLE)).map((change) => [change.id, change]));

/** What a visitor is to see, per change. */
const EXPECTED = [
  {
    id: 'orders-database',
    outcome: 'hold',
    rules: [
      'ai-assisted-without-senior',
      'ai-destroys-in-production',
      'costly-production',
      'data-lost-with-its-backups',
      'irreversible-production',
      'protection-removed',
      'tier-1-database-owner',
      'tier-1-direct',
      'tier-1-reset',
      'unprotected-delete',
      'wide-reach',
    ],
    echoes: ['inc-2025-031'],
    reached: 16,
    released: [
      { by: ['sam.okafor', 'hugo.martin', 'tomas.weiss'], outcome: 'hold' },
      { by: ['lena.brandt', 'sam.okafor'], outcome: 'hold' },
      { by: ['lena.brandt', 'hugo.martin', 'sam.okafor'], outcome: 'allow' },
    ],
  },
  {
    id: 'partner-dns',
    outcome: 'hold',
    rules: ['dns-second-look'],
    echoes: ['inc-2025-038'],
    reached: 1,
    released: [
      { by: ['jonas.ek'], outcome: 'hold' },
      { by: ['hugo.martin'], outcome: 'allow' },
    ],
  },
  {
    id: 'search-capacity',
    outcome: 'allow',
    rules: [],
    echoes: [],
    reached: 2,
    released: [],
  },
  {
    id: 'payment-retries',
    outcome: 'hold',
    rules: ['ai-assisted-without-senior', 'tier-1-direct', 'tier-1-reset'],
    echoes: ['inc-2026-007'],
    reached: 5,
    released: [
      { by: ['mia.larsen', 'sam.okafor'], outcome: 'allow' },
      { by: ['hugo.martin', 'sam.okafor'], outcome: 'hold' },
      { by: ['noor.haddad', 'sam.okafor'], outcome: 'allow' },
    ],
  },
] as const;

describe('the sample changes', () => {
  it('are those that are told apart here', () => {
    expect([...changes.keys()]).toEqual(EXPECTED.map(({ id }) => id));
  });

  describe.each(EXPECTED)('$id', ({ id, outcome, rules, echoes, reached, released }) => {
    it('comes out as a visitor is to see it', async () => {
      const assessment = await assessedOf(id);
      const verdict = verdictOn(assessment);
      expect(verdict.outcome).toBe(outcome);
      expect(verdict.reasons.map(({ rule }) => rule).toSorted()).toEqual(rules);
      expect(assessment.echoes.map(({ incident }) => incident.id)).toEqual(echoes);
      expect(assessment.reach.systems).toHaveLength(reached);
      expect(assessment.reach.unclaimed.length).toBeLessThan(assessment.change.effects.length);
    });

    it('can be released by people who are there', async () => {
      const assessment = await assessedOf(id);
      const short = verdictOn(assessment).holds.filter((hold) => missing(hold) > 0);
      expect(short).toEqual([]);
      for (const { by, outcome: after } of released) {
        expect([by, verdictOn(assessment, by).outcome]).toEqual([by, after]);
      }
    });

    it('comes out the same years later', async () => {
      const verdict = verdictOn(await assessedOf(id), [], '2033-06-01T09:00:00.000Z');
      expect(verdict.reasons.map(({ rule }) => rule).toSorted()).toEqual(rules);
    });
  });

  it('has a plan of about twenty resources by an agent, of which most are harmless', async () => {
    const { change, provenance, losses } = await assessedOf('orders-database');
    const gone = change.effects.filter(({ verb }) => verb === 'replace' || verb === 'delete');
    expect(gone.map(({ resource }) => resource.address).toSorted()).toEqual([
      'module.orders_data.aws_backup_vault_lock_configuration.orders',
      'module.orders_data.aws_db_instance.orders',
      'module.orders_data.aws_db_snapshot.weekly["2026-11-01"]',
      'module.orders_data.aws_db_snapshot.weekly["2026-11-08"]',
      'module.orders_data.aws_db_snapshot.weekly["2026-11-15"]',
    ]);
    expect(change.effects.length - gone.length).toBe(7);
    expect(provenance.kind).toBe('ai-attested');
    expect(losses[0]?.kind).toBe('data-with-backups');
  });
});

/** How many more people it would take than could answer. */
function missing({ requirement }: Hold): number {
  if (requirement.kind !== 'approvals') return 1;
  return requirement.count - requirement.given - requirement.eligible.length;
}

async function assessedOf(id: string): Promise<Assessment> {
  const change = changes.get(id);
  if (change === undefined) throw new Error(`no ${id} in the sample`);
  return assessed(change);
}
