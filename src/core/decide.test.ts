import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  approval,
  assessment,
  catalog,
  change,
  databaseDeletion,
  effect,
  facts,
  need,
  NOW,
  person,
  policy,
  rule,
  system,
} from '../../test/support/builders.ts';
import { assess } from './assess.ts';
import { decide } from './decide.ts';
import type { Approval } from './approval/types.ts';
import type { Directive, Policy, Verdict } from './policy/types.ts';

const roster = catalog({
  people: [
    person('jun', { level: 'junior', teams: ['orders'], identities: ['jun@example.com'] }),
    person('mia', { level: 'mid', teams: ['orders'] }),
    person('sam', { level: 'senior', teams: ['payments'] }),
    person('pia', { level: 'principal', teams: ['orders'] }),
    person('gone', { level: 'vp', active: false }),
  ],
  systems: [system('db', { tier: 1, owners: ['orders'], resources: ['aws_db_instance.*'] })],
});
const twoOfWhomOneSenior = policy([
  rule({
    id: 'irreversible',
    demand: {
      kind: 'require',
      approvals: [need(2), need(1, { level: 'senior' })],
      validations: [],
    },
  }),
]);
const deletion = change([databaseDeletion()]);
const byJun = assessment(deletion, {
  catalog: roster,
  actors: [{ role: 'author', identity: 'JUN@example.com' }],
});
const decideOn = (
  answers: Parameters<typeof decide>[2],
  rules: Policy = twoOfWhomOneSenior,
): Verdict => decide(byJun, rules, answers, roster, NOW);

describe('an answer that is taken back', () => {
  const both = [approval('sam', byJun), approval('pia', byJun)];

  it('no longer counts, and revives none before it', () => {
    const taken = approval('sam', byJun, { answer: 'withdraw', sequence: 2 });
    const earlier = approval('sam', byJun, { sequence: 1, reason: 'Again.' });
    expect(decideOn(both).outcome).toBe('allow');
    const verdict = decideOn([...both, earlier, taken]);
    expect(verdict.outcome).toBe('hold');
    expect(verdict.answers.filter(({ counts }) => counts).map(({ person: by }) => by)).toEqual([
      'pia',
    ]);
  });

  it('is no refusal, and may be given again', () => {
    const taken = approval('sam', byJun, { answer: 'withdraw', sequence: 2 });
    const again = approval('sam', byJun, { sequence: 3 });
    expect(decideOn([...both, taken, again]).outcome).toBe('allow');
  });
});

