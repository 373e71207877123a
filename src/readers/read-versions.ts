import type { ChangeInput, Effect, Signal } from '../core/change/types.ts';
import { readFiles } from './file-registry.ts';
import type { FileReaderEntry } from './file-registry.ts';
import type { Part } from './read-change.ts';
import type { FilePair, FileReading } from './types.ts';

export interface VersionsOptions {
  /** 64 lower-case hex digits of the SHA-256 of a text in UTF-8. */
  readonly sha256: (text: string) => string;
  readonly entries?: readonly FileReaderEntry[];
}

/**
 * Reads what replacing old versions of files by new ones amounts to. A file that differs and that no
 * reader knows becomes a signal that holds.
 */
export async function readVersions(
  pairs: readonly FilePair[],
  options: VersionsOptions,
): Promise<Part> {
  const { readings, unknown } = await readFiles(pairs, options.entries);
  const effects: Effect[] = readings.flatMap((reading) => reading.effects);
  const signals: Signal[] = readings.flatMap((reading) => reading.signals);
  return {
    inputs: pairs.flatMap((pair) => inputsOf(pair, !unknown.includes(pair), options)),
    result: {
      kind: kindOf(readings),
      effects,
      signals: [...signals, ...unknown.map(unknownFile)],
      actors: [],
      clues: [],
    },
  };
}

function inputsOf(
  { before, after, sources }: FilePair,
  taken: boolean,
  { sha256 }: VersionsOptions,
): readonly ChangeInput[] {
  const sides = [
    { name: sources.before, text: before },
    { name: sources.after, text: after },
  ];
  return sides.flatMap(({ name, text }) =>
    text === null
      ? []
      : [
          {
            name,
            reader: taken ? 'versions' : 'none',
            sha256: `sha256:${sha256(text)}`,
            bytes: Buffer.byteLength(text),
          },
        ],
  );
}

/** The kind that most of the files are of; configuration where there is none. */
function kindOf(readings: readonly FileReading[]): FileReading['kind'] {
  const [first] = readings.toSorted((a, b) => b.effects.length - a.effects.length);
  return first?.kind ?? 'config';
}

function unknownFile({ path, sources }: FilePair): Signal {
  return {
    kind: 'unknown-input',
    weight: 'hold',
    message: `No reader knows what the change of ${path} does.`,
    evidence: [
      {
        source: sources.after,
        pointer: null,
        line: null,
        note: 'content of no known kind',
        excerpt: [],
      },
    ],
  };
}
