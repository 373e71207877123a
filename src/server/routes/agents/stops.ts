import { createRoute, z } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import { issueStop } from '../../../engine/agents/stops/issue-stop.ts';
import { countConcerned, listStops, readStop } from '../../../engine/agents/stops/read-stops.ts';
import {
  challengeResume,
  recordRefusedResume,
  resumeStop,
} from '../../../engine/agents/stops/resume-stop.ts';
import { MACHINE_SCOPES } from '../../../engine/tokens/scopes.ts';
import type { AppDeps } from '../../app-deps.ts';
import { newRoutes, type AppEnv } from '../../app-env.ts';
import {
  NewStop,
  Resume,
  SignedResume,
  StopList,
  StopPage,
  StopReceipt,
} from '../../contract/agents/stops.ts';
import { Challenge } from '../../contract/presence.ts';
import { machineOf, personOf, requireAnybody, requirePerson } from '../../middleware/require.ts';
import { challengeForPages } from '../../presence/for-pages.ts';
import { stopListedOf, stopOrderOf, stopPageOf } from '../../present/stops.ts';
import { HttpProblem } from '../../problem.ts';
import { json, jsonBody, PROBLEMS } from '../responses.ts';

const params = z.object({ id: z.string().max(100) });

const issue = createRoute({
  method: 'post',
  path: '/api/stops',
  summary: 'Stop agents, as a person or with any token: stopping is always allowed',
  middleware: [requireAnybody(...MACHINE_SCOPES)] as const,
  request: { body: jsonBody(NewStop) },
  responses: { 201: json(StopReceipt, 'It is stopped'), ...PROBLEMS },
});

const list = createRoute({
  method: 'get',
  path: '/api/stops',
  summary: 'Stops in force, and past ones, newest first',
  middleware: [requireAnybody('read', 'guard')] as const,
  responses: { 200: json(StopList, 'Stops'), ...PROBLEMS },
});

const read = createRoute({
  method: 'get',
  path: '/api/stops/{id}',
  summary: 'What was stopped, when it obeyed, and what it had done so far',
  middleware: [requirePerson] as const,
  request: { params },
  responses: { 200: json(StopPage, 'The stop'), ...PROBLEMS },
});

const resume = createRoute({
  method: 'post',
  path: '/api/stops/{id}/resume',
  summary: 'End a stop, as somebody senior whose agent it is not, signed with their passkey',
  request: { params, body: jsonBody(SignedResume) },
  responses: { 200: json(StopPage, 'The stop, which has ended'), ...PROBLEMS },
});

const challenge = createRoute({
  method: 'post',
  path: '/api/stops/{id}/resume/challenge',
  summary: 'What to sign with a passkey in order to end a stop',
  middleware: [requirePerson] as const,
  request: { params, body: jsonBody(Resume) },
  responses: { 200: json(Challenge, 'For the browser'), ...PROBLEMS },
});

export const STOP_ROUTES = [issue, list, read, resume, challenge];

export function stopRoutes(deps: AppDeps) {
  const { engine, guards } = deps;
  const routes = newRoutes();
  routes.use(resume.getRoutingPath(), refuseMachines(deps), requirePerson);
  return routes
    .openapi(issue, async (c) => {
      const { scope, reason, attempt } = c.req.valid('json');
      const by =
        c.get('who').kind === 'machine'
          ? { kind: 'machine' as const, id: machineOf(c) }
          : { kind: 'person' as const, id: personOf(c) };
      const request = { scope, reason, attempt: attempt ?? null };
      const { stop, revision } = await issueStop(engine, request, by);
      const sessions = await countConcerned(engine, stop.scope);
      const listening = guards.listening();
      return c.json({ ...stopOrderOf(stop), revision, listening, sessions }, 201);
    })
    .openapi(list, async (c) => {
      const { active, past, revision, concerned } = await listStops(engine);
      const who = c.get('who');
      return c.json(
        {
          active: active.map((stop) =>
            stopListedOf(engine, stop, concerned.get(stop.id) ?? [], who),
          ),
          past: past.map((stop) => stopListedOf(engine, stop, [], who)),
          revision,
          listening: guards.listening(),
        },
        200,
      );
    })
    .openapi(read, async (c) => {
      const file = await readStop(engine, c.req.valid('param').id);
      return c.json(stopPageOf(engine, file, c.get('who')), 200);
    })
    .openapi(resume, async (c) => {
      const { id } = c.req.valid('param');
      await resumeStop(engine, { stop: id, person: personOf(c), ...c.req.valid('json') });
      return c.json(stopPageOf(engine, await readStop(engine, id), c.get('who')), 200);
    })
    .openapi(challenge, async (c) => {
      const given = { person: personOf(c), ...c.req.valid('json') };
      const asked = await challengeResume(engine, { stop: c.req.valid('param').id, ...given });
      return c.json(challengeForPages(asked), 200);
    });
}

/** An agent holds its human's tokens, so going on takes a person who signs; the attempt is written down. */
function refuseMachines({ engine }: AppDeps): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const who = c.get('who');
    if (who.kind === 'machine') {
      await recordRefusedResume(engine, c.req.param('id') ?? '', who.name);
      throw new HttpProblem(
        403,
        'machines-cannot-resume',
        'A machine token cannot end a stop; the attempt is in the ledger.',
        'Let a person open the page of the stop and end it there.',
      );
    }
    await next();
  };
}
