import { describe, expect, it } from 'vitest';
import { requestSlot } from '../../src/engine/forge/slot.ts';
import type { Assessment } from '../../src/core/assess.ts';
import type { Hold, Verdict } from '../../src/core/policy/types.ts';
import { allAccepted, assessed, sample, verdictOn } from './world.ts';

const changes = new Map(sample.changes.map((change) => [change.id, change]));

/** What the author whom the sample leaves to the visitor may say. */
const SAID = {
  by: 'hugo.martin',
  does: 'It asks the gateway again and again until it answers.',
  risks: 'While the gateway is slow we make it slower, and the bank may lock us out.',
  undo: 'Deploy the version before; payments in flight keep their idempotency key.',
};

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
    rules: ['ai-assisted-without-senior', 'explain-first', 'tier-1-direct', 'tier-1-reset'],
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
      expect(besidesFindings(assessment, verdict)).toEqual(rules);
      expect(assessment.echoes.map(({ incident }) => incident.id)).toEqual(echoes);
      expect(assessment.reach.systems).toHaveLength(reached);
      expect(assessment.reach.unclaimed.length).toBeLessThan(assessment.change.effects.length);
    });

    it('can be released by people who are there', async () => {
      const assessment = await assessed(changeOf(id), changeOf(id).explanation ?? SAID);
      const standing = allAccepted(assessment, 'sam.okafor');
      const verdict = (by: readonly string[]) => verdictOn(assessment, by, undefined, standing);
      const short = verdict([]).holds.filter((hold) => missing(hold) > 0);
      expect(short).toEqual([]);
      for (const { by, outcome: after } of released) {
        expect([by, verdict(by).outcome]).toEqual([by, after]);
      }
    });

    it('comes out the same years later', async () => {
      const assessment = await assessedOf(id);
      const verdict = verdictOn(assessment, [], '2033-06-01T09:00:00.000Z');
      expect(besidesFindings(assessment, verdict)).toEqual(rules);
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

  it('has a pull request with findings that its patch shows, each in its file and line', async () => {
    const { change } = await assessedOf('payment-retries');
    const { origin, findings = [] } = change;
    expect(origin).toMatchObject({ forge: 'github.com', repository: 'halden/shop', request: 1187 });
    const found = findings.map(({ pattern, path, evidence }) => {
      return `${pattern} ${path.split('/').at(-1)}:${evidence.line}`;
    });
    expect(found).toEqual([
      'test-weakened charge.test.ts:11',
      'limit-moved settings.ts:4',
      'retry-without-backoff charge.ts:8',
      'retry-without-limit charge.ts:8',
    ]);
    // Which of them hold is decided by the patterns; one that none holds would show little.
    expect(findings.filter(({ weight }) => weight === 'hold').length).toBeGreaterThan(1);
  });

  it('has its slot named as the forge’s door would name it', () => {
    const { slot, origin } = changeOf('payment-retries');
    if (origin === null) throw new Error('it is no pull request');
    expect(slot).toBe(requestSlot({ ...origin, number: origin.request }));
  });

  it('has a commit by AI, one that is said to be by hand and one that tells nothing, all by one person', async () => {
    const { provenance, actors, owners } = await assessedOf('payment-retries');
    expect(provenance.commits?.map(({ kind }) => kind)).toEqual([
      'unknown',
      'ai-declared',
      'unknown',
    ]);
    const byHand = provenance.clues.filter(({ says }) => says === 'human');
    expect(byHand.map(({ strength, commits }) => [strength, commits])).toEqual([
      ['declared', [provenance.commits?.[0]?.commit]],
    ]);
    expect(new Set(actors.map(({ person }) => person))).toEqual(new Set(['hugo.martin']));
    expect(owners).toMatchObject([{ owners: ['@halden/payments'], line: 5 }]);
  });

  it('asks the author of each change by AI on Tier 1, of whom one has not answered', async () => {
    const asked = await Promise.all(
      sample.changes.map(async (change) => {
        const rules = verdictOn(await assessed(change, null)).reasons.map(({ rule }) => rule);
        return rules.includes('explain-first') ? [change.id, change.explanation !== null] : [];
      }),
    );
    expect(asked.filter((each) => each.length > 0)).toEqual([
      ['orders-database', true],
      ['payment-retries', false],
    ]);
  });
});

/** How many more people it would take than could answer. */
function missing({ requirement }: Hold): number {
  if (requirement.kind !== 'approvals') return 1;
  return requirement.count - requirement.given - requirement.eligible.length;
}

/** Ids of the rules that apply, without those that are about a finding. */
function besidesFindings({ change }: Assessment, { reasons }: Verdict): readonly string[] {
  const patterns = new Set((change.findings ?? []).map(({ pattern }) => pattern));
  return reasons
    .map(({ rule }) => rule)
    .filter((rule) => !patterns.has(rule))
    .toSorted();
}

function changeOf(id: string) {
  const change = changes.get(id);
  if (change === undefined) throw new Error(`no ${id} in the sample`);
  return change;
}

function assessedOf(id: string): Promise<Assessment> {
  return assessed(changeOf(id));
}
