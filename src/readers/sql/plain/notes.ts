import type { Signal } from '../../../core/change/types.ts';
import type { FilePair } from '../../types.ts';

/** Something to know of a file that is held by nothing else. */
export function note(file: FilePair, message: string, line: number | null = null): Signal {
  const source = file.after === null ? file.sources.before : file.sources.after;
  return {
    kind: 'drift',
    weight: 'note',
    message,
    evidence: [{ source, pointer: null, line, note: message, excerpt: [] }],
  };
}
