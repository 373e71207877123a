/** Plain commit statuses: anybody with write access may set them, in any name. */
import type { CommitStatus } from '../state/checks.ts';
import { ok, type Reply, type RepoCall, type Route } from '../http/call.ts';
import { listing } from '../http/paging.ts';
import { invalid } from '../http/refusal.ts';
import { repoRoute } from '../http/router.ts';
import { showStatus } from '../present/checks.ts';
import { showRepositoryName } from '../present/repository.ts';
import { nextId, nowIn } from '../state/world.ts';
import { actorOf } from './merge-routes.ts';
import { neededText, textIn } from './read.ts';

const STATES = new Set(['error', 'failure', 'pending', 'success']);

export const statusRoutes: readonly Route[] = [
  repoRoute('POST', '/statuses/:ref', 'statuses:write', async (call) => {
    const { world, repo, body } = call;
    const state = neededText(body, 'state');
    if (!STATES.has(state)) throw invalid('Validation Failed');
    const status: CommitStatus = {
      id: nextId(world),
      sha: await shaIn(call),
      state: state as CommitStatus['state'],
      context: textIn(body, 'context') ?? 'default',
      description: textIn(body, 'description'),
      targetUrl: textIn(body, 'target_url'),
      by: actorOf(call),
      at: nowIn(world),
    };
    repo.statuses.push(status);
    return ok(showStatus(world, repo, status), 201);
  }),
  repoRoute('GET', '/commits/*ref/statuses', 'statuses:read', async (call) => {
    const sha = await shaIn(call);
    const found = call.repo.statuses.filter((one) => one.sha === sha).toReversed();
    return listing(call, found, (one) => showStatus(call.world, call.repo, one));
  }),
  repoRoute('GET', '/commits/*ref/status', 'statuses:read', combined),
];

async function combined(call: RepoCall): Promise<Reply> {
  const sha = await shaIn(call);
  const latest = new Map<string, CommitStatus>();
  for (const one of call.repo.statuses) if (one.sha === sha) latest.set(one.context, one);
  const states = [...latest.values()].map(({ state }) => state);
  const failed = states.some((state) => state === 'failure' || state === 'error');
  const done = states.length > 0 && states.every((state) => state === 'success');
  return ok({
    state: failed ? 'failure' : done ? 'success' : 'pending',
    statuses: [...latest.values()].map((one) => showStatus(call.world, call.repo, one)),
    sha,
    total_count: latest.size,
    repository: showRepositoryName(call.repo),
  });
}

async function shaIn({ repo, params }: RepoCall): Promise<string> {
  const sha = await repo.git.resolve(params['ref'] ?? '');
  if (sha === null) throw invalid(`No commit found for SHA: ${params['ref'] ?? ''}`);
  return sha;
}
