import { describe, expect, it } from 'vitest';
import {
  assessment,
  catalog,
  change,
  databaseDeletion,
  effect,
  evidence,
  person,
} from '../../test/support/builders.ts';
import type { Effect } from './change/types.ts';
import type { Incident } from './memory/types.ts';
import type { ProvenanceClue } from './provenance/types.ts';

const snapshot = effect({
  verb: 'delete',
  reversibility: 'irreversible',
  data: 'holds-data',
  traits: ['backup'],
  resource: { type: 'aws_db_snapshot', address: 'aws_db_snapshot.orders' },
});
const unprotect = effect({
  traits: ['protection-removed'],
  resource: { type: 'aws_s3_bucket', address: 'aws_s3_bucket.invoices' },
});

describe('headline', () => {
  it.each<[string, readonly Effect[]]>([
    ['Deletes the database aws_db_instance.orders in production.', [databaseDeletion()]],
    [
      'Deletes the database aws_db_instance.orders together with a backup in production, and touches 1 more.',
      [effect(), databaseDeletion(), snapshot],
    ],
    [
      'Deletes the database aws_db_instance.orders in production, and deletes or recreates 1 more and touches 1 other.',
      [effect(), databaseDeletion(), databaseDeletion('aws_db_instance.reports')],
    ],
    [
      'Deletes the database orders-prod in production.',
      [
        effect({
          ...databaseDeletion(),
          resource: {
            ...databaseDeletion().resource,
            address: 'aws_db_instance.main',
            name: 'orders-prod',
          },
        }),
      ],
    ],
    [
      'Deletes the database aws_db_instance.z in production, and deletes or recreates 1 more.',
      [
        { ...databaseDeletion('aws_db_instance.a'), environment: 'development' },
        databaseDeletion('aws_db_instance.z'),
      ],
    ],
    ['Changes nothing.', [effect({ verb: 'read' })]],
    [
      'Changes services/a.ts.',
      [
        effect({
          environment: 'development',
          resource: { address: 'services/a.ts', provider: null },
        }),
      ],
    ],
    [
      'Changes aws_lambda_function.mail in an environment that the input does not name.',
      [effect({ environment: 'unknown' })],
    ],
    [
      'Changes aws_lambda_function.mail in staging (stg-eu).',
      [effect({ environment: 'staging', environmentName: 'stg-eu' })],
    ],
  ])('%s', (headline, effects) => {
    expect(assessment(change(effects)).headline).toBe(headline);
  });

  it('does not say "nothing" of an input that could not be read whole', () => {
    const signals = [
      { kind: 'unknown-input', weight: 'hold', message: 'No reader knows it.', evidence: [] },
    ] as const;
    expect(assessment(change([], { signals })).headline).toContain('Nothing can be said');
  });
});

describe('losses', () => {
  it('puts a database that goes with its backups before everything else', () => {
    const { losses } = assessment(change([databaseDeletion(), snapshot]));
    expect(losses.map(({ kind }) => kind)).toEqual(['data-with-backups', 'irreversible']);
    expect(losses[0]?.headline).toContain(
      'aws_db_instance.orders goes together with aws_db_snapshot.orders',
    );
  });

  it('does not tie a database to the backups of another environment', () => {
    const elsewhere = { ...snapshot, environment: 'development' as const };
    const { losses } = assessment(change([databaseDeletion(), elsewhere]));
    expect(losses.map(({ kind }) => kind)).toEqual(['irreversible']);
  });

  it('names protection removed in the same change or in one before it', () => {
    expect(assessment(change([databaseDeletion(), unprotect])).losses[0]).toMatchObject({
      kind: 'unprotected-delete',
    });
    const earlier = [
      {
        changeDigest: 'sha256:0123456789abcdef',
        at: '2026-03-10T08:00:00.000Z',
        address: 'aws_db_instance.orders',
        trait: 'protection-removed' as const,
      },
    ];
    const before = assessment(change([databaseDeletion()]), { earlier });
    expect(before.losses[0]?.headline).toContain('was removed by an earlier change');
    expect(before.losses[0]?.why).toContain('2026-03-10');
  });

  it('has none for removed protection without a deletion, and none for reversible effects', () => {
    expect(assessment(change([unprotect, effect()])).losses).toEqual([]);
  });

  it('calls unknown what is unknown', () => {
    const strange = effect({ reversibility: 'unknown', data: 'unknown' });
    expect(assessment(change([strange])).losses).toMatchObject([{ kind: 'unknown', effects: [0] }]);
  });
});

