import type { GraphFacts, SeenEdge } from '../../../src/core/catalog/facts.ts';
import type {
  FactsChange,
  FactSource,
  Store,
  StoreTransaction,
} from '../../../src/engine/ports.ts';

interface Kept {
  readonly source: FactSource;
  readonly facts: GraphFacts;
  readonly revision: number;
}

/** The part of a store that keeps facts, without a database: each import is a revision of its source. */
export function memoryFacts(): Pick<
  StoreTransaction,
  'lockFactSource' | 'replaceFacts' | 'forgetFacts'
> &
  Pick<Store, 'factsSince' | 'onFactsChanged'> {
  const kept = new Map<string, Kept>();
  const gone: { readonly source: number; readonly edge: SeenEdge; readonly revision: number }[] =
    [];
  const listeners = new Set<() => void>();
  let [revision, sources] = [0, 0];
  const keyOf = (origin: string, scope: string) => JSON.stringify([origin, scope]);
  const replaceFacts: StoreTransaction['replaceFacts'] = async (facts, source) => {
    const key = keyOf(source.origin, source.scope);
    const before = kept.get(key);
    const id = before?.source.id ?? ++sources;
    revision++;
    const left = (before?.facts.edges ?? []).filter(
      ({ from, to }) => !facts.edges.some((edge) => edge.from === from && edge.to === to),
    );
    gone.push(...left.map((edge) => ({ source: id, edge, revision })));
    kept.set(key, { source: { ...source, id }, facts, revision });
    for (const listener of listeners) listener();
    return { revision, changed: facts.edges.length, gone: left.length };
  };
  return {
    replaceFacts,
    forgetFacts: async (source) => {
      const { origin, scope, at } = source;
      const written = await replaceFacts({ origin, scope, at, systems: [], edges: [] }, source);
      kept.delete(keyOf(origin, scope));
      return written;
    },
    lockFactSource: async (origin, scope) => kept.get(keyOf(origin, scope))?.source ?? null,
    factsSince: async (since): Promise<FactsChange> => {
      const newer = [...kept.values()].filter((each) => each.revision > since);
      return {
        revision,
        whole: since === 0,
        sources: [...kept.values()].map(({ source }) => source),
        systems: newer.flatMap(({ source, facts }) =>
          facts.systems.map((said) => ({ source: source.id, name: said.name, said })),
        ),
        edges: [
          ...gone
            .filter((each) => each.revision > since)
            .map(({ source, edge }) => ({ source, edge, gone: true })),
          ...newer.flatMap(({ source, facts }) =>
            facts.edges.map((edge) => ({ source: source.id, edge, gone: false })),
          ),
        ],
      };
    },
    onFactsChanged: async (listener) => {
      listeners.add(listener);
      return async () => void listeners.delete(listener);
    },
  };
}
