/** `check_run` and `check_suite`. */
import { showCheckRun, showCheckSuite } from '../present/checks.ts';
import type { CheckRun, CheckSuite } from '../state/checks.ts';
import type { Account, Repo } from '../state/types.ts';
import type { World } from '../state/world.ts';
import { emit } from './emit.ts';

export function checkRunHappened(
  world: World,
  repo: Repo,
  run: CheckRun,
  action: 'created' | 'completed' | 'rerequested' | 'requested_action',
  sender: Account,
  requested?: string,
): void {
  // To ask for a run again concerns the app that made it, and no other.
  if (action.startsWith('re') && run.app !== world.apps[0]) return;
  const shown = showCheckRun(world, repo, run);
  const payload = {
    check_run: { ...shown, check_suite: showCheckSuite(world, repo, run.suite) },
    ...(requested === undefined ? {} : { requested_action: { identifier: requested } }),
  };
  emit(world, { event: 'check_run', action, repo, sender, payload });
}

export function checkSuiteHappened(
  world: World,
  repo: Repo,
  suite: CheckSuite,
  action: 'requested' | 'rerequested' | 'completed',
  sender: Account,
): void {
  const payload = { check_suite: showCheckSuite(world, repo, suite) };
  emit(world, { event: 'check_suite', action, repo, sender, payload });
}
