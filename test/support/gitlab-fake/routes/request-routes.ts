/** Merge requests, their notes, approvals, versions, diffs and checks. */
import { changedFiles } from '../../github-fake/git/changed-files.ts';
import { ok, page, projectIn, RefusedCall, requestIn, notFound, textIn } from '../http/call.ts';
import type { Route } from '../http/call.ts';
import { noteHappened } from '../hooks/emit.ts';
import { showNote, showRequest, showUser } from '../present/present.ts';
import { instantOf, nextId } from '../state/world.ts';

const REQUEST = '/projects/:project/merge_requests/:iid';

export const requestRoutes: readonly Route[] = [
  {
    method: 'GET',
    pattern: '/projects/:project/merge_requests',
    answer: (call) => {
      const all = [...projectIn(call).requests.values()];
      const wanted = call.query.get('state');
      const [target, after] = [call.query.get('target_branch'), call.query.get('updated_after')];
      const found = all
        .filter(({ state }) => wanted === null || state === wanted)
        .filter(({ targetBranch }) => target === null || targetBranch === target)
        .filter(({ merged, createdAt }) => after === null || (merged?.at ?? createdAt) >= after);
      return page(
        call,
        found.map((one) => showRequest(call.world, one)),
      );
    },
  },
  {
    method: 'GET',
    pattern: REQUEST,
    answer: (call) => ok(showRequest(call.world, requestIn(call))),
  },
  {
    method: 'GET',
    pattern: `${REQUEST}/notes`,
    answer: (call) =>
      page(
        call,
        requestIn(call).notes.map((one) => showNote(call.world, one)),
      ),
  },
  {
    method: 'POST',
    pattern: `${REQUEST}/notes`,
    answer: (call) => {
      const { world } = call;
      const body = textIn(call, 'body') ?? '';
      if (body.length > 1_000_000) throw new RefusedCall(400, 'note is too long');
      const at = instantOf(world);
      const note = { id: nextId(world), by: world.holdpoint, body, system: false, at };
      const request = requestIn(call);
      request.notes.push(note);
      noteHappened(world, request, note, 'create');
      return ok(showNote(world, note), 201);
    },
  },
  {
    method: 'PUT',
    pattern: `${REQUEST}/notes/:note`,
    answer: (call) => {
      const { world, params } = call;
      const request = requestIn(call);
      const note = request.notes.find(({ id }) => String(id) === params['note']);
      if (note === undefined) throw notFound();
      if (note.by !== world.holdpoint) throw new RefusedCall(403, '403 Forbidden');
      note.body = textIn(call, 'body') ?? note.body;
      noteHappened(world, request, note, 'update');
      return ok(showNote(world, note));
    },
  },
  {
    method: 'GET',
    pattern: `${REQUEST}/approvals`,
    answer: (call) => {
      const approved = [...requestIn(call).approvals];
      return ok({ approved_by: approved.map((one) => ({ user: showUser(call.world, one) })) });
    },
  },
  {
    method: 'GET',
    pattern: `${REQUEST}/versions`,
    answer: (call) =>
      page(
        call,
        requestIn(call)
          .versions.toReversed()
          .map(({ id, head, base, start, at }) => ({
            id,
            created_at: at,
            head_commit_sha: head,
            base_commit_sha: base,
            start_commit_sha: start,
          })),
      ),
  },
  {
    method: 'GET',
    pattern: `${REQUEST}/diffs`,
    answer: async (call) => {
      const request = requestIn(call);
      const latest = request.versions.at(-1);
      const { git } = request.project;
      const files = latest === undefined ? [] : await changedFiles(git, latest.base, latest.head);
      return page(
        call,
        files.map(({ path, patch }) => ({ new_path: path, old_path: path, diff: patch ?? '' })),
      );
    },
  },
  {
    method: 'GET',
    pattern: `${REQUEST}/status_checks`,
    answer: (call) => {
      const { project } = requestIn(call);
      if (project.checks === null) throw notFound();
      return page(call, project.checks);
    },
  },
  {
    method: 'POST',
    pattern: `${REQUEST}/status_check_responses`,
    answer: (call) => {
      const request = requestIn(call);
      const [check, sha, status] = [
        Number(call.body['external_status_check_id']),
        textIn(call, 'sha') ?? '',
        textIn(call, 'status') ?? '',
      ];
      if (request.project.checks?.some(({ id }) => id === check) !== true) throw notFound();
      if (sha !== request.sha) throw new RefusedCall(409, 'sha does not match the head');
      request.responses.push({ check, sha, status });
      return ok({ id: check }, 201);
    },
  },
];
