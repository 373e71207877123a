import { reversibilityRank } from '../../core/change/kinds.ts';
import type { Effect } from '../../core/change/types.ts';
import type { FilePair, FileReading } from '../types.ts';
import { sqlFileReader } from './file-reader.ts';

/** A new migration of a repository, for tests. */
export function sampleFile(after: string | null, extra: Partial<FilePair> = {}): FilePair {
  return {
    path: 'migrations/001_change.sql',
    before: null,
    after,
    sources: { before: 'a/001_change.sql', after: 'b/001_change.sql' },
    environment: { kind: 'unknown', name: null },
    inRepository: true,
    ...extra,
  };
}

export function readSample(sql: string, extra: Partial<FilePair> = {}): Promise<FileReading> {
  return sqlFileReader.read([sampleFile(sql, extra)]);
}

/** The worst of some effects; undefined where there are none. */
export function worst(effects: readonly Effect[]): Effect | undefined {
  return effects.toSorted(
    (a, b) => reversibilityRank(b.reversibility) - reversibilityRank(a.reversibility),
  )[0];
}

/** How bad a script is and by which traits, in one line: `irreversible: unfiltered`. */
export async function verdictOn(sql: string): Promise<string> {
  const { effects, signals } = await readSample(sql);
  const found = worst(effects);
  const held = signals.some(({ weight }) => weight === 'hold') ? ' +hold' : '';
  if (found === undefined) return `nothing${held}`;
  const traits = [...new Set(effects.flatMap((effect) => effect.traits))].toSorted();
  return `${[found.reversibility, ...traits].join(' ')}${held}`;
}
