import type { StoredEdge } from '../ports.ts';

/** Texts shared at most: names repeat, and so do most words on edges, but not all of them. */
const MOST_SHARED = 300_000;

const SOURCES = { declared: 'declared', observed: 'observed', inferred: 'inferred' } as const;

/** Edges with one text for equal ones: from a database each of a million edges brings its own. */
export function sharingTexts(): (edge: StoredEdge) => StoredEdge {
  const texts = new Map<string, string>();
  const shared = (text: string): string => {
    const known = texts.get(text);
    if (known === undefined && texts.size < MOST_SHARED) texts.set(text, text);
    return known ?? text;
  };
  return ({ from, to, source, confidence, via, seenAt }) => ({
    from: shared(from),
    to: shared(to),
    source: SOURCES[source],
    confidence,
    via: via === null ? null : shared(via),
    seenAt: seenAt === null ? null : shared(seenAt),
  });
}
