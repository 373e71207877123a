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

  it.each([
    ['jaeger', '{"data":[{"a":1}]}', /no dependency or trace/],
    ['jaeger', '{"data":[]}', null],
    ['zipkin', '[{"a":1}]', /no dependency or span/],
    ['zipkin', '[]', null],
    ['linkerd', '[{"a":1}]', /no edge with src and dst/],
    ['jaeger', '{"errors":[{"code":500}]}', /no list "data"/],
    ['prometheus', '{"status":"error","error":"x"}', /the query failed/],
    ['prometheus', 'go_goroutines 12\n', /no metric of a service graph/],
    ['prometheus', 'istio_requests_total{ 12\n', /this line is no metric/],
    ['prometheus', '{"status":"success","data":{"result":[]}}', null],
    ['hubble', '{"a":1}', /no flow in it/],
    ['hubble', '{"verdict":"FORWARDED"}\n{"verd', /x:2: this line is not valid JSON/],
    ['opentelemetry', '{"resourceLogs":[]}', /no "resourceSpans"/],
    ['terraform', '{"version":4}', /no state or plan/],
    ['kiali', '{"elements":{}}', /no list "elements.nodes"/],
    ['compose', 'services: [a]', /no map "services"/],
    ['compose', 'services:\n  a: {}\n  a: {}\n', /x:3: the key a stands twice/],
    ['kubernetes', 'a: 1', /no object with kind and name/],
    ['dns', 'hello there', /no DNS record/],
    ['nx', '{"graph":[]}', /no map "graph.nodes"/],
    ['bazel', 'x -> y', /there is no graph/],
    ['linkerd', '{}', /no list of edges/],
    ['zipkin', '{}', /no list in it/],
  ])('%s of %j is refused where it is no export of it', async (id, text, says) => {
    const source = await sourceById(id);
    const read = async () => source?.read({ scope: 'x', at: AT, files: [{ path: 'x', text }] });
    if (says === null) await expect(read()).resolves.toMatchObject({ edges: [] });
    else await expect(read()).rejects.toThrow(says);
  });

  it('no secret of a setting is kept', async () => {
    const compose = GRAPH_EXPORTS.find(({ text }) => text.includes('hunter2'));
    const reader = await sourceById('compose');
    const file = { path: 'compose.yaml', text: compose?.text ?? '' };
    const facts = await reader?.read({ scope: 'x', at: AT, files: [file] });
    expect(JSON.stringify(facts)).not.toContain('hunter2');
  });
});
