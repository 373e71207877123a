import type { Effect, EnvironmentKind } from '../../core/change/types.ts';
import type { FilePair, FileReading } from '../types.ts';
import { configFileReader } from './file-reader.ts';

/** Two versions of a file for tables of tests; production where the path does not say otherwise. */
export function pairOf(
  path: string,
  before: string | null,
  after: string | null,
  kind: EnvironmentKind = 'production',
): FilePair {
  return {
    path,
    before,
    after,
    sources: { before: `a/${path}`, after: `b/${path}` },
    environment: { kind, name: kind === 'unknown' ? null : kind },
    inRepository: true,
  };
}

export function readConfig(...pairs: readonly FilePair[]): Promise<FileReading> {
  return configFileReader.read(pairs);
}

/** What is remarkable: everything but the one quiet effect of each file. */
export function remarkable(reading: FileReading): readonly Effect[] {
  return reading.effects.filter(({ resource }) => resource.type !== 'config-file');
}

/** One remarkable effect in a line: its name, verb where not update, way back where not simple, traits. */
export function brief({ resource, verb, reversibility, traits }: Effect): string {
  return [
    resource.name ?? '',
    ...(verb === 'update' ? [] : [verb]),
    ...(reversibility === 'reversible' ? [] : [reversibility]),
    ...traits.filter((trait) => trait !== 'configuration'),
  ].join(' ');
}

/** Remarkable effects of two versions of `config/app.yaml`, in short. */
export async function briefly(
  before: string | null,
  after: string | null,
  path = 'config/app.yaml',
  kind: EnvironmentKind = 'production',
): Promise<readonly string[]> {
  return remarkable(await readConfig(pairOf(path, before, after, kind))).map(brief);
}
