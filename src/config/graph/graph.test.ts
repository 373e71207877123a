import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GraphFacts } from '../../core/catalog/facts.ts';
import { readCatalog } from '../catalog/load.ts';
import { ConfigError } from '../problem.ts';
import { GraphEdgeSchema, GraphLineSchema } from '../schema/graph.ts';
import { isPlainEdge } from './plain-edge.ts';
import { parseGraphText } from './read.ts';
import { graphLines } from './write.ts';

const AT = '2026-03-05T09:00:00.000Z';
const HEADER = `{"format":"holdpoint-graph","version":1,"origin":"jaeger","scope":"deps.json","at":"${AT}"}`;

const FACTS: GraphFacts = {
  origin: 'kubernetes',
  scope: 'cluster.json',
  at: AT,
  systems: [
    {
      name: 'shop/orders',
      kind: 'service',
      tier: 2,
      owners: ['shop'],
      environments: ['prod'],
      paths: ['orders/**'],
      resources: ['orders'],
      why: 'Deployment orders',
    },
    {
      name: 'b',
      kind: 'database',
      tier: null,
      owners: [],
      environments: [],
      paths: [],
      resources: [],
      why: '',
    },
  ],
  edges: [
    { from: 'shop/orders', to: 'b', source: 'observed', confidence: 0.9, via: null, seenAt: AT },
    {
      from: 'b',
      to: 'shop/orders',
      source: 'inferred',
      confidence: 0.4,
      via: 'x "y"\u2028',
      seenAt: '2026-03-01T00:00:00Z',
    },
  ],
};

describe('graph facts files', () => {
  it('what is written reads back the same, several sources in one file', () => {
    const other = { ...FACTS, origin: 'jaeger' };
    expect(parseGraphText('x', [...graphLines([FACTS, other])].join(''))).toEqual([FACTS, other]);
    for (const line of graphLines([FACTS])) {
      expect(GraphLineSchema.safeParse(JSON.parse(line)).success).toBe(true);
    }
  });

  it('a person may leave out what is plain', () => {
    const text = `\uFEFF${HEADER}\r\n\r\n{"system":"a"}\r\n{"from":"a","to":"b"}`;
    expect(parseGraphText('x', text)).toMatchObject([
      {
        systems: [{ name: 'a', kind: 'service' }],
        edges: [{ source: 'observed', confidence: 1, seenAt: AT }],
      },
    ]);
  });

  it.each([
    ['', 1, /no header/],
    ['{"from":"a","to":"b"}', 1, /does not start with its header/],
    [`${HEADER}\n{"from":"a"`, 2, /not valid JSON/],
    [`${HEADER}\n{"from":"a","to":""}`, 2, /to: /],
    [`${HEADER}\n{"from":"a","to":"b","confidence":2}`, 2, /confidence: /],
    [`${HEADER}\n\n{"from":"a","to":"b","seenAt":"yesterday"}`, 3, /seenAt: /],
    [`${HEADER}\n{"from":"a","to":"b","colour":"red"}`, 2, /colour/],
    [`${HEADER}\n[]`, 2, /graph|expected/i],
    [HEADER.replace('"version":1', '"version":2'), 1, /version: /],
    [HEADER.replace('jaeger', '../x'), 1, /origin: /],
    [`${HEADER}\n{"system":"${'a'.repeat(2_000_000)}`, 2, /too long/],
  ])('case %# is refused with its line', (text, line, says) => {
    let thrown: unknown;
    try {
      parseGraphText('x.graph.jsonl', text);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(ConfigError);
    expect((thrown as ConfigError).problems[0]).toMatchObject({ file: 'x.graph.jsonl', line });
    expect((thrown as ConfigError).message).toMatch(says);
  });

  it('the quick look accepts nothing that the schema refuses, and reads it the same', () => {
    const text = fc.constantFrom('', 'a', 'b'.repeat(254));
    const edge = fc.record(
      {
        from: text,
        to: fc.oneof(text, fc.integer()),
        source: fc.constantFrom('observed', 'declared', 'inferred', 'x'),
        confidence: fc.oneof(fc.double({ min: -1, max: 2 }), fc.constant('1')),
        via: fc.oneof(text, fc.constant(null)),
        seenAt: fc.constantFrom(
          AT,
          '2026-02-31T00:00:00Z',
          '2026-03-05T25:00:00Z',
          '2026-03-05',
          '2026-02-28T23:59:59Z',
        ),
        other: fc.constant(1),
      },
      { requiredKeys: ['from', 'to', 'source', 'confidence'] },
    );
    fc.assert(
      fc.property(edge, (value) => {
        if (isPlainEdge(value)) expect(GraphEdgeSchema.safeParse(value).success).toBe(true);
      }),
      { numRuns: 2_000 },
    );
    expect(
      isPlainEdge({ from: 'a', to: 'b', source: 'observed', confidence: 1, via: 'x', seenAt: AT }),
    ).toBe(true);
  });

  const PLAIN = { from: 'a', to: 'b', source: 'observed', confidence: 1, via: 'x', seenAt: AT };

  it.each([
    { ...PLAIN, confidence: 1.01 },
    { ...PLAIN, confidence: -0.01 },
    { ...PLAIN, confidence: Number.NaN },
    { ...PLAIN, from: '' },
    { ...PLAIN, to: 'b'.repeat(254) },
    { ...PLAIN, source: 'guessed' },
    { ...PLAIN, via: 'x'.repeat(1_001) },
    { ...PLAIN, seenAt: '2026-13-05T09:00:00Z' },
    { ...PLAIN, colour: 'red' },
    null,
    'edge',
  ])('the quick look is not content with case %#', (value) => {
    expect(isPlainEdge(PLAIN)).toBe(true);
    expect(isPlainEdge(value)).toBe(false);
  });

  it('stands beside a catalog, in a folder too', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'holdpoint-graph-'));
    try {
      await writeFile(
        join(folder, 'catalog.yaml'),
        'version: 1\nsystems: [{ id: orders, aliases: [shop/orders] }]\n',
      );
      await writeFile(join(folder, 'x.graph.jsonl'), [...graphLines([FACTS])].join(''));
      const { catalog, problems } = await readCatalog([folder]);
      expect(problems).toEqual([]);
      expect(catalog.systems.map(({ id }) => id)).toEqual(['b', 'orders']);
      expect(catalog.systems[1]?.dependsOn).toMatchObject([{ on: 'b', source: 'observed' }]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
