import type { Signal } from '../../core/change/types.ts';
import type { Tree, TreeReading } from '../shared/tree/types.ts';
import type { FilePair } from '../types.ts';

/** UTF-16 code units; settings are far shorter, and each key that differs is judged by every rule. */
const LONGEST = 4 * 1024 * 1024;

/** Both sides of a file as trees; null where one cannot be read. */
export interface ReadSides {
  readonly before: readonly Tree[];
  readonly after: readonly Tree[];
}

/** Reads both sides; a failure is told with the side and its line. */
export function readSides(
  pair: FilePair,
  read: (text: string) => TreeReading,
):
  | ReadSides
  | {
      readonly source: string;
      readonly line: number;
      readonly message: string;
      readonly both: boolean;
    } {
  const bounded = (text: string): TreeReading =>
    text.length > LONGEST
      ? { kind: 'failed', line: 1, message: 'it is larger than settings are' }
      : read(text);
  const before = pair.before === null ? null : bounded(pair.before);
  const after = pair.after === null ? null : bounded(pair.after);
  const both = before?.kind === 'failed' && after?.kind === 'failed';
  if (after?.kind === 'failed') return { source: pair.sources.after, ...after, both };
  if (before?.kind === 'failed') return { source: pair.sources.before, ...before, both };
  return { before: before?.documents ?? [], after: after?.documents ?? [] };
}

/** Says that a file could not be read whole, so that what it changes is not known. */
export function unreadable(path: string, source: string, line: number, message: string): Signal {
  return {
    kind: 'incomplete-input',
    weight: 'hold',
    message: `${path} cannot be read at line ${line} (${message}), so nobody can tell what it changes.`,
    evidence: [{ source, pointer: null, line, note: message, excerpt: [] }],
  };
}
