/** The merge button over the API, with its three refusals. */
import type { MergeMethod } from '../git/merge.ts';
import { ok, type Call, type Route } from '../http/call.ts';
import { RefusedCall, invalid, notFound } from '../http/refusal.ts';
import { repoRoute } from '../http/router.ts';
import type { Account } from '../state/types.ts';
import { mergePull } from '../verbs/merge-pull.ts';
import { pullIn } from './pull-routes.ts';
import { textIn } from './read.ts';

export const mergeRoutes: readonly Route[] = [
  repoRoute('GET', '/pulls/:number/merge', 'pull_requests:read', (call) => {
    if (pullIn(call).merged === null) throw notFound();
    return { status: 204, body: null };
  }),
  repoRoute('PUT', '/pulls/:number/merge', 'contents:write', async (call) => {
    const pull = pullIn(call);
    const sha = textIn(call.body, 'sha');
    if (sha !== null && sha !== pull.headSha) {
      throw new RefusedCall(409, 'Head branch was modified. Review and try the merge again.');
    }
    const method = methodIn(textIn(call.body, 'merge_method') ?? 'merge');
    const title = textIn(call.body, 'commit_title');
    const answer = await mergePull(call.world, pull, actorOf(call), {
      method,
      ...(title === null ? {} : { title }),
    });
    if (answer.kind === 'refused') throw new RefusedCall(405, answer.why);
    return ok({ sha: answer.sha, merged: true, message: 'Pull Request successfully merged' });
  }),
];

/** Who acts: a person by their token, or an app by its bot. */
export function actorOf({ caller }: Call): Account {
  switch (caller.kind) {
    case 'installation':
      return caller.installation.app.bot;
    case 'user':
      return caller.token.account;
    case 'app':
    case 'nobody':
      throw new RefusedCall(401, 'Requires authentication');
  }
}

function methodIn(text: string): MergeMethod {
  if (text === 'merge' || text === 'squash' || text === 'rebase') return text;
  throw invalid(`${text} is not a merge method.`);
}
