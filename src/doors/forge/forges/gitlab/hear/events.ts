import type { z } from 'zod';
import type { ForgeEvent } from '../../../../../engine/forge/types.ts';
import { commandsIn } from '../../../shared/comment-commands.ts';
import { DELETED, toAccount } from '../read/account.ts';
import { notePayload, pipelinePayload, pushPayload, requestPayload } from './payloads.ts';

type Hearer = (body: unknown, forge: string) => readonly ForgeEvent[] | null;

const REQUEST_ACTIONS: ReadonlySet<string> = new Set([
  'open',
  'close',
  'reopen',
  'update',
  'merge',
  'approved',
  'unapproved',
  'approval',
  'unapproval',
]);

/** By `object_kind`, or the `event_name` of what GitLab tells of the whole installation. */
export const HEARERS: ReadonlyMap<string, Hearer> = new Map<string, Hearer>([
  ['merge_request', parsed(requestPayload, hearRequest)],
  ['note', parsed(notePayload, hearNote)],
  ['push', parsed(pushPayload, hearPush)],
  ['pipeline', parsed(pipelinePayload, hearPipeline)],
  ...['project_create', 'project_destroy', 'project_rename', 'project_transfer'].map(
    (name): [string, Hearer] => [name, () => [{ kind: 'repositories' }]],
  ),
  ...[
    'user_add_to_team',
    'user_remove_from_team',
    'user_update_for_team',
    'user_add_to_group',
    'user_remove_from_group',
    'user_update_for_group',
    'user_create',
    'user_destroy',
    'user_rename',
    'group_create',
    'group_destroy',
    'group_rename',
    'subgroup_create',
    'subgroup_destroy',
  ].map((name): [string, Hearer] => [name, () => [{ kind: 'people' }]]),
]);

export function ignored(why: string): readonly ForgeEvent[] {
  return [{ kind: 'ignored', why }];
}

function parsed<T>(
  schema: z.ZodType<T>,
  hear: (body: T, forge: string) => readonly ForgeEvent[],
): Hearer {
  return (body, forge) => {
    const read = schema.safeParse(body);
    return read.success ? hear(read.data, forge) : null;
  };
}

function hearRequest(
  { project, user, object_attributes }: z.infer<typeof requestPayload>,
  forge: string,
): readonly ForgeEvent[] {
  const { iid, action, oldrev } = object_attributes;
  if (action == null || !REQUEST_ACTIONS.has(action)) return ignored('merge request, other action');
  const ref = { forge, repository: project.path_with_namespace, number: iid };
  // Only a push changes the head, and only then is the former one named.
  const cause = `merge request ${action === 'update' && oldrev != null ? 'pushed' : action}`;
  return [{ kind: 'request', ref, cause, by: toAccount(user) }];
}

function hearNote(
  { project, user, object_attributes, merge_request }: z.infer<typeof notePayload>,
  forge: string,
): readonly ForgeEvent[] {
  const { note, noteable_type, action, system } = object_attributes;
  if (noteable_type !== 'MergeRequest' || merge_request == null) {
    return ignored('note on something other than a request');
  }
  if (system === true) return ignored('note of GitLab itself');
  // Older versions tell of new notes alone, and name no action.
  if (action != null && action !== 'create') return ignored('note changed');
  const by = toAccount(user);
  if (by.kind !== 'person') return ignored(`note of no person (${by.kind})`);
  const commands = commandsIn(note ?? '');
  if (commands.length === 0) return ignored('note without a command');
  const ref = { forge, repository: project.path_with_namespace, number: merge_request.iid };
  return commands.map((text) => ({ kind: 'command' as const, ref, text, by }));
}

const BRANCH = /^refs\/heads\/(.+)$/s;
const NOTHING = /^0+$/;

function hearPush(body: z.infer<typeof pushPayload>): readonly ForgeEvent[] {
  const { before, after, user_id, user_username } = body;
  const branch = BRANCH.exec(body.ref)?.[1];
  if (branch === undefined) return ignored('push of something other than a branch');
  if (NOTHING.test(after)) return ignored('branch deleted');
  const repository = body.project.path_with_namespace;
  const by = user_username == null ? DELETED : toAccount({ id: user_id, username: user_username });
  // GitLab does not say whether it was by force; git is asked where it matters.
  return [{ kind: 'push', repository, branch, before, after, isForced: false, by }];
}

/**
 * GitLab tells of no commit status by itself, and of no merge train: both show as something that happens to a
 * pipeline. What is there then is read from GitLab.
 */
function hearPipeline(
  { project, user, object_attributes, merge_request }: z.infer<typeof pipelinePayload>,
  forge: string,
): readonly ForgeEvent[] {
  const { sha, source } = object_attributes;
  const repository = project.path_with_namespace;
  const said = { kind: 'said' as const, repository, commit: sha };
  if (source !== 'merge_request_event' || merge_request == null) return [said];
  const { iid, target_project_id } = merge_request;
  // Of a fork, the number belongs to another project.
  if (target_project_id != null && project.id != null && target_project_id !== project.id) {
    return [said];
  }
  const ref = { forge, repository, number: iid };
  return [said, { kind: 'request', ref, cause: 'merge request pipeline', by: toAccount(user) }];
}
