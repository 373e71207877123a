import type { Signal } from '../../../core/change/types.ts';

/** A signal about one line of one input. */
export function signalAt(
  kind: Signal['kind'],
  weight: Signal['weight'],
  message: string,
  source: string,
  line: number | null,
): Signal {
  return {
    kind,
    weight,
    message,
    evidence: [{ source, pointer: null, line, note: message, excerpt: [] }],
  };
}
