/** The one question that only GraphQL answers: whose accounts commits are linked to. */
import { commitsBetween } from '../../github-fake/git/history.ts';
import { readCommit } from '../../github-fake/git/read-commit.ts';
import type { Call, Reply } from '../http/call.ts';
import { ok } from '../http/call.ts';
import type { World } from '../state/world.ts';

const PAGE = 100;

export async function answerGraphql({ world, body }: Call): Promise<Reply> {
  const given = body['variables'] as { project: string; number: string; after: string | null };
  const project = world.projects.find((one) => one.path === given.project && !one.deleted);
  if (project === undefined) return ok({ data: { project: null } });
  const request = project.requests.get(Number(given.number));
  if (request === undefined) return ok({ data: { project: { mergeRequest: null } } });
  const base = request.versions.at(-1)?.base ?? request.sha;
  const all = (await commitsBetween(project.git, base, request.sha)).toReversed();
  const seen = all.slice(0, world.cutCommits);
  const start = Number(given.after ?? 0);
  const shown = seen.slice(start, start + PAGE);
  const nodes = await Promise.all(
    shown.map(async (sha) => {
      const { author, committer } = await readCommit(project.git, sha);
      return {
        sha,
        authorEmail: author.email,
        committerEmail: committer.email,
        author: byEmail(world, author.email),
      };
    }),
  );
  const hasNextPage = start + PAGE < seen.length;
  const pageInfo = { hasNextPage, endCursor: hasNextPage ? String(start + PAGE) : null };
  const commits = { pageInfo, nodes };
  const mergeRequest = { diffHeadSha: request.sha, commitCount: all.length, commits };
  return ok({ data: { project: { mergeRequest } } });
}

function byEmail(world: World, email: string): Readonly<Record<string, unknown>> | null {
  const found = [...world.accounts.values()].find((one) => one.email === email && !one.deleted);
  if (found === undefined) return null;
  const { id, username, state, bot } = found;
  return { id: `gid://gitlab/User/${id}`, username, state, bot };
}
