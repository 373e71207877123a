import { z } from 'zod';
import type {
  CommitAccounts,
  ForgeAccount,
  Listing,
  RequestRef,
} from '../../../../../engine/forge/types.ts';
import { ForgeFault } from '../../../../../engine/forge/ports.ts';
import { toAccount } from './account.ts';
import type { Gitlab } from './gitlab.ts';
import { shaSchema } from './shapes.ts';

/** Only GraphQL links an address to an account; it does so for authors. */
const QUERY = `query commits($project: ID!, $number: String!, $after: String) {
  project(fullPath: $project) {
    mergeRequest(iid: $number) {
      diffHeadSha
      commitCount
      commits(first: 100, after: $after) {
        pageInfo { hasNextPage endCursor }
        nodes { sha authorEmail committerEmail author { id username state bot } }
      }
    }
  }
}`;

const authorSchema = z.object({
  id: z.string().regex(/^gid:\/\/gitlab\/[A-Za-z:]{1,50}\/\d{1,15}$/),
  username: z.string().min(1).max(300),
  state: z.string().max(50).nullish(),
  bot: z.boolean().nullish(),
});

const pageSchema = z.object({
  project: z
    .object({
      mergeRequest: z
        .object({
          diffHeadSha: shaSchema.nullish(),
          commitCount: z.int().nonnegative().nullish(),
          commits: z.object({
            pageInfo: z.object({
              hasNextPage: z.boolean(),
              endCursor: z.string().max(1000).nullish(),
            }),
            nodes: z.array(
              z.object({
                sha: shaSchema,
                authorEmail: z.string().nullish(),
                committerEmail: z.string().nullish(),
                author: authorSchema.nullish(),
              }),
            ),
          }),
        })
        .nullable(),
    })
    .nullable(),
});

type Node = NonNullable<
  NonNullable<z.infer<typeof pageSchema>['project']>['mergeRequest']
>['commits']['nodes'][number];

const MOST_PAGES = 100;

/**
 * Whose accounts a request’s commits are linked to. Whole when it ends in the request’s head and has as many
 * commits as the request says. A committer is known where it is the author.
 */
export async function listCommitAccounts(
  { client }: Gitlab,
  { repository, number }: RequestRef,
): Promise<Listing<CommitAccounts>> {
  const nodes: Node[] = [];
  let after: string | null = null;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const variables = { project: repository, number: String(number), after };
    const answer: z.infer<typeof pageSchema> = await client.query(QUERY, variables, pageSchema);
    const request = answer.project?.mergeRequest ?? null;
    if (request === null) {
      throw new ForgeFault('gone', `GitLab: ${repository} has no request ${number}`);
    }
    const { commits, commitCount, diffHeadSha } = request;
    nodes.push(...commits.nodes);
    after = commits.pageInfo.endCursor ?? null;
    if (commits.pageInfo.hasNextPage && after !== null) continue;
    const different = new Set(nodes.map(({ sha }) => sha));
    const hasHead = diffHeadSha != null && different.has(diffHeadSha);
    // GitLab lists the newest first.
    const items = nodes.toReversed().map(present);
    return { items, isWhole: hasHead && different.size === commitCount };
  }
  return { items: nodes.toReversed().map(present), isWhole: false };
}

function present({ sha, author, authorEmail, committerEmail }: Node): CommitAccounts {
  const account = author == null ? null : accountOf(author);
  const isSame = authorEmail != null && authorEmail.toLowerCase() === committerEmail?.toLowerCase();
  return { commit: sha, author: account, committer: isSame ? account : null };
}

function accountOf({ id, username, state, bot }: z.infer<typeof authorSchema>): ForgeAccount {
  const number = Number(id.slice(id.lastIndexOf('/') + 1));
  return toAccount({ id: number, username, state: state?.toLowerCase() ?? null, bot: bot ?? null });
}
