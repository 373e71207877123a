/** Checks without which a branch takes no merge. */
import type { CheckRun } from './checks.ts';
import type { Repo, RequiredCheck } from './types.ts';

const GOOD = new Set(['success', 'neutral', 'skipped']);

/** Of each app and name the run that was made last. */
export function latestRuns(runs: readonly CheckRun[]): readonly CheckRun[] {
  const latest = new Map<string, CheckRun>();
  for (const run of runs) latest.set(`${run.app.id} ${run.name}`, run);
  return [...latest.values()];
}

export function missingChecks(repo: Repo, branch: string, sha: string): readonly RequiredCheck[] {
  return repo.required.filter((check) => check.branch === branch && !satisfied(repo, check, sha));
}

function satisfied(repo: Repo, { context, appId }: RequiredCheck, sha: string): boolean {
  const runs = latestRuns(repo.checkRuns.filter((run) => run.headSha === sha)).filter(
    (run) => run.name === context && (appId === null || run.app.id === appId),
  );
  const status = repo.statuses.findLast((one) => one.sha === sha && one.context === context);
  // A plain status has no app behind it, so it never counts where an app is named.
  const counts = appId === null && status !== undefined ? [status.state === 'success'] : [];
  const answers = [
    ...runs.map((run) => run.status === 'completed' && GOOD.has(run.conclusion ?? '')),
    ...counts,
  ];
  return answers.length > 0 && answers.every(Boolean);
}
