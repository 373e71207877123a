import { LIMITS } from '../shared/tree/limits.ts';
import { InputError } from '../types.ts';
import type { Reader, ReaderInput } from '../types.ts';
import { changeSetsIn } from './change-set/change-set.ts';
import { readChangeSets } from './change-set/read.ts';
import { jsonValues } from './change-set/split.ts';
import { looksLikeChangeSet } from './recognise.ts';

const ADVICE =
  'Pass the output of `aws cloudformation describe-change-set --output json`, with those of nested stacks after it';

/** Reads change sets of CloudFormation: one, several in a list, or several one after the other. */
export const cloudFormationReader: Reader = {
  id: 'cloudformation-change-set',
  title: 'CloudFormation change set JSON',
  recognises: (head) => looksLikeChangeSet(head),
  read: async (input) => {
    const changeSets = changeSetsIn(jsonValues(await textOf(input), input.name));
    const known = changeSets.filter(
      ({ changes, status, id }) => changes !== null || (status !== null && id !== null),
    );
    if (known.length === 0 || known.length < changeSets.length) {
      throw new InputError(input.name, 'holds something that is not a change set', ADVICE);
    }
    const reading = readChangeSets(known, input.name);
    return { kind: 'plan', ...reading, actors: [], clues: [] };
  },
};

async function textOf(input: ReaderInput): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const parts: string[] = [];
  let length = 0;
  try {
    for await (const chunk of input.bytes) {
      const part = decoder.decode(chunk, { stream: true });
      parts.push(part);
      length += part.length;
      if (length > LIMITS.length) {
        throw new InputError(input.name, 'is too large to be read', ADVICE);
      }
      input.onProgress?.(length);
    }
    parts.push(decoder.decode());
  } catch (fault) {
    if (!(fault instanceof TypeError)) throw fault;
    throw new InputError(input.name, 'is not UTF-8', ADVICE, { cause: fault });
  }
  return parts.join('').replace(/^\uFEFF/, '');
}
