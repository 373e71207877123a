/** Check runs, suites and statuses as the API shows them. */
import type { CheckRun, CheckSuite, CommitStatus } from '../state/checks.ts';
import { fullName, type Repo } from '../state/types.ts';
import type { World } from '../state/world.ts';
import { showAccount } from './account.ts';
import { showApp } from './app.ts';
import { api, nodeId, type Json } from './shape.ts';

export function showCheckRun(world: World, repo: Repo, run: CheckRun): Json {
  const url = api(world, `/repos/${fullName(repo)}/check-runs/${run.id}`);
  return {
    id: run.id,
    node_id: nodeId('CheckRun', run.id),
    name: run.name,
    head_sha: run.headSha,
    external_id: run.externalId,
    url,
    html_url: `${world.url}/${fullName(repo)}/runs/${run.id}`,
    details_url: run.detailsUrl,
    status: run.status,
    conclusion: run.conclusion,
    started_at: run.startedAt,
    completed_at: run.completedAt,
    output: {
      ...run.output,
      annotations_count: run.annotations.length,
      annotations_url: `${url}/annotations`,
    },
    check_suite: { id: run.suite.id },
    app: showApp(world, run.app),
    pull_requests: pullsOf(world, repo, run.headSha),
  };
}

export function showCheckSuite(world: World, repo: Repo, suite: CheckSuite): Json {
  const runs = repo.checkRuns.filter((run) => run.suite === suite);
  const done = runs.length > 0 && runs.every(({ status }) => status === 'completed');
  const failed = runs.some(({ conclusion }) => conclusion === 'failure');
  const conclusion = failed ? 'failure' : 'success';
  return {
    id: suite.id,
    node_id: nodeId('CheckSuite', suite.id),
    head_branch: suite.headBranch,
    head_sha: suite.headSha,
    status: done ? 'completed' : 'queued',
    conclusion: done ? conclusion : null,
    url: api(world, `/repos/${fullName(repo)}/check-suites/${suite.id}`),
    before: null,
    after: suite.headSha,
    pull_requests: pullsOf(world, repo, suite.headSha),
    app: showApp(world, suite.app),
    created_at: suite.at,
    updated_at: suite.at,
    latest_check_runs_count: runs.length,
  };
}

export function showStatus(world: World, repo: Repo, status: CommitStatus): Json {
  return {
    url: api(world, `/repos/${fullName(repo)}/statuses/${status.sha}`),
    id: status.id,
    node_id: nodeId('StatusContext', status.id),
    state: status.state,
    description: status.description,
    target_url: status.targetUrl,
    context: status.context,
    created_at: status.at,
    updated_at: status.at,
    creator: showAccount(world, status.by),
  };
}

/** Open pulls of this repository with that head. Those from forks are left out, as the forge does. */
function pullsOf(world: World, repo: Repo, sha: string): readonly Json[] {
  const short = (one: Repo): Json => ({
    id: one.id,
    url: api(world, `/repos/${fullName(one)}`),
    name: one.name,
  });
  return [...repo.pulls.values()]
    .filter((pull) => pull.headSha === sha && pull.state === 'open' && pull.headRepo === repo)
    .map((pull) => ({
      url: api(world, `/repos/${fullName(repo)}/pulls/${pull.number}`),
      id: pull.id,
      number: pull.number,
      head: { ref: pull.head, sha: pull.headSha, repo: short(pull.headRepo) },
      base: { ref: pull.base, sha: pull.baseSha, repo: short(repo) },
    }));
}
