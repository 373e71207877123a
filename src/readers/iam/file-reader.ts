import type { FilePair, FileReader, FileReading } from '../types.ts';
import { readPair } from './read-pair.ts';
import { looksLikePolicy } from './recognise.ts';

/** Reads what a change of a policy document of AWS, Google Cloud or Azure lets whom do. */
export const iamFileReader: FileReader = {
  id: 'iam-policy-file',
  title: 'IAM policy document',
  recognises: ({ path, before, after }) =>
    /\.(?:json|ya?ml|policy)$/i.test(path) &&
    [after, before].some((text) => text !== null && looksLikePolicy(text)),
  read: async (files: readonly FilePair[]): Promise<FileReading> => {
    const readings = files.map((file) => readPair(file));
    return {
      kind: 'config',
      effects: readings.flatMap(({ effects }) => effects),
      signals: readings.flatMap(({ signals }) => signals),
    };
  },
};
