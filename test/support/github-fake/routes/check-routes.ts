/** Check runs: made and changed by the app whose token it is, listed for a ref. */
import type { CheckRun, CheckSuite } from '../state/checks.ts';
import { latestRuns } from '../state/required.ts';
import { ok, type RepoCall, type Route } from '../http/call.ts';
import { countedListing, listing } from '../http/paging.ts';
import { RefusedCall, invalid, notFound } from '../http/refusal.ts';
import { repoRoute } from '../http/router.ts';
import { showCheckRun, showCheckSuite } from '../present/checks.ts';
import { fullName, type FakeApp } from '../state/types.ts';
import { createCheckRun, updateCheckRun } from '../verbs/check-runs.ts';
import { checkFieldsIn } from './check-fields.ts';
import { neededText } from './read.ts';

export const checkRoutes: readonly Route[] = [
  repoRoute('POST', '/check-runs', 'checks:write', async (call) => {
    const { world, repo, body } = call;
    const app = appOf(call);
    const name = neededText(body, 'name');
    const headSha = neededText(body, 'head_sha');
    const fields = checkFieldsIn(body);
    if ((await repo.git.resolve(headSha)) !== headSha) {
      throw invalid(`No commit found for SHA: ${headSha}`);
    }
    const run = createCheckRun(world, repo, app, { ...fields, name, headSha });
    return ok(showCheckRun(world, repo, run), 201);
  }),
  repoRoute('PATCH', '/check-runs/:id', 'checks:write', (call) => {
    const { world, repo } = call;
    const run = runIn(call);
    if (run.app !== appOf(call)) {
      const why = 'check run can only be modified by the GitHub App that created it.';
      throw new RefusedCall(403, `Invalid app_id \`${appOf(call).id}\` - ${why}`);
    }
    updateCheckRun(world, repo, run, checkFieldsIn(call.body));
    return ok(showCheckRun(world, repo, run));
  }),
  repoRoute('GET', '/check-runs/:id', 'checks:read', (call) =>
    ok(showCheckRun(call.world, call.repo, runIn(call))),
  ),
  repoRoute('GET', '/check-runs/:id/annotations', 'checks:read', (call) => {
    const { annotations, headSha } = runIn(call);
    const blob = `${call.world.url}/${fullName(call.repo)}/blob/${headSha}/`;
    return listing(call, annotations, (one) => ({
      ...one,
      blob_href: `${blob}${String(one['path'])}`,
    }));
  }),
  repoRoute('GET', '/commits/*ref/check-runs', 'checks:read', async (call) => {
    const sha = await shaIn(call);
    const wanted = filterOf(call);
    const runs = call.repo.checkRuns.filter((run) => run.headSha === sha && wanted(run));
    const shown = call.query.get('filter') === 'all' ? runs : latestRuns(runs);
    return countedListing(call, 'check_runs', shown.toReversed(), (run) =>
      showCheckRun(call.world, call.repo, run),
    );
  }),
  repoRoute('GET', '/commits/*ref/check-suites', 'checks:read', async (call) => {
    const sha = await shaIn(call);
    const suites = call.repo.checkSuites.filter((suite) => suite.headSha === sha);
    return countedListing(call, 'check_suites', suites, (suite) =>
      showCheckSuite(call.world, call.repo, suite),
    );
  }),
  repoRoute('GET', '/check-suites/:id', 'checks:read', (call) =>
    ok(showCheckSuite(call.world, call.repo, suiteIn(call))),
  ),
  repoRoute('GET', '/check-suites/:id/check-runs', 'checks:read', (call) => {
    const suite = suiteIn(call);
    const runs = call.repo.checkRuns.filter((run) => run.suite === suite);
    return countedListing(call, 'check_runs', runs, (run) =>
      showCheckRun(call.world, call.repo, run),
    );
  }),
];

function appOf({ caller }: RepoCall): FakeApp {
  if (caller.kind === 'installation') return caller.installation.app;
  throw new RefusedCall(403, 'You must authenticate via a GitHub App.');
}

function runIn({ repo, params }: RepoCall): CheckRun {
  const run = repo.checkRuns.find(({ id }) => String(id) === params['id']);
  if (run === undefined) throw notFound();
  return run;
}

function suiteIn({ repo, params }: RepoCall): CheckSuite {
  const suite = repo.checkSuites.find(({ id }) => String(id) === params['id']);
  if (suite === undefined) throw notFound();
  return suite;
}

async function shaIn({ repo, params }: RepoCall): Promise<string> {
  const sha = await repo.git.resolve(params['ref'] ?? '');
  if (sha === null) throw invalid(`No commit found for SHA: ${params['ref'] ?? ''}`);
  return sha;
}

function filterOf({ query }: RepoCall): (run: CheckRun) => boolean {
  const name = query.get('check_name');
  const status = query.get('status');
  const app = query.get('app_id');
  return (run) =>
    (name === null || run.name === name) &&
    (status === null || run.status === status) &&
    (app === null || String(run.app.id) === app);
}
