import { describe, expect, it } from 'vitest';
import { GRAPH_EXPORTS } from '../../test/support/graph-exports/all.ts';
import { SOURCES, findSource, sourceById } from './registry.ts';

const AT = '2026-03-05T09:00:00.000Z';
const titled = GRAPH_EXPORTS.map((one) => [`${one.source}: ${one.says}`, one] as const);

describe('graph sources', () => {
  it.each(titled)(
    '%s is recognised by its own source and no other',
    async (_, { source, name, text }) => {
      expect((await findSource(text.slice(0, 65_536), name))?.id).toBe(source);
      for (const { id, load } of SOURCES) {
        expect([id, (await load()).recognises(text, name)]).toEqual([id, id === source]);
      }
    },
  );

  it.each(titled)('%s', async (_, { source, name, text, edges, kinds = [] }) => {
    const reader = await sourceById(source);
    const facts = await reader?.read({ scope: 'x', at: AT, files: [{ path: name, text }] });
    expect(facts).toMatchObject({ origin: source, scope: 'x', at: AT });
    const shown = facts?.edges.map(
      (edge) => `${edge.from} > ${edge.to} ${edge.source} ${edge.confidence} ${edge.via}`,
    );
    expect(shown?.toSorted()).toEqual(edges);
    const notPlain = facts?.systems.filter(({ kind }) => kind !== 'service');
    expect(notPlain?.map((system) => `${system.name} ${system.kind}`).toSorted()).toEqual(kinds);
    const names = new Set(facts?.systems.map((system) => system.name));
    for (const { from, to } of facts?.edges ?? [])
      expect([from, to].every((name) => names.has(name))).toBe(true);
  });

  it('every source that reads files has an export to be tested with', () => {
    const tested = new Set(GRAPH_EXPORTS.map(({ source }) => source));
    const untested = SOURCES.map(({ id }) => id).filter((id) => !tested.has(id));
    expect(untested).toEqual(['packages']);
  });

  it('no secret of a setting is kept', async () => {
    const compose = GRAPH_EXPORTS.find(({ text }) => text.includes('hunter2'));
    const reader = await sourceById('compose');
    const file = { path: 'compose.yaml', text: compose?.text ?? '' };
    const facts = await reader?.read({ scope: 'x', at: AT, files: [file] });
    expect(JSON.stringify(facts)).not.toContain('hunter2');
  });
});