describe('outcome', () => {
  it('allows what no rule applies to', () => {
    const rules = policy([rule({ when: () => ({ kind: 'not-matched' }) })]);
    expect(decideOn([], rules)).toMatchObject({ outcome: 'allow', reasons: [], holds: [] });
  });

  it('holds until every demand is met, and says who could meet it', () => {
    const verdict = decideOn([]);
    expect(verdict.outcome).toBe('hold');
    expect(verdict.summary).toBe('Held: needs 2 people, 1 of them senior or above.');
    expect(verdict.holds.map(({ requirement }) => requirement)).toMatchObject([
      { kind: 'approvals', count: 2, given: 0, eligible: ['mia', 'pia', 'sam'] },
      { kind: 'approvals', count: 1, given: 0, eligible: ['pia', 'sam'] },
    ]);
  });

  it.each([
    [[need(2), need(2), need(1)], '2 people'],
    [
      [need(3), need(2, { level: 'senior' }), need(1, { level: 'senior' })],
      '3 people, 2 of them senior or above',
    ],
    [[need(1), need(1, { level: 'senior' })], '1 senior or above'],
    [[need(1, { level: 'principal' }), need(2)], '2 people, 1 of them principal or above'],
    [[need(2), need(1, { team: 'payments' })], '2 people, 1 of them from payments'],
    [[need(1, { level: 'senior' }), need(1, { level: 'senior' })], '1 senior or above'],
    [
      [need(3), need(2, { level: 'senior' }), need(1, { team: 'payments' })],
      '3 people, 2 of them senior or above, 1 from payments',
    ],
  ])('says what is needed once: %#', (approvals, needed) => {
    const demand = { kind: 'require' as const, approvals, validations: [] };
    expect(decideOn([], policy([rule({ demand })])).summary).toBe(`Held: needs ${needed}.`);
  });

  it('is released by two people of whom one is senior, not by two who are not', () => {
    const mia = approval('mia', byJun, { sequence: 0 });
    const sam = approval('sam', byJun, { sequence: 1 });
    expect(decideOn([mia]).outcome).toBe('hold');
    expect(decideOn([sam]).outcome).toBe('hold');
    expect(decideOn([mia, sam])).toMatchObject({ outcome: 'allow', holds: [] });
    expect(decideOn([mia, sam]).summary).toContain('mia and sam');
  });

  it('keeps the reasons after the release', () => {
    const both = [approval('mia', byJun), approval('sam', byJun, { sequence: 1 })];
    expect(decideOn(both).reasons.map((reason) => reason.rule)).toEqual(['irreversible']);
  });

  it('denies what a rule denies, whoever approved', () => {
    const rules = policy([
      ...twoOfWhomOneSenior.rules,
      rule({ id: 'never', demand: { kind: 'deny' } }),
    ]);
    const verdict = decideOn(
      [approval('mia', byJun), approval('sam', byJun, { sequence: 1 })],
      rules,
    );
    expect(verdict).toMatchObject({ outcome: 'deny', holds: [] });
    expect(verdict.reasons[0]).toMatchObject({ rule: 'never', outcome: 'deny' });
  });

  it('denies what somebody who may answer refused', () => {
    const verdict = decideOn([
      approval('mia', byJun),
      approval('sam', byJun, { sequence: 1, answer: 'refuse', reason: 'No backup.' }),
    ]);
    expect(verdict.outcome).toBe('deny');
    expect(verdict.reasons[0]?.message).toContain('No backup.');
  });

  it('holds when a condition cannot be evaluated', () => {
    const rules = policy([rule({ when: () => ({ kind: 'failed', error: 'no such key: tier' }) })]);
    const verdict = decideOn([], rules);
    expect(verdict.outcome).toBe('hold');
    expect(verdict.reasons[0]?.message).toContain('no such key: tier');
  });

  it('asks for validations, and a failed one outweighs a passed one of the same name', () => {
    const rules = policy([
      rule({ demand: { kind: 'require', approvals: [], validations: ['tests'] } }),
    ]);
    const outcomeWith = (...outcomes: readonly ('passed' | 'failed')[]): string => {
      const validations = outcomes.map((outcome) => ({ name: 'tests', outcome, detail: null }));
      return decide(assessment(deletion, { validations }), rules, [], roster, NOW).outcome;
    };
    expect(outcomeWith()).toBe('hold');
    expect(outcomeWith('passed')).toBe('allow');
    expect(outcomeWith('passed', 'failed')).toBe('hold');
  });
});

describe('answers that do not count', () => {
  const rules = policy([
    rule({ demand: { kind: 'require', approvals: [need(1)], validations: [] } }),
  ]);
  const other = assessment(change([databaseDeletion('aws_db_instance.other')]));
  it.each([
    ['for another change', approval('sam', other), 'another change'],
    ['under another policy', approval('sam', byJun, { policyHash: 'sha256:x' }), 'another policy'],
    [
      'before a new assessment',
      {
        ...approval('sam', byJun),
        binding: { ...approval('sam', byJun).binding, assessmentDigest: 'x' },
      },
      'assessed anew',
    ],
    ['of the author', approval('jun', byJun), 'nobody releases their own'],
    ['of a closed account', approval('gone', byJun), 'closed'],
    ['of a stranger', approval('mallory', byJun), 'not in the roster'],
  ])('%s', (_, answer, why) => {
    const verdict = decideOn([answer], rules);
    expect(verdict.outcome).toBe('hold');
    expect(verdict.answers).toMatchObject([{ counts: false }]);
    expect(verdict.answers[0]?.why).toContain(why);
  });

  it('an earlier answer of the same person, even once the later one is void', () => {
    const approve = approval('sam', byJun, { sequence: 0 });
    const refuse = approval('sam', byJun, { sequence: 1, answer: 'refuse' });
    const again = approval('sam', byJun, { sequence: 2 });
    expect(decideOn([approve, refuse], rules).outcome).toBe('deny');
    expect(decideOn([refuse, approve, again], rules).outcome).toBe('allow');
  });
});

