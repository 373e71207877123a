import type { GraphFacts } from '../../core/catalog/facts.ts';

/** Facts as lines of a `*.graph.jsonl` file. What a reader would fill in by itself is left out. */
export function* graphLines(facts: readonly GraphFacts[]): Generator<string> {
  for (const { origin, scope, at, systems, edges } of facts) {
    yield line({ format: 'holdpoint-graph', version: 1, origin, scope, at });
    for (const { name, kind, tier, owners, environments, paths, resources, why } of systems) {
      yield line({
        system: name,
        kind,
        ...(tier === null ? {} : { tier }),
        ...(owners.length === 0 ? {} : { owners }),
        ...(environments.length === 0 ? {} : { environments }),
        ...(paths.length === 0 ? {} : { paths }),
        ...(resources.length === 0 ? {} : { resources }),
        ...(why === '' ? {} : { why }),
      });
    }
    for (const { from, to, source, confidence, via, seenAt } of edges) {
      yield line({
        from,
        to,
        source,
        confidence,
        ...(via === null ? {} : { via }),
        ...(seenAt === at ? {} : { seenAt }),
      });
    }
  }
}

function line(value: object): string {
  return `${JSON.stringify(value)}\n`;
}
