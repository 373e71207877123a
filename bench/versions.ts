import type { FilePair, FileReading } from '../src/readers/types.ts';

/** Two versions of a file of production, as a reader of files gets them. */
export function versions(path: string, before: string | null, after: string): FilePair {
  return {
    path,
    before,
    after,
    sources: { before: `${path}, old`, after: `${path}, new` },
    environment: { kind: 'production', name: 'production' },
    inRepository: true,
  };
}

/** Throws unless a reading is whole and has so many effects: a benchmark of giving up is none. */
export function expectEffects({ effects, signals }: FileReading, count: number): void {
  if (signals.length > 0) throw new Error(signals[0]?.message);
  if (effects.length !== count) throw new Error(`${effects.length} effects instead of ${count}`);
}
