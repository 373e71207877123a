import { wholeText } from '../shared/whole-text.ts';
import { InputError } from '../types.ts';
import type { Reader, ReaderInput, ReaderResult } from '../types.ts';
import { environmentInName } from '../shared/environment-words.ts';
import { readPair } from './read-pair.ts';
import { looksLikePolicy } from './recognise.ts';

/** Reads a policy by itself, as it is about to be put in place. What it replaces is not known. */
export const iamReader: Reader = {
  id: 'iam-policy',
  title: 'IAM policy document',
  recognises: (head) => /^\uFEFF?\s*[\w{["'#-]/.test(head) && looksLikePolicy(head),
  read: async (input: ReaderInput): Promise<ReaderResult> => {
    const text = await wholeText(input, { advice: 'Pass one policy at a time' });
    const word = environmentInName(input.name);
    const { effects, signals } = readPair({
      path: input.name,
      before: null,
      after: text,
      sources: { before: input.name, after: input.name },
      environment: { kind: word?.kind ?? 'unknown', name: word?.word ?? null },
      inRepository: false,
    });
    const [trouble] = signals;
    if (trouble !== undefined) {
      const what = trouble.evidence[0];
      throw new InputError(
        input.name,
        `cannot be read: line ${what?.line ?? 1}: ${what?.note ?? trouble.message}`,
        'Pass one whole policy document',
      );
    }
    return { kind: 'config', effects, signals, actors: [], clues: [] };
  },
};