describe('environment', () => {
  const roster = catalog({
    environments: [
      { match: 'blue-*', kind: 'production' },
      { match: 'live-demo', kind: 'development' },
    ],
  });
  it.each([
    ['blue-eu', 'unknown', 'production'],
    ['live-demo', 'production', 'development'],
    ['other', 'staging', 'staging'],
  ] as const)('%s read as %s is %s', (environmentName, environment, expected) => {
    const of = change([effect({ environmentName, environment })]);
    expect(assessment(of, { catalog: roster }).environment).toBe(expected);
  });
});

describe('provenance', () => {
  const clue = (given: Partial<ProvenanceClue>): ProvenanceClue => ({
    kind: 'trailer',
    says: 'ai',
    strength: 'declared',
    tool: 'Tool',
    evidence: evidence({ note: 'a trailer' }),
    ...given,
  });
  it.each([
    ['nothing at all', [], 'unknown'],
    ['a declared trailer', [clue({})], 'ai-declared'],
    ['a recorded session', [clue({ strength: 'attested' })], 'ai-attested'],
    ['a human who only says so', [clue({ says: 'human', kind: 'declaration' })], 'unknown'],
    ['an attested human', [clue({ says: 'human', strength: 'attested' })], 'human-attested'],
    [
      'an attested human beside a trailer',
      [clue({ says: 'human', strength: 'attested' }), clue({})],
      'ai-declared',
    ],
  ])('%s: %s', (_, clues, kind) => {
    expect(assessment(change([effect()]), { clues }).provenance.kind).toBe(kind);
  });
});

describe('actors', () => {
  it('resolves identities in any case and keeps those it cannot resolve', () => {
    const roster = catalog({
      people: [person('ada', { identities: ['ada@example.com'], level: 'senior' })],
    });
    const actors = [
      { role: 'author', identity: 'Ada@Example.com' },
      { role: 'committer', identity: 'who@example.com' },
    ] as const;
    expect(assessment(change([effect()]), { catalog: roster, actors }).actors).toMatchObject([
      { person: 'ada', level: 'senior' },
      { person: null, level: null },
    ]);
  });
});

describe('echoes', () => {
  const incident: Incident = {
    id: 'inc-1',
    title: 'Orders database deleted',
    date: '2025-12-03',
    summary: 'Gone.',
    lesson: 'Ask first.',
    systems: [],
    resourceTypes: ['aws_db_*'],
    paths: [],
    verbs: ['delete', 'replace'],
    link: null,
  };
  const echoesOf = (effects: readonly Effect[]): readonly number[] =>
    assessment(change(effects), { incidents: [incident] }).echoes.map(({ likeness }) => likeness);
  it('recalls the same act on the same kind of thing, less so the kind alone, never the act alone', () => {
    expect(echoesOf([databaseDeletion()])).toEqual([1]);
    expect(echoesOf([{ ...databaseDeletion(), verb: 'update' }])).toEqual([0.5]);
    expect(echoesOf([effect({ verb: 'delete' })])).toEqual([]);
    expect(echoesOf([{ ...databaseDeletion(), verb: 'read' }])).toEqual([]);
  });
});

describe('risk', () => {
  it('grows with what is lost and gives a percentile only of enough changes', () => {
    const small = assessment(change([effect()])).risk;
    const grave = assessment(change([databaseDeletion(), snapshot])).risk;
    expect(grave.points).toBeGreaterThan(small.points);
    expect(grave).toMatchObject({ percentile: null, sample: 0 });
    const history = Array.from({ length: 40 }, (_, index) => index);
    expect(assessment(change([databaseDeletion(), snapshot]), { history }).risk).toMatchObject({
      percentile: 100,
      sample: 40,
    });
    expect(assessment(change([effect()]), { history }).risk.percentile).toBe(26);
  });
});
