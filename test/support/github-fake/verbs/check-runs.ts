/** Check runs as an app makes, changes and is asked for them. */
import { checkRunHappened } from '../hooks/check-events.ts';
import type { CheckRun } from '../state/checks.ts';
import type { FakeApp, Repo } from '../state/types.ts';
import { nextId, nowIn, type World } from '../state/world.ts';
import { branchAt, suiteOf } from './check-suites.ts';

/** Null leaves a field as it is. */
export interface CheckFields {
  readonly name: string | null;
  readonly status: string | null;
  readonly conclusion: string | null;
  readonly externalId: string | null;
  readonly detailsUrl: string | null;
  readonly startedAt: string | null;
  readonly completedAt: string | null;
  readonly output: {
    readonly title: string | null;
    readonly summary: string | null;
    readonly text: string | null;
    readonly annotations: readonly Readonly<Record<string, unknown>>[];
  } | null;
  readonly actions: readonly unknown[] | null;
}

export function createCheckRun(
  world: World,
  repo: Repo,
  app: FakeApp,
  given: CheckFields & { readonly name: string; readonly headSha: string },
): CheckRun {
  const { headSha, name } = given;
  const run: CheckRun = {
    id: nextId(world),
    app,
    suite: suiteOf(world, repo, app, headSha, branchAt(repo, headSha)),
    headSha,
    name,
    status: 'queued',
    conclusion: null,
    externalId: '',
    detailsUrl: null,
    startedAt: nowIn(world),
    completedAt: null,
    output: { title: null, summary: null, text: null },
    annotations: [],
    actions: [],
  };
  repo.checkRuns.push(run);
  apply(world, run, given);
  checkRunHappened(world, repo, run, 'created', app.bot);
  if (run.status === 'completed') checkRunHappened(world, repo, run, 'completed', app.bot);
  return run;
}

export function updateCheckRun(world: World, repo: Repo, run: CheckRun, given: CheckFields): void {
  const before = run.status;
  apply(world, run, given);
  const done = run.status === 'completed' && before !== 'completed';
  if (done) checkRunHappened(world, repo, run, 'completed', run.app.bot);
}

/** Annotations are added to those that are there; all else is replaced. A conclusion completes. */
function apply(world: World, run: CheckRun, given: CheckFields): void {
  run.name = given.name ?? run.name;
  run.status = given.conclusion === null ? (given.status ?? run.status) : 'completed';
  run.conclusion = run.status === 'completed' ? (given.conclusion ?? run.conclusion) : null;
  run.externalId = given.externalId ?? run.externalId;
  run.detailsUrl = given.detailsUrl ?? run.detailsUrl;
  run.startedAt = given.startedAt ?? run.startedAt;
  run.completedAt = run.status === 'completed' ? (given.completedAt ?? nowIn(world)) : null;
  run.actions = given.actions ?? run.actions;
  if (given.output === null) return;
  const { title, summary, text, annotations } = given.output;
  run.output = {
    title: title ?? run.output.title,
    summary: summary ?? run.output.summary,
    text: text ?? run.output.text,
  };
  run.annotations.push(...annotations);
}
