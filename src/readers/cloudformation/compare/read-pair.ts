import type { Signal } from '../../../core/change/types.ts';
import { TreeFault } from '../../shared/tree/limits.ts';
import type { FilePair } from '../../types.ts';
import { readSide } from '../read-side.ts';
import { signalAt } from '../report/signals.ts';
import { templateOf } from '../template/template.ts';
import type { Template } from '../template/template.ts';
import type { ReadPair } from './pair-files.ts';

/** A pair as two templates, or the signals that say why not. */
export type PairReading =
  | { readonly kind: 'read'; readonly read: ReadPair }
  | { readonly kind: 'failed'; readonly signals: readonly Signal[] };

export function readPair(pair: FilePair): PairReading {
  const before = readTemplate(pair.before, pair.sources.before);
  const after = readTemplate(pair.after, pair.sources.after);
  const signals = [before, after].flatMap((side) => (side.kind === 'failed' ? [side.signal] : []));
  if (before.kind === 'failed' || after.kind === 'failed') return { kind: 'failed', signals };
  return { kind: 'read', read: { pair, before: before.template, after: after.template } };
}

type Side =
  | { readonly kind: 'read'; readonly template: Template | null }
  | { readonly kind: 'failed'; readonly signal: Signal };

function readTemplate(text: string | null, source: string): Side {
  const reading = readSide(text);
  if (reading.kind === 'empty') return { kind: 'read', template: null };
  if (reading.kind === 'failed') return failed(source, reading.line, reading.message);
  const template = templateOf(reading.tree);
  if (template === null) return failed(source, 1, 'it is not a map of sections');
  return { kind: 'read', template };
}

function failed(source: string, line: number, message: string): Side {
  return { kind: 'failed', signal: unreadable(source, line, message) };
}

function unreadable(source: string, line: number, message: string): Signal {
  return signalAt(
    'incomplete-input',
    'hold',
    `${source} cannot be read whole as a CloudFormation template: line ${line}: ${message}.`,
    source,
    line,
  );
}

/** What a comparison that was given up says instead. Rethrows whatever is not about the input. */
export function givenUp(fault: unknown, source: string): Signal {
  if (fault instanceof TreeFault) return unreadable(source, 1, fault.message);
  if (fault instanceof RangeError) return unreadable(source, 1, 'it is nested too deeply');
  throw fault;
}
