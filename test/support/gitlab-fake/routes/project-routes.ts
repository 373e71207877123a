/** Projects, members, groups, pushes and commit statuses. */
import { mergeBaseOf } from '../../github-fake/git/history.ts';
import { notFound, ok, page, projectIn, RefusedCall, textIn } from '../http/call.ts';
import type { Route } from '../http/call.ts';
import {
  showCar,
  showEvent,
  showGroup,
  showPipeline,
  showProject,
  showStatus,
  showUser,
} from '../present/present.ts';
import { tipOf } from '../verbs/move-branch.ts';
import { nextId } from '../state/world.ts';

/** Finished ones are left as they are, and a new one takes their place. */
const UNFINISHED: ReadonlySet<string> = new Set(['pending', 'running']);

export const projectRoutes: readonly Route[] = [
  {
    method: 'GET',
    pattern: '/user',
    answer: ({ world }) => ok(showUser(world, world.holdpoint)),
  },
  {
    method: 'GET',
    pattern: '/users/:id',
    answer: ({ world, params }) => {
      const found = [...world.accounts.values()].find(({ id }) => String(id) === params['id']);
      if (found === undefined || found.deleted) throw notFound('User');
      return ok({ ...showUser(world, found), bot: found.bot });
    },
  },
  {
    method: 'GET',
    pattern: '/projects',
    answer: (call) =>
      page(call, call.world.projects.filter((one) => !one.deleted).map(showProject)),
  },
  {
    method: 'GET',
    pattern: '/projects/:project',
    answer: (call) => ok(showProject(projectIn(call))),
  },
  {
    method: 'GET',
    pattern: '/projects/:project/members/all/:id',
    answer: (call) => {
      const found = [...projectIn(call).levels].find(
        ([{ id }]) => String(id) === call.params['id'],
      );
      if (found === undefined) throw notFound();
      const [account, level] = found;
      return ok({ ...showUser(call.world, account), access_level: level });
    },
  },
  {
    method: 'GET',
    pattern: '/projects/:project/events',
    answer: (call) =>
      page(
        call,
        projectIn(call)
          .events.toReversed()
          .map((one) => showEvent(call.world, one)),
      ),
  },
  {
    method: 'GET',
    pattern: '/projects/:project/repository/merge_base',
    answer: async (call) => {
      const [one = '', other = ''] = call.query.getAll('refs[]');
      const id = await mergeBaseOf(projectIn(call).git, one, other);
      if (id === null) throw notFound();
      return ok({ id });
    },
  },
  {
    method: 'GET',
    pattern: '/projects/:project/repository/commits/:sha/statuses',
    answer: (call) => {
      const { world, params, query } = call;
      const found = projectIn(call)
        .statuses.filter(({ sha }) => sha === params['sha'])
        .filter(({ name }) => name === query.get('name'));
      const latest = new Map(found.map((one) => [one.name, one]));
      const shown = query.get('all') === 'true' ? found : [...latest.values()];
      return page(
        call,
        shown.map((one) => showStatus(world, one)),
      );
    },
  },
  {
    method: 'POST',
    pattern: '/projects/:project/statuses/:sha',
    answer: async (call) => {
      const { world, params } = call;
      const project = projectIn(call);
      const sha = await project.git.resolve(params['sha'] ?? '');
      if (sha === null) throw notFound('Commit');
      const [name, state] = [textIn(call, 'name') ?? '', textIn(call, 'state') ?? ''];
      const description = textIn(call, 'description') ?? '';
      if (description.length > 255) throw new RefusedCall(400, 'description is too long');
      const target = textIn(call, 'target_url');
      const pipeline = call.body['pipeline_id'];
      if (pipeline !== undefined && !project.pipelines.some(({ id }) => id === pipeline)) {
        throw notFound('Pipeline');
      }
      const open = project.statuses.find(
        (one) => one.sha === sha && one.name === name && UNFINISHED.has(one.state),
      );
      if (open?.state === state) {
        throw new RefusedCall(400, `Cannot transition status via :enqueue from :${state}`);
      }
      if (open !== undefined) Object.assign(open, { state, description, target });
      const status = open ?? {
        id: nextId(world),
        sha,
        by: world.holdpoint,
        name,
        state,
        description,
        target,
        pipeline: typeof pipeline === 'number' ? pipeline : null,
      };
      if (open === undefined) project.statuses.push(status);
      return ok(showStatus(world, status), 201);
    },
  },
  {
    method: 'GET',
    pattern: '/projects/:project/pipelines',
    answer: (call) => {
      const found = projectIn(call).pipelines.filter(({ sha }) => sha === call.query.get('sha'));
      return page(call, found.map(showPipeline));
    },
  },
  {
    method: 'GET',
    pattern: '/projects/:project/merge_trains',
    answer: (call) =>
      page(
        call,
        projectIn(call).train.map((one) => showCar(call.world, one)),
      ),
  },
  {
    method: 'GET',
    pattern: '/projects/:project/protected_branches',
    answer: (call) =>
      page(
        call,
        projectIn(call).protectedBranches.map((name) => ({ name })),
      ),
  },
  {
    method: 'GET',
    pattern: '/projects/:project/repository/branches/:branch',
    answer: (call) => {
      const name = call.params['branch'] ?? '';
      const id = tipOf(projectIn(call), name);
      if (id === null) throw notFound('Branch');
      return ok({ name, commit: { id } });
    },
  },
  {
    method: 'GET',
    pattern: '/groups',
    answer: (call) => page(call, call.world.groups.map(showGroup)),
  },
  {
    method: 'GET',
    pattern: '/groups/:id/members',
    answer: (call) => {
      const group = call.world.groups.find(({ id }) => String(id) === call.params['id']);
      if (group === undefined) throw notFound('Group');
      return page(
        call,
        [...group.members].map((one) => showUser(call.world, one)),
      );
    },
  },
];
