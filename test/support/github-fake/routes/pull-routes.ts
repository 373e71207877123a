/** Pulls: one, the open ones, their commits and files (both cut without a word), reviews. */
import { changedFiles } from '../git/changed-files.ts';
import { commitsBetween, mergeBaseOf } from '../git/history.ts';
import { ok, type RepoCall, type Route } from '../http/call.ts';
import { listing } from '../http/paging.ts';
import { notFound } from '../http/refusal.ts';
import { repoRoute } from '../http/router.ts';
import { showCommit, showFile } from '../present/commit.ts';
import { showPull, showReview, showWholePull } from '../present/pull.ts';
import type { Pull } from '../state/pull.ts';

export const pullRoutes: readonly Route[] = [
  repoRoute('GET', '/pulls', 'pull_requests:read', (call) =>
    listing(call, pullsFor(call), (pull) => showPull(call.world, pull)),
  ),
  repoRoute('GET', '/pulls/:number', 'pull_requests:read', async (call) =>
    ok(await showWholePull(call.world, pullIn(call))),
  ),
  repoRoute('GET', '/pulls/:number/commits', 'pull_requests:read', async (call) => {
    const { baseSha, headSha, repo } = pullIn(call);
    const shas = await commitsBetween(repo.git, baseSha, headSha);
    const cut = shas.slice(0, call.world.cuts.commits);
    return listing(call, cut, (sha) => showCommit(call.world, repo, sha));
  }),
  repoRoute('GET', '/pulls/:number/files', 'pull_requests:read', async (call) => {
    const { baseSha, headSha, repo } = pullIn(call);
    const from = (await mergeBaseOf(repo.git, baseSha, headSha)) ?? baseSha;
    const files = await changedFiles(repo.git, from, headSha);
    const cut = files.slice(0, call.world.cuts.files);
    return listing(call, cut, (file) => showFile(call.world, repo, headSha, file));
  }),
  repoRoute('GET', '/pulls/:number/reviews', 'pull_requests:read', (call) => {
    const pull = pullIn(call);
    return listing(call, pull.reviews, (review) => showReview(call.world, pull, review));
  }),
  repoRoute('GET', '/pulls/:number/reviews/:review', 'pull_requests:read', (call) => {
    const pull = pullIn(call);
    const found = pull.reviews.find(({ id }) => String(id) === call.params['review']);
    if (found === undefined) throw notFound();
    return ok(showReview(call.world, pull, found));
  }),
  repoRoute('GET', '/commits/:sha/pulls', 'pull_requests:read', async (call) => {
    const found: Pull[] = [];
    for (const pull of call.repo.pulls.values()) {
      const shas = await commitsBetween(call.repo.git, pull.baseSha, pull.headSha);
      const sha = call.params['sha'] ?? '';
      if (shas.includes(sha) || pull.merged?.sha === sha) found.push(pull);
    }
    return listing(call, found, (pull) => showPull(call.world, pull));
  }),
];

export function pullIn({ repo, params }: RepoCall): Pull {
  const pull = repo.pulls.get(Number(params['number']));
  if (pull === undefined) throw notFound();
  return pull;
}

function pullsFor({ repo, query }: RepoCall): readonly Pull[] {
  const state = query.get('state') ?? 'open';
  const head = query.get('head');
  const base = query.get('base');
  const found = [...repo.pulls.values()].filter(
    (pull) =>
      (state === 'all' || pull.state === state) &&
      (base === null || pull.base === base) &&
      (head === null || `${pull.headRepo.owner.login}:${pull.head}` === head),
  );
  const updated = query.get('sort') === 'updated';
  const key = (pull: Pull): string => (updated ? pull.updatedAt : pull.createdAt);
  const rising = found.toSorted((a, b) => key(a).localeCompare(key(b)) || a.number - b.number);
  return query.get('direction') === 'asc' ? rising : rising.toReversed();
}
