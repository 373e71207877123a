import { readJson } from '../shared/tree/read-json.ts';
import { wholeText } from '../shared/whole-text.ts';
import { InputError } from '../types.ts';
import type { Reader, ReaderInput, ReaderResult } from '../types.ts';
import { actsOf } from './act.ts';
import { collectEventList, collectEvents, collectPreview } from './collect.ts';
import type { Collected } from './collect.ts';
import { looksLikeEvents, looksLikePreview } from './recognise.ts';
import { effectOf } from './report.ts';
import { signalsOf } from './signals.ts';

const ADVICE = 'Pass the whole output of `pulumi preview --json`';

/** Reads what Pulumi is about to do: `pulumi preview --json`, or the engine's events line by line. */
export const pulumiReader: Reader = {
  id: 'pulumi-preview',
  title: 'Pulumi preview JSON or engine events',
  recognises: (head) => looksLikeEvents(head) || looksLikePreview(head),
  read: async (input: ReaderInput): Promise<ReaderResult> => {
    const text = await wholeText(input, {
      largest: 256,
      advice: 'Preview the stack in parts with `--target`',
    });
    const collected = looksLikeEvents(text.slice(0, 65_536))
      ? collectEvents(text)
      : preview(text, input.name);
    const effects = actsOf(collected.steps).map((act) => effectOf(act, input.name));
    const signals = signalsOf(collected, input.name);
    return { kind: 'plan', effects, signals, actors: [], clues: [] };
  },
};

function preview(text: string, source: string): Collected {
  const reading = readJson(text);
  if (reading.kind === 'failed') {
    throw new InputError(
      source,
      `cannot be read: line ${reading.line}: ${reading.message}`,
      ADVICE,
    );
  }
  const root = reading.documents[0];
  if (root?.kind === 'map' && root.entries.get('events')?.kind === 'list')
    return collectEventList(root);
  if (root?.kind !== 'map' || !(root.entries.has('steps') || root.entries.has('changeSummary'))) {
    throw new InputError(source, 'has neither steps nor a summary of changes', ADVICE);
  }
  return collectPreview(root);
}
