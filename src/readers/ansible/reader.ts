import type { Effect, Signal } from '../../core/change/types.ts';
import { readJson } from '../shared/tree/read-json.ts';
import { wholeText } from '../shared/whole-text.ts';
import { InputError } from '../types.ts';
import type { Reader, ReaderInput, ReaderResult } from '../types.ts';
import type { Run } from './outcome.ts';
import { readJsonRun } from './read-json-run.ts';
import { readTextRun } from './read-text-run.ts';
import { effectsOf } from './report.ts';
import { signalsOf } from './signals.ts';

const ADVICE =
  'Pass the whole output of `ansible-playbook --check --diff`, best with ANSIBLE_STDOUT_CALLBACK=json';
const TEXT = /^(?:\u001B\[[0-9;]{0,20}m)?PLAY \[.*\] \*{3,}/m;
const JSON_HEAD = /"(?:plays|custom_stats|global_custom_stats)"\s*:/;

/** Reads what a playbook would do, as a run in check mode shows it. */
export const ansibleReader: Reader = {
  id: 'ansible-check',
  title: 'output of ansible-playbook --check --diff',
  recognises: (head) =>
    TEXT.test(head) ||
    (/^\s*\{/.test(head) && JSON_HEAD.test(head) && /"tasks"\s*:|"stats"\s*:/.test(head)),
  read: async (input: ReaderInput): Promise<ReaderResult> => {
    const text = await wholeText(input, { advice: 'Run one play at a time' });
    const run = runOf(text, input.name);
    const effects: readonly Effect[] = effectsOf(run, input.name);
    const signals: readonly Signal[] = signalsOf(run, input.name);
    return { kind: 'deployment', effects, signals, actors: [], clues: [] };
  },
};

function runOf(text: string, source: string): Run {
  if (!/^\s*\{/.test(text)) {
    if (TEXT.test(text)) return readTextRun(text.replaceAll('\r\n', '\n'));
    throw new InputError(source, 'has no play in it', ADVICE);
  }
  const reading = readJson(text);
  if (reading.kind === 'failed') {
    throw new InputError(
      source,
      `cannot be read: line ${reading.line}: ${reading.message}`,
      ADVICE,
    );
  }
  const root = reading.documents[0];
  if (root?.kind !== 'map' || root.entries.get('plays')?.kind !== 'list') {
    throw new InputError(source, 'has no list of plays', ADVICE);
  }
  return readJsonRun(root);
}
