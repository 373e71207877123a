import type { Signal } from '../../../core/change/types.ts';

/** Something in the input that could not be read, which is therefore held. */
export function holdSignal(source: string, line: number, message: string): Signal {
  return {
    kind: 'incomplete-input',
    weight: 'hold',
    message: `${source}, line ${line}: ${message}.`,
    evidence: [{ source, pointer: null, line, note: message, excerpt: [] }],
  };
}
