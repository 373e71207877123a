import type { Signal } from '../../../core/change/types.ts';
import { at, textAt } from '../../shared/tree/look.ts';
import { LineMask } from '../../shared/mask-secrets.ts';
import { signalAt } from '../report/signals.ts';
import type { ChangeSet } from './change-set.ts';

/** How AWS says that there is nothing to do. */
const NOTHING = /didn['’]t contain changes|No updates are to be performed/i;

/** True for a change set that only failed because there is nothing to change. */
export function isEmpty({ status, reason, changes }: ChangeSet): boolean {
  return status === 'FAILED' && NOTHING.test(reason) && (changes?.length ?? 0) === 0;
}

/** What is said of a change set as a whole. */
export function signalsOf(changeSet: ChangeSet, source: string): readonly Signal[] {
  if (isEmpty(changeSet)) return [];
  const { tree, stackName } = changeSet;
  const of = `The change set of ${stackName === '' ? 'a stack' : stackName.slice(0, 120)}`;
  const lineOf = (key: string): number => at(tree, key)?.line ?? tree.line;
  const signals: Signal[] = [];
  const hold = (kind: Signal['kind'], message: string, key: string): void => {
    signals.push(signalAt(kind, 'hold', `${of} ${message}`, source, lineOf(key)));
  };
  if (changeSet.nextToken) {
    hold(
      'incomplete-input',
      'is cut off: it has a NextToken, so there are more changes than it shows. Ask for the other pages as well.',
      'NextToken',
    );
  }
  if (changeSet.changes === null) {
    hold('incomplete-input', 'has no list of changes.', 'Changes');
  }
  statusSignals(changeSet, hold);
  if (textAt(tree, 'OnStackFailure') === 'DELETE') {
    signals.push(
      signalAt(
        'destroy-mode',
        'note',
        `${of} has OnStackFailure DELETE: where it fails, CloudFormation deletes the stack.`,
        source,
        lineOf('OnStackFailure'),
      ),
    );
  }
  if (textAt(tree, 'DeploymentMode') === 'REVERT_DRIFT') {
    signals.push(
      signalAt(
        'drift',
        'note',
        `${of} also takes back what was changed outside of CloudFormation.`,
        source,
        lineOf('DeploymentMode'),
      ),
    );
  }
  return signals;
}

type Hold = (kind: Signal['kind'], message: string, key: string) => void;

function statusSignals(changeSet: ChangeSet, hold: Hold): void {
  const { status, executionStatus, reason } = changeSet;
  if (status === 'FAILED') {
    const why = new LineMask().show(reason.slice(0, 200));
    hold('errored-plan', `could not be made (${why}), so it does not show what happens.`, 'Status');
    return;
  }
  if (status !== null && status !== 'CREATE_COMPLETE') {
    const shown = status.slice(0, 40);
    hold('incomplete-input', `is ${shown}, so it does not show everything. Ask again.`, 'Status');
    return;
  }
  if (executionStatus !== null && executionStatus !== 'AVAILABLE') {
    const shown = executionStatus.slice(0, 40);
    hold(
      'incomplete-input',
      `cannot be executed as it is (${shown}), so what happens will be something else. Make a new one.`,
      'ExecutionStatus',
    );
  }
}
