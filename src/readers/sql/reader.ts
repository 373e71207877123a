import { InputError, NO_FACTS } from '../types.ts';
import { environmentInName } from '../shared/environment-words.ts';
import type { FilePair, Reader, ReaderInput, ReaderResult } from '../types.ts';
import { readPlainFile } from './plain/read-plain-file.ts';
import { looksLikeSql } from './plain/recognise.ts';
import { ChangeMemory } from './sequence/change-memory.ts';

/** Far above any migration; what is beyond it is a data load. */
const LONGEST = 256 * 1024 * 1024;

/** Reads a script of SQL that is about to be run. */
export const sqlReader: Reader = {
  id: 'sql',
  title: 'SQL script',
  recognises: looksLikeSql,
  read: async (input: ReaderInput): Promise<ReaderResult> => {
    const text = await textOf(input);
    if (text.trim() === '') {
      throw new InputError(input.name, 'holds nothing but white space', 'Check what wrote it');
    }
    const reading = await readPlainFile(
      {
        path: input.name,
        before: null,
        after: text,
        sources: { before: input.name, after: input.name },
        environment: environmentOf(input.name),
        inRepository: false,
      },
      {
        sizes: { trusted: (input.facts ?? NO_FACTS).tableSizes, claimed: new Map() },
        columnTypes: new Map(),
        memory: new ChangeMemory(),
      },
    );
    return { ...reading, actors: [], clues: [] };
  },
};

/** A script says nothing of where it will be run; its name may. */
function environmentOf(name: string): FilePair['environment'] {
  const named = environmentInName(name);
  return named === null ? { kind: 'unknown', name: null } : { kind: named.kind, name: named.word };
}

async function textOf({ bytes, name, onProgress }: ReaderInput): Promise<string> {
  const decoder = new TextDecoder();
  const parts: string[] = [];
  let read = 0;
  for await (const chunk of bytes) {
    read += chunk.length;
    if (read > LONGEST) {
      const advice = 'Split it, and keep loads of data apart from changes of tables';
      throw new InputError(name, 'is too long to be read as a script', advice);
    }
    parts.push(decoder.decode(chunk, { stream: true }));
    onProgress?.(read);
  }
  parts.push(decoder.decode());
  return parts.join('');
}
