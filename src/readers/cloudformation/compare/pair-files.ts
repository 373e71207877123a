import type { FilePair } from '../../types.ts';
import type { Template } from '../template/template.ts';

/** A file as both sides of it read. Null where there is no such file, or none with a template in it. */
export interface ReadPair {
  readonly pair: FilePair;
  readonly before: Template | null;
  readonly after: Template | null;
}

/** Above this many combinations only files of the same name are taken for each other. */
const MOST_COMBINATIONS = 10_000;
/** As much of two templates has to be the same. */
const ALIKE = 0.5;

/** Joins files that go with those that come in their place: a template that is renamed is one template. */
export function joinRenamed(files: readonly ReadPair[]): readonly ReadPair[] {
  const gone = files.filter(({ before, after }) => before !== null && after === null);
  const come = files.filter(({ before, after }) => before === null && after !== null);
  const used = new Set<ReadPair>();
  const joined: ReadPair[] = [];
  const thorough = gone.length * come.length <= MOST_COMBINATIONS;
  for (const old of gone) {
    const candidates = come
      .filter((next) => !used.has(next) && (thorough || baseOf(next) === baseOf(old)))
      .map((next) => ({ next, share: likeness(old.before, next.after) }))
      .filter(({ share }) => share >= ALIKE)
      .toSorted((a, b) => b.share - a.share);
    const best = candidates[0]?.next;
    if (best === undefined) continue;
    used.add(old);
    used.add(best);
    joined.push({
      pair: {
        ...best.pair,
        before: old.pair.before,
        sources: { before: old.pair.sources.before, after: best.pair.sources.after },
      },
      before: old.before,
      after: best.after,
    });
  }
  return [...files.filter((file) => !used.has(file)), ...joined];
}

function likeness(before: Template | null, after: Template | null): number {
  if (before === null || after === null) return 0;
  const old = [...before.resources.values()].map(({ logicalId, type }) => `${logicalId} ${type}`);
  const next = new Set(
    [...after.resources.values()].map(({ logicalId, type }) => `${logicalId} ${type}`),
  );
  const shared = old.filter((name) => next.has(name)).length;
  const all = old.length + next.size - shared;
  return all === 0 ? 0 : shared / all;
}

function baseOf({ pair }: ReadPair): string {
  return pair.path.slice(pair.path.lastIndexOf('/') + 1);
}
