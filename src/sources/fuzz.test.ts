import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GRAPH_EXPORTS } from '../../test/support/graph-exports/all.ts';
import { InputError } from '../readers/types.ts';
import { SOURCES, findSource } from './registry.ts';

const AT = '2026-03-05T09:00:00.000Z';

/** Reads with every source; what is thrown must say what to do, and what comes out must be whole. */
async function readByAll(path: string, text: string): Promise<number> {
  let answers = 0;
  for (const { load } of SOURCES) {
    const source = await load();
    try {
      const { systems, edges } = await source.read({ scope: 'x', at: AT, files: [{ path, text }] });
      const names = new Set(systems.map(({ name }) => name));
      expect(names.size).toBe(systems.length);
      for (const { from, to, confidence, seenAt } of edges) {
        expect(names.has(from) && names.has(to) && from !== to).toBe(true);
        expect(confidence > 0 && confidence <= 1).toBe(true);
        expect(new Date(seenAt).toISOString()).toBe(seenAt);
      }
    } catch (error) {
      expect(error).toBeInstanceOf(InputError);
    }
    answers++;
  }
  return answers;
}

const damage = fc.record({
  sample: fc.constantFrom(...GRAPH_EXPORTS),
  at: fc.nat(),
  length: fc.nat({ max: 40 }),
  put: fc.oneof(
    fc.constantFrom(
      '',
      'null',
      '[]',
      '{}',
      '"',
      '\0',
      '\r\n',
      '-1',
      '1e999',
      '"__proto__"',
      '{"__proto__":1}',
      ': : :',
      '*a',
    ),
    fc.string({ maxLength: 20 }),
  ),
});

describe('hostile exports', () => {
  it('damaged ones are read or refused, never a crash', async () => {
    await fc.assert(
      fc.asyncProperty(damage, async ({ sample: { name, text }, at, length, put }) => {
        const from = at % text.length;
        const damaged = text.slice(0, from) + put + text.slice(from + length);
        expect(await readByAll(name, damaged)).toBe(SOURCES.length);
      }),
      { numRuns: 300 },
    );
  });

  it('values of the wrong kind anywhere are passed over', async () => {
    const odd = fc.constantFrom<unknown>(null, true, 0, -1, '', 'x', [], {}, [[]], ['x'], { a: 1 });
    const jsons = GRAPH_EXPORTS.filter(({ text }) => /^[[{]/.test(text) && !text.includes('\n{'));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...jsons),
        fc.nat(),
        odd,
        async ({ name, text }, nth, value) => {
          const nodes: { readonly holder: Record<string, unknown>; readonly key: string }[] = [];
          const walk = (holder: unknown): void => {
            if (typeof holder !== 'object' || holder === null) return;
            for (const key of Object.keys(holder)) {
              nodes.push({ holder: holder as Record<string, unknown>, key });
              walk((holder as Record<string, unknown>)[key]);
            }
          };
          const whole = JSON.parse(text) as unknown;
          walk(whole);
          const node = nodes[nth % Math.max(1, nodes.length)];
          if (node !== undefined) node.holder[node.key] = value;
          expect(await readByAll(name, JSON.stringify(whole))).toBe(SOURCES.length);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('any text is read or refused', async () => {
    const text = fc.string({ unit: 'binary', maxLength: 200 });
    await fc.assert(
      fc.asyncProperty(text, async (given) => {
        expect(await readByAll('x.yaml', given)).toBe(SOURCES.length);
      }),
      { numRuns: 150 },
    );
  });

  it.each([
    ['brackets without end', '['.repeat(200_000)],
    ['a deep list', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['one long line', `services: ${'a'.repeat(3_000_000)}`],
    ['spaces', ' '.repeat(2_000_000)],
    ['labels without end', `istio_requests_total{${'a="b",'.repeat(100_000)}`],
    ['quotes', `traces_service_graph_request_total{client="${'\\"'.repeat(500_000)}`],
    [
      'aliases that multiply',
      `a: &a [x,x,x,x,x,x,x,x]\n${Array.from('bcdefghij')
        .map(
          (key, at) =>
            `${key}: &${key} [${Array.from({ length: 8 }, () => `*${'abcdefghi'[at]}`).join(',')}]`,
        )
        .join('\n')}`,
    ],
    ['colons and hosts', `services: { a: { environment: { X: "${'a:1,b.c@'.repeat(50_000)}" } } }`],
    ['comment marks', '/*'.repeat(200_000)],
  ])('%s take no time', async (_, text) => {
    expect(await readByAll('compose.yaml', text)).toBe(SOURCES.length);
    await findSource(text.slice(0, 65_536), 'x');
  });
});