describe('who is asked', () => {
  const outcomeOf = (from: Parameters<typeof need>[1], by: string): string =>
    decideOn(
      [approval(by, byJun)],
      policy([rule({ demand: { kind: 'require', approvals: [need(1, from)], validations: [] } })]),
    ).outcome;
  it.each([
    [{ team: 'payments' }, 'sam', 'allow'],
    [{ team: 'payments' }, 'pia', 'hold'],
    [{ ownersOf: 'direct' as const }, 'pia', 'allow'],
    [{ ownersOf: 'direct' as const }, 'sam', 'hold'],
    [{ ownersOf: 'tier-1' as const }, 'mia', 'allow'],
    [{ people: ['sam'] }, 'sam', 'allow'],
    [{ people: ['sam'] }, 'pia', 'hold'],
    [{ except: ['authors-teams'] }, 'pia', 'hold'],
    [{ except: ['authors-teams'] }, 'sam', 'allow'],
    [{ except: ['payments'] }, 'sam', 'hold'],
    [{ except: ['sam'] }, 'sam', 'hold'],
    [{ level: 'principal' as const }, 'pia', 'allow'],
    [{ level: 'principal' as const }, 'sam', 'hold'],
  ])('%j answered by %s: %s', (from, by, outcome) => {
    expect(outcomeOf(from, by)).toBe(outcome);
  });

  it('asks the owners of each system: those of one cannot stand in for those of another', () => {
    const two = catalog({
      people: [...roster.catalog.people],
      systems: [
        system('db', { owners: ['orders'], resources: ['aws_db_instance.*'] }),
        system('queue', { owners: ['sam'], resources: ['aws_sqs_queue.*'] }),
      ],
    });
    const queue = effect({ resource: { address: 'aws_sqs_queue.in' } });
    const both = assessment(change([databaseDeletion(), queue]), { catalog: two });
    const owners = policy([
      rule({
        demand: { kind: 'require', approvals: [need(1, { ownersOf: 'direct' })], validations: [] },
      }),
    ]);
    const byPia = approval('pia', both);
    const verdict = decide(both, owners, [byPia], two, NOW);
    expect(verdict.holds[0]?.requirement).toMatchObject({ given: 0, eligible: ['sam'] });
    const bySam = approval('sam', both, { sequence: 1 });
    expect(decide(both, owners, [byPia, bySam], two, NOW).outcome).toBe('allow');
  });

  it('escalates a hand that nobody can name, but only where people are asked at all', () => {
    const strange = assessment(deletion, {
      catalog: roster,
      actors: [{ role: 'author', identity: 'who@elsewhere.example' }],
    });
    const anyOne = policy([
      rule({ demand: { kind: 'require', approvals: [need(1)], validations: [] } }),
    ]);
    const onlyChecks = policy([
      rule({ demand: { kind: 'require', approvals: [], validations: [] } }),
    ]);
    const oneSenior = policy([
      rule({
        demand: { kind: 'require', approvals: [need(1, { level: 'senior' })], validations: [] },
      }),
    ]);
    const bySam = approval('sam', strange);
    const byMia = approval('mia', strange, { sequence: 1 });
    const outcome = (of: Policy, answers: readonly Approval[]) =>
      decide(strange, of, answers, roster, NOW).outcome;
    expect(outcome(anyOne, [byMia])).toBe('hold');
    // Sam could be the stranger, and so could Mia; not both.
    expect(outcome(anyOne, [bySam])).toBe('hold');
    expect(outcome(anyOne, [bySam, byMia])).toBe('allow');
    expect(outcome(oneSenior, [bySam, byMia])).toBe('hold');
    expect(outcome(onlyChecks, [])).toBe('allow');
  });

  it('says so when nobody is left to ask', () => {
    const empty = catalog();
    const verdict = decide(assessment(deletion), twoOfWhomOneSenior, [], empty, NOW);
    expect(verdict.holds[0]?.lift).toContain('Nobody in the roster');
  });
});

