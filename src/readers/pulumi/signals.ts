import type { Signal } from '../../core/change/types.ts';
import type { Collected } from './collect.ts';

const REPLACEMENT = /^(?:replace|create-replacement|delete-replaced|import-replacement)$/;
/** As many as anybody reads; garbage has one for each line. */
const MOST_DOUBTS = 50;
const COUNTED = ['create', 'update', 'delete', 'replace'] as const;

/** What is to be said of the input as a whole. */
export function signalsOf(collected: Collected, source: string): readonly Signal[] {
  const signal = (
    kind: Signal['kind'],
    weight: Signal['weight'],
    message: string,
    line: number | null,
  ): Signal => ({
    kind,
    weight,
    message,
    evidence: [{ source, pointer: null, line, note: message, excerpt: [] }],
  });
  const signals = collected.doubts
    .slice(0, MOST_DOUBTS)
    .map(({ kind, message, line }) => signal(kind, 'hold', message, line));
  const further = collected.doubts[MOST_DOUBTS];
  if (further !== undefined) {
    const message = `There are ${collected.doubts.length - MOST_DOUBTS} more doubts of this kind.`;
    signals.push(signal(further.kind, 'hold', message, further.line));
  }
  if (collected.summary === null) {
    const message = 'The input ends without Pulumi’s own count of changes, so it may be cut short.';
    signals.push(signal('incomplete-input', 'hold', message, null));
  } else {
    for (const op of COUNTED) {
      const told = collected.summary.get(op) ?? 0;
      const seen = new Set(
        collected.steps
          .filter((step) => (op === 'replace' ? REPLACEMENT.test(step.op) : step.op === op))
          .map(({ urn, pointer, line }) => (op === 'replace' ? urn : `${pointer} ${line}`)),
      ).size;
      if (seen >= told) continue;
      const message = `Pulumi counts ${told} to ${op}, and the input shows ${seen}.`;
      signals.push(signal('incomplete-input', 'hold', message, null));
    }
  }
  if (collected.applied) {
    const message =
      'These are events of an update that runs or has run: what they show is already done.';
    signals.push(signal('drift', 'note', message, null));
  }
  return signals;
}
