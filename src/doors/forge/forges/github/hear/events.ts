import type { z } from 'zod';
import type { ForgeEvent } from '../../../../../engine/forge/types.ts';
import { commandsIn } from '../../../shared/comment-commands.ts';
import { toAccount } from '../read/account.ts';
import {
  checkRunPayload,
  checkSuitePayload,
  commentPayload,
  mergeGroupPayload,
  pushPayload,
  requestPayload,
} from './payloads.ts';

export interface HearingContext {
  readonly forge: string;
  readonly appId: number;
}

type Hearer = (body: unknown, context: HearingContext) => readonly ForgeEvent[] | null;

const REQUEST_ACTIONS: ReadonlySet<string> = new Set([
  'opened',
  'synchronize',
  'reopened',
  'closed',
  'edited',
  'labeled',
  'unlabeled',
  'ready_for_review',
  'converted_to_draft',
]);
const REVIEW_ACTIONS: ReadonlySet<string> = new Set(['submitted', 'edited', 'dismissed']);

/** What is heard of each event; null where the body has another shape than the event’s. */
export const HEARERS: ReadonlyMap<string, Hearer> = new Map<string, Hearer>([
  ['pull_request', hearRequest('request', REQUEST_ACTIONS)],
  ['pull_request_review', hearRequest('review', REVIEW_ACTIONS)],
  ['push', parsed(pushPayload, hearPush)],
  ['merge_group', parsed(mergeGroupPayload, hearMergeGroup)],
  [
    'check_run',
    parsed(checkRunPayload, (body, context) => hearRerun(body, body.check_run, context)),
  ],
  [
    'check_suite',
    parsed(checkSuitePayload, (body, context) => hearRerun(body, body.check_suite, context)),
  ],
  ['issue_comment', parsed(commentPayload, hearComment)],
  ['installation', () => [{ kind: 'repositories' }]],
  ['installation_repositories', () => [{ kind: 'repositories' }]],
  ['membership', () => [{ kind: 'people' }]],
  ['team', () => [{ kind: 'people' }]],
  ['member', () => [{ kind: 'people' }]],
]);

export function ignored(why: string): readonly ForgeEvent[] {
  return [{ kind: 'ignored', why }];
}

function parsed<T>(
  schema: z.ZodType<T>,
  hear: (body: T, context: HearingContext) => readonly ForgeEvent[],
): Hearer {
  return (body, context) => {
    const read = schema.safeParse(body);
    return read.success ? hear(read.data, context) : null;
  };
}

function hearRequest(what: string, actions: ReadonlySet<string>): Hearer {
  return parsed(requestPayload, ({ action, repository, pull_request, sender }, { forge }) => {
    if (!actions.has(action)) return ignored(`${what} ${action}`);
    const ref = { forge, repository: repository.full_name, number: pull_request.number };
    return [{ kind: 'request', ref, cause: `${what} ${action}`, by: toAccount(sender) }];
  });
}

const BRANCH = /^refs\/heads\/(.+)$/s;
const QUEUE = 'gh-readonly-queue/';

function hearPush(body: z.infer<typeof pushPayload>): readonly ForgeEvent[] {
  const branch = BRANCH.exec(body.ref)?.[1];
  if (branch === undefined) return ignored('push of something other than a branch');
  if (body.deleted) return ignored('branch deleted');
  // The queue tells of its own branches by merge_group.
  if (branch.startsWith(QUEUE)) return ignored('branch of the merge queue');
  const { before, after, forced, sender } = body;
  const repository = body.repository.full_name;
  const by = toAccount(sender);
  return [{ kind: 'push', repository, branch, before, after, isForced: forced, by }];
}

function hearMergeGroup(body: z.infer<typeof mergeGroupPayload>): readonly ForgeEvent[] {
  if (body.action !== 'checks_requested') return ignored(`merge group ${body.action}`);
  const { head_ref, head_sha, base_ref, base_sha } = body.merge_group;
  return [
    {
      kind: 'merge-group',
      repository: body.repository.full_name,
      baseBranch: BRANCH.exec(base_ref)?.[1] ?? base_ref,
      base: base_sha,
      head: head_sha,
      numbers: numbersIn(head_ref),
    },
  ];
}

/** `gh-readonly-queue/main/pr-12-<base>` names the one request that this group adds to its base. */
function numbersIn(headRef: string): readonly number[] {
  const number = /\/pr-(\d{1,9})-[0-9a-f]{40,64}$/.exec(headRef)?.[1];
  return number === undefined ? [] : [Number(number)];
}

interface Rerun {
  readonly head_sha: string;
  readonly app?: { readonly id: number } | null | undefined;
}

function hearRerun(
  {
    action,
    repository,
  }: { readonly action: string; readonly repository: { readonly full_name: string } },
  { head_sha, app }: Rerun,
  { appId }: HearingContext,
): readonly ForgeEvent[] {
  if (action !== 'rerequested') return ignored(`check ${action}`);
  if (app != null && app.id !== appId) return ignored('check of another App');
  return [{ kind: 'rerun', repository: repository.full_name, commit: head_sha }];
}

function hearComment(
  { action, repository, issue, comment }: z.infer<typeof commentPayload>,
  { forge }: HearingContext,
): readonly ForgeEvent[] {
  if (action !== 'created') return ignored(`comment ${action}`);
  if (issue.pull_request == null) return ignored('comment on an issue');
  const by = toAccount(comment.user);
  if (by.kind !== 'person') return ignored(`comment of no person (${by.kind})`);
  // An app may write in the name of its user, and so may an agent that holds its user's token.
  if (comment.performed_via_github_app != null) return ignored('comment made through an App');
  const commands = commandsIn(comment.body ?? '');
  if (commands.length === 0) return ignored('comment without a command');
  const ref = { forge, repository: repository.full_name, number: issue.number };
  return commands.map((text) => ({ kind: 'command' as const, ref, text, by }));
}
