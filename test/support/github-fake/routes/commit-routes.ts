/** Commits: one, those behind a ref, and what lies between two. */
import { changedFiles } from '../git/changed-files.ts';
import { commitsBehind, commitsBetween, mergeBaseOf } from '../git/history.ts';
import { readCommit } from '../git/read-commit.ts';
import { ok, type RepoCall, type Reply, type Route } from '../http/call.ts';
import { listing, pageOf } from '../http/paging.ts';
import { RefusedCall, invalid, notFound } from '../http/refusal.ts';
import { repoRoute } from '../http/router.ts';
import { showCommit, showFile } from '../present/commit.ts';
import { fullName } from '../state/types.ts';

export const commitRoutes: readonly Route[] = [
  repoRoute('GET', '/commits', 'contents:read', async (call) => {
    const { world, repo, query } = call;
    const sha = await repo.git.resolve(query.get('sha') ?? repo.defaultBranch);
    if (sha === null) throw notFound();
    const shas = await commitsBehind(repo.git, sha, query.get('path'));
    return listing(call, shas, (one) => showCommit(world, repo, one));
  }),
  repoRoute('GET', '/compare/*range', 'contents:read', compare),
];

/** Comes after all other routes below `/commits`, as a ref may hold slashes. */
export const commitRoute: Route = repoRoute(
  'GET',
  '/commits/*ref',
  'contents:read',
  async ({ world, repo, params }) => {
    const sha = await repo.git.resolve(params['ref'] ?? '');
    if (sha === null) throw invalid(`No commit found for SHA: ${params['ref'] ?? ''}`);
    const { parents } = await readCommit(repo.git, sha);
    const files = parents[0] === undefined ? [] : await changedFiles(repo.git, parents[0], sha);
    const shown = files.map((file) => showFile(world, repo, sha, file));
    return ok({ ...(await showCommit(world, repo, sha)), files: shown });
  },
);

/** Files are cut here far sooner than in a pull. */
const FILES_OF_COMPARE = 300;

async function compare(call: RepoCall): Promise<Reply> {
  const { world, repo, params } = call;
  const [from = '', to = ''] = (params['range'] ?? '').split('...', 2);
  const [base, head] = await Promise.all([repo.git.resolve(from), repo.git.resolve(to)]);
  if (base === null || head === null) throw notFound();
  const common = await mergeBaseOf(repo.git, base, head);
  if (common === null) throw new RefusedCall(404, `No common ancestor between ${from} and ${to}.`);
  const [ahead, behind, files] = await Promise.all([
    commitsBetween(repo.git, base, head),
    commitsBetween(repo.git, head, base),
    changedFiles(repo.git, common, head),
  ]);
  const { items, headers } = pageOf(call, ahead);
  const one = behind.length === 0 ? 'ahead' : 'diverged';
  const other = behind.length === 0 ? 'identical' : 'behind';
  const body = {
    url: `${world.url}/api/v3/repos/${fullName(repo)}/compare/${from}...${to}`,
    base_commit: await showCommit(world, repo, base),
    merge_base_commit: await showCommit(world, repo, common),
    status: ahead.length > 0 ? one : other,
    ahead_by: ahead.length,
    behind_by: behind.length,
    total_commits: ahead.length,
    commits: await Promise.all(items.map((sha) => showCommit(world, repo, sha))),
    files: files.slice(0, FILES_OF_COMPARE).map((file) => showFile(world, repo, head, file)),
  };
  return { status: 200, body, headers };
}
