import type { ChangeInput, Effect, Signal } from '../core/change/types.ts';
import { readFiles } from './file-registry.ts';
import type { FileReaderEntry } from './file-registry.ts';
import type { Part } from './read-change.ts';
import type { FilePair, FileReading, WorldFacts } from './types.ts';

export interface VersionsOptions {
  /** 64 lower-case hex digits of the SHA-256 of a text in UTF-8. */
  readonly sha256: (text: string) => string;
  readonly facts?: WorldFacts;
  readonly entries?: readonly FileReaderEntry[];
}

/**
 * Reads what replacing old versions of files by new ones amounts to. A file of a repository is a change
 * of its own, whoever knows what it does; any other file that differs and that no reader knows becomes a
 * signal that holds.
 */
export async function readVersions(
  pairs: readonly FilePair[],
  options: VersionsOptions,
): Promise<Part> {
  const { readings, unknown } = await readFiles(pairs, options);
  const effects: Effect[] = [
    ...pairs.filter(({ inRepository }) => inRepository).flatMap(fileEffect),
    ...readings.flatMap((reading) => reading.effects),
  ];
  const signals: Signal[] = readings.flatMap((reading) => reading.signals);
  return {
    inputs: pairs.flatMap((pair) => inputsOf(pair, !unknown.includes(pair), options)),
    result: {
      kind: kindOf(readings),
      effects,
      signals: [
        ...signals,
        ...unknown.filter(({ inRepository }) => !inRepository).map(unknownFile),
      ],
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

/** The file itself: on its way somewhere, in no environment yet. */
function fileEffect({ path, before, after, sources }: FilePair): readonly Effect[] {
  if (before === after) return [];
  const verb = before === null ? 'create' : after === null ? 'delete' : 'update';
  const source = after === null ? sources.before : sources.after;
  return [
    {
      verb,
      resource: { type: 'file', address: path, provider: null, name: null },
      environment: 'development',
      environmentName: null,
      reversibility: 'reversible',
      data: 'none',
      traits: [],
      changes: verb === 'update' ? ['content'] : ['path'],
      why: 'The repository keeps the version from before, so the change to the file can be undone.',
      safer: [],
      evidence: [
        { source, pointer: null, line: null, note: `the file is ${WORDS[verb]}`, excerpt: [] },
      ],
    },
  ];
}

const WORDS = { create: 'new', update: 'changed', delete: 'taken out' } as const;

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
