import { createRoute, z } from '@hono/zod-openapi';
import {
  challengeGrantTerms,
  issueGrant,
  listGrants,
  revokeGrant,
} from '../../../engine/agents/grants/grants.ts';
import { mayGrant } from '../../../engine/agents/stops/may-resume.ts';
import { useGrant } from '../../../engine/agents/grants/use-grant.ts';
import type { AppDeps } from '../../app-deps.ts';
import { newRoutes } from '../../app-env.ts';
import {
  Grant,
  GrantList,
  GrantUse,
  GrantUsed,
  NewGrant,
  Revoke,
  SignedGrant,
} from '../../contract/agents/autonomy.ts';
import { Challenge } from '../../contract/presence.ts';
import { machineOf, personOf, requireMachine, requirePerson } from '../../middleware/require.ts';
import { challengeForPages } from '../../presence/for-pages.ts';
import { grantOf } from '../../present/grants.ts';
import { json, jsonBody, PROBLEMS } from '../responses.ts';

const params = z.object({ id: z.string().max(100) });

const issue = createRoute({
  method: 'post',
  path: '/api/grants',
  summary: 'Let agents do something alone, for a time and within a quota',
  middleware: [requirePerson] as const,
  request: { body: jsonBody(SignedGrant) },
  responses: { 201: json(Grant, 'The grant'), ...PROBLEMS },
});

const challenge = createRoute({
  method: 'post',
  path: '/api/grants/challenge',
  summary: 'What to sign with a passkey in order to give a grant',
  middleware: [requirePerson] as const,
  request: { body: jsonBody(NewGrant) },
  responses: { 200: json(Challenge, 'For the browser'), ...PROBLEMS },
});

const list = createRoute({
  method: 'get',
  path: '/api/grants',
  summary: 'Grants in force, to come, and of the last 90 days; newest first',
  middleware: [requirePerson] as const,
  responses: { 200: json(GrantList, 'Grants'), ...PROBLEMS },
});

const revoke = createRoute({
  method: 'post',
  path: '/api/grants/{id}/revoke',
  summary: 'Take a grant back',
  middleware: [requirePerson] as const,
  request: { params, body: jsonBody(Revoke) },
  responses: { 200: json(Grant, 'The grant, which is in force no longer'), ...PROBLEMS },
});

const use = createRoute({
  method: 'post',
  path: '/api/guard/grants/{id}/use',
  summary: 'Count one use of a grant; the same decision again is no second use',
  middleware: [requireMachine('guard')] as const,
  request: { params, body: jsonBody(GrantUse) },
  responses: { 200: json(GrantUsed, 'Whether it may be used'), ...PROBLEMS },
});

export const GRANT_ROUTES = [issue, challenge, list, revoke, use];

export function grantRoutes({ engine }: AppDeps) {
  return newRoutes()
    .openapi(issue, async (c) => {
      const { presence, ...terms } = c.req.valid('json');
      const grant = await issueGrant(engine, terms, personOf(c), presence);
      const now = engine.clock.now();
      return c.json(grantOf(engine, { grant, isRecorded: true, used: 0, recent: [] }, now), 201);
    })
    .openapi(challenge, async (c) => {
      const asked = await challengeGrantTerms(engine, c.req.valid('json'), personOf(c));
      return c.json(challengeForPages(asked), 200);
    })
    .openapi(list, async (c) => {
      const now = engine.clock.now();
      const standings = await listGrants(engine);
      const { allowed, why } = mayGrant(engine, personOf(c));
      const grants = standings.map((standing) => grantOf(engine, standing, now));
      return c.json({ grants, me: { canGrant: allowed, why } }, 200);
    })
    .openapi(revoke, async (c) => {
      const { id } = c.req.valid('param');
      const standing = await revokeGrant(engine, id, personOf(c), c.req.valid('json').reason);
      return c.json(grantOf(engine, standing, engine.clock.now()), 200);
    })
    .openapi(use, async (c) => {
      const { id } = c.req.valid('param');
      return c.json(await useGrant(engine, id, c.req.valid('json'), machineOf(c)), 200);
    });
}