describe('directives', () => {
  const reset: Directive = {
    id: 'tier-1-reset',
    reason: 'Four outages in a week.',
    issuedBy: 'vp',
    starts: '2026-03-11T00:00:00.000Z',
    ends: '2026-06-09T00:00:00.000Z',
    rule: rule({ id: 'tier-1-reset' }),
  };
  it.each([
    ['2026-03-10T23:59:59.999Z', 'allow'],
    ['2026-03-11T00:00:00.000Z', 'hold'],
    ['2026-06-08T23:59:59.999Z', 'hold'],
    ['2026-06-09T00:00:00.000Z', 'allow'],
  ])('at %s: %s', (now, outcome) => {
    const verdict = decide(byJun, policy([], { directives: [reset] }), [], roster, now);
    expect(verdict.outcome).toBe(outcome);
    if (outcome === 'hold') expect(verdict.reasons[0]?.until).toBe(reset.ends);
  });
});

describe('properties', () => {
  const anyEffect = fc
    .record({
      verb: fc.constantFrom('create', 'update', 'replace', 'delete', 'forget', 'read', 'expose'),
      reversibility: fc.constantFrom('reversible', 'costly', 'irreversible', 'unknown'),
      data: fc.constantFrom('none', 'holds-data', 'unknown'),
      environment: fc.constantFrom('production', 'staging', 'development', 'unknown'),
      address: fc.constantFrom('a', 'b', 'c', 'aws_db_instance.x'),
    })
    .map(({ address, ...rest }) => effect({ ...rest, resource: { address } }));
  const perEffect = policy([
    rule({
      per: 'effect',
      when: ({ change: { effects } }, index) =>
        index !== null && effects[index]?.reversibility !== 'reversible'
          ? { kind: 'matched' }
          : { kind: 'not-matched' },
    }),
    rule({
      id: 'tier-1',
      when: ({ reach }) => (reach.worstTier === 1 ? { kind: 'matched' } : { kind: 'not-matched' }),
      demand: { kind: 'deny' },
    }),
  ]);
  const rank = { allow: 0, hold: 1, deny: 2 };

  it('adding an effect never lowers the verdict', () => {
    fc.assert(
      fc.property(fc.array(anyEffect, { maxLength: 5 }), anyEffect, (effects, one) => {
        const before = assessment(change(effects), { catalog: roster });
        const after = assessment(change([...effects, one]), { catalog: roster });
        const outcome = (of: typeof before): number =>
          rank[decide(of, perEffect, [], roster, NOW).outcome];
        expect(outcome(after)).toBeGreaterThanOrEqual(outcome(before));
      }),
    );
  });

  it('the order of effects and facts never matters, to the byte', () => {
    const actors = ['jun', 'mia', 'x@y'].map((identity) => ({ role: 'author' as const, identity }));
    fc.assert(
      fc.property(fc.array(anyEffect, { maxLength: 6 }), (effects) => {
        const one = assess(change(effects), facts({ catalog: roster, actors }), NOW);
        const other = assess(
          change(effects.toReversed()),
          facts({ catalog: roster, actors: actors.toReversed() }),
          NOW,
        );
        expect(JSON.stringify(other)).toBe(JSON.stringify(one));
      }),
    );
  });

  it('no set of answers bound to another digest releases anything', () => {
    const digest = fc.stringMatching(/^sha256:[0-9a-f]{8}$/u);
    const answers = fc.array(
      fc.record({
        by: fc.constantFrom('mia', 'sam', 'pia'),
        digest,
        member: fc.constantFrom('changeDigest', 'assessmentDigest', 'policyHash'),
      }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(answers, (given) => {
        const approvals = given.map(({ by, digest: wrong, member }, sequence) => {
          const right = approval(by, byJun, { sequence, id: `${sequence}` });
          return { ...right, binding: { ...right.binding, [member]: wrong } };
        });
        expect(decideOn(approvals).outcome).toBe('hold');
      }),
    );
  });
});
