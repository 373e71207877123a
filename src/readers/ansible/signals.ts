import type { Signal } from '../../core/change/types.ts';
import { RUNS } from './modules.ts';
import type { Outcome, Run } from './outcome.ts';

/** What keeps a run from showing everything. Tasks of a kind are told once, with the first of them. */
export function signalsOf(run: Run, source: string): readonly Signal[] {
  const signals: Signal[] = [];
  const say = (
    kind: Signal['kind'],
    weight: Signal['weight'],
    message: string,
    line: number | null,
  ): void => {
    signals.push({
      kind,
      weight,
      message,
      evidence: [{ source, pointer: null, line, note: message, excerpt: [] }],
    });
  };
  const told = (found: readonly Outcome[]) =>
    [...new Set(found.map(({ task }) => task.slice(0, 80)))].slice(0, 5).join(', ');
  const of = (...wanted: readonly Outcome['status'][]) =>
    run.outcomes.filter(({ status }) => wanted.includes(status));
  const failed = of('failed', 'unreachable');
  if (failed[0] !== undefined) {
    say(
      'errored-plan',
      'hold',
      `Tasks failed or hosts were not reached, so what would come after is not shown: ${told(failed)}.`,
      failed[0].line,
    );
  }
  const ignored = of('ignored');
  if (ignored[0] !== undefined) {
    say(
      'errored-plan',
      'note',
      `Tasks failed, and the playbook goes on regardless: ${told(ignored)}.`,
      ignored[0].line,
    );
  }
  const unchecked = of('skipped').filter(
    (outcome) =>
      outcome.unchecked ||
      (outcome.module !== null &&
        RUNS.has(outcome.module) &&
        !outcome.args.has('false_condition') &&
        !/[Cc]ondition/.test(outcome.args.get('skip_reason') ?? '')),
  );
  if (unchecked[0] !== undefined) {
    say(
      'incomplete-input',
      'hold',
      `Check mode leaves out tasks, so what they do is not shown: ${told(unchecked)}.`,
      unchecked[0].line,
    );
  }
  if (run.counts === null)
    say(
      'incomplete-input',
      'hold',
      'The output ends before its recap, so it may be cut short.',
      null,
    );
  for (const [host, count] of run.counts ?? []) {
    const seen = new Set(
      run.outcomes
        .filter((outcome) => outcome.host === host && outcome.status === 'changed')
        .map(({ play, task, line }) => `${play} ${task} ${line}`),
    ).size;
    if (seen < count)
      say(
        'incomplete-input',
        'hold',
        `The recap counts ${count} changes on ${host.slice(0, 80)}, and the output shows ${seen}.`,
        null,
      );
  }
  if (run.odd[0] !== undefined)
    say('incomplete-input', 'hold', 'Some of the output cannot be read.', run.odd[0]);
  return signals;
}
