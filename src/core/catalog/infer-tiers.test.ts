import { describe, expect, it } from 'vitest';
import { cyclesAmong } from './cycles.ts';
import type { GraphFacts } from './facts.ts';
import { inferTiers } from './infer-tiers.ts';
import type { Catalog, Dependency, System, Tier } from './types.ts';

const AT = '2026-03-05T09:00:00.000Z';
const NOW = Date.parse(AT);

function system(
  id: string,
  tier: Tier | null,
  dependsOn: readonly Dependency[] = [],
  environments: readonly string[] = [],
): System {
  return { id, name: id, tier, owners: [], environments, paths: [], resources: [], dependsOn };
}

const dependency = (on: string, more: Partial<Dependency> = {}): Dependency => ({
  on,
  source: 'declared',
  confidence: 1,
  via: null,
  ...more,
});

function infer(systems: readonly System[], facts: readonly GraphFacts[] = []) {
  const catalog: Catalog = { systems, people: [], teams: [], environments: [] };
  return inferTiers(catalog, facts, (name) => name, NOW).map(
    ({ system, tier }) => `${system} ${tier}`,
  );
}

const facts = (over: Partial<GraphFacts>): GraphFacts => ({
  origin: 'kubernetes',
  scope: 'x',
  at: AT,
  systems: [],
  edges: [],
  ...over,
});

const agreed = dependency('b', {
  sightings: [
    { source: 'declared', origin: 'catalog', confidence: 1, via: null, seenAt: null },
    { source: 'observed', origin: 'jaeger', confidence: 0.9, via: '9 calls', seenAt: AT },
  ],
});

describe('inferring tiers', () => {
  it.each<[string, readonly System[], readonly string[]]>([
    [
      'what Tier-1 declares to need',
      [system('a', 1, [dependency('b')]), system('b', null)],
      ['b 2'],
    ],
    ['what Tier-1 needs and is seen to call', [system('a', 1, [agreed]), system('b', 3)], ['b 1']],
    ['what is critical enough already', [system('a', 1, [dependency('b')]), system('b', 2)], []],
    [
      'what Tier-1 only seems to need',
      [system('a', 1, [dependency('b', { source: 'inferred' })]), system('b', null)],
      [],
    ],
    ['what Tier-2 needs', [system('a', 2, [dependency('b')]), system('b', null)], []],
    ['a name that says money', [system('eu-payments', null)], ['eu-payments 2']],
    ['a name that only holds the word', [system('author-pages', null)], []],
    ['what runs in no production', [system('x', null, [], ['dev', 'staging'])], ['x 4']],
    ['what runs in production, too', [system('x', null, [], ['dev', 'prod'])], []],
    [
      'a demo that Tier-1 needs',
      [system('a', 1, [dependency('demo')]), system('demo', null)],
      ['demo 2'],
    ],
  ])('%s', (_, systems, expected) => {
    expect(infer(systems)).toEqual(expected);
  });

  it('what the world reaches and what keeps data', () => {
    const seen = { tier: null, owners: [], environments: [], paths: [], resources: [], why: 'w' };
    const known = facts({
      systems: [
        { name: 'shop.example.com', kind: 'entry', ...seen },
        { name: 'db', kind: 'database', ...seen },
      ],
      edges: [
        {
          from: 'shop.example.com',
          to: 'web',
          source: 'declared',
          confidence: 0.9,
          via: 'Ingress i',
          seenAt: AT,
        },
        { from: 'web', to: 'mail', source: 'declared', confidence: 0.9, via: null, seenAt: AT },
      ],
    });
    expect(infer([system('web', null), system('db', null), system('mail', null)], [known])).toEqual(
      ['db 2', 'web 2'],
    );
  });
});

describe('cycles', () => {
  const ring = (...ids: readonly string[]) =>
    ids.map((id, at) => system(id, 1, [dependency(ids[(at + 1) % ids.length] ?? '')]));

  it.each<[string, readonly System[], readonly (readonly string[])[]]>([
    ['none in a chain', [system('a', 1, [dependency('b')]), system('b', 1)], []],
    ['none through what is not given', [system('a', 1, [dependency('x')])], []],
    ['none for itself', [system('a', 1, [dependency('a')])], []],
    [
      'two rings',
      [...ring('d', 'c'), ...ring('a', 'z', 'b')],
      [
        ['a', 'b', 'z'],
        ['c', 'd'],
      ],
    ],
    ['a ring behind a chain', [system('s', 1, [dependency('t')]), ...ring('t', 'u')], [['t', 'u']]],
  ])('%s', (_, systems, expected) => {
    expect(cyclesAmong(systems)).toEqual(expected);
  });

  it('a ring of a hundred thousand does not exhaust the stack', () => {
    const ids = Array.from({ length: 100_000 }, (_, at) => `s${at}`);
    expect(cyclesAmong(ring(...ids))[0]).toHaveLength(100_000);
  });
});
