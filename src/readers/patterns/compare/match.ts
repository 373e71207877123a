import type { Sighting } from '../types.ts';

/**
 * What of some sightings has no counterpart among others: the same code first, then the same thing in
 * the same routine. A counterpart serves once. What is left of the others comes along.
 */
export function unmatched<T extends Sighting>(
  these: readonly T[],
  others: readonly T[],
): { readonly rest: readonly T[]; readonly spare: readonly T[] } {
  const byKey = pair(these, others, ({ key }) => key);
  return pair(byKey.rest, byKey.spare, ({ loose }) => loose);
}

function pair<T>(these: readonly T[], others: readonly T[], by: (one: T) => string) {
  const waiting = new Map<string, T[]>();
  for (const other of others) {
    const list = waiting.get(by(other));
    if (list === undefined) waiting.set(by(other), [other]);
    else list.push(other);
  }
  const rest = these.filter((one) => {
    const key = by(one);
    return key === '' || waiting.get(key)?.shift() === undefined;
  });
  const left = new Set([...waiting.values()].flat());
  return { rest, spare: others.filter((other) => left.has(other)) };
}
