/** Comments and the timeline of a pull. */
import { ok, type Route } from '../http/call.ts';
import { listing } from '../http/paging.ts';
import { RefusedCall, invalid, notFound } from '../http/refusal.ts';
import { repoRoute } from '../http/router.ts';
import { showComment, showIssue, showTimelineEvent } from '../present/issue.ts';
import { comment } from '../verbs/pull-changes.ts';
import { actorOf } from './merge-routes.ts';
import { pullIn } from './pull-routes.ts';
import { neededText } from './read.ts';

const LONGEST_COMMENT = 65_536;

export const issueRoutes: readonly Route[] = [
  repoRoute('GET', '/issues/:number', 'issues:read', (call) =>
    ok(showIssue(call.world, pullIn(call))),
  ),
  repoRoute('GET', '/issues/:number/comments', 'issues:read', (call) => {
    const pull = pullIn(call);
    return listing(call, pull.comments, (one) => showComment(call.world, pull, one));
  }),
  repoRoute('POST', '/issues/:number/comments', 'issues:write', (call) => {
    const pull = pullIn(call);
    const body = bodyIn(call.body);
    const { caller } = call;
    const slug = caller.kind === 'installation' ? caller.installation.app.slug : null;
    const made = comment(call.world, pull, actorOf(call), body, slug);
    return ok(showComment(call.world, pull, made), 201);
  }),
  repoRoute('PATCH', '/issues/comments/:id', 'issues:write', (call) => {
    for (const pull of call.repo.pulls.values()) {
      const found = pull.comments.find(({ id }) => String(id) === call.params['id']);
      if (found === undefined) continue;
      if (found.by !== actorOf(call)) {
        throw new RefusedCall(403, 'Must have admin rights to Repository.');
      }
      found.body = bodyIn(call.body);
      return ok(showComment(call.world, pull, found));
    }
    throw notFound();
  }),
  ...(['events', 'timeline'] as const).map((kind) =>
    repoRoute('GET', `/issues/:number/${kind}`, 'issues:read', (call) =>
      listing(call, pullIn(call).timeline, (event) =>
        showTimelineEvent(call.world, call.repo, event),
      ),
    ),
  ),
];

function bodyIn(body: Readonly<Record<string, unknown>>): string {
  const text = neededText(body, 'body');
  if (text.length <= LONGEST_COMMENT) return text;
  throw invalid('Validation Failed', [
    {
      resource: 'IssueComment',
      code: 'unprocessable',
      field: 'data',
      message: 'Body is too long (maximum is 65536 characters)',
    },
  ]);
}
