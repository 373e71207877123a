import { createRoute, z } from '@hono/zod-openapi';
import { askException } from '../../../engine/governance/exceptions/ask-exception.ts';
import {
  challengeReview,
  reviewException,
  revokeException,
} from '../../../engine/governance/exceptions/end-exception.ts';
import {
  challengeGrant,
  grantException,
  refuseException,
  unknownException,
} from '../../../engine/governance/exceptions/settle-exception.ts';
import type { AppDeps } from '../../app-deps.ts';
import { newRoutes } from '../../app-env.ts';
import { Revoke } from '../../contract/agents/autonomy.ts';
import {
  Exception,
  ExceptionGrant,
  ExceptionList,
  GrantReason,
  NewException,
  NewReview,
  ReviewToSign,
} from '../../contract/governance/exceptions.ts';
import { Challenge } from '../../contract/presence.ts';
import { personOf, requireAnybody, requirePerson } from '../../middleware/require.ts';
import { challengeForPages } from '../../presence/for-pages.ts';
import { exceptionListOf, exceptionOf } from '../../present/exceptions.ts';
import { json, jsonBody, PROBLEMS } from '../responses.ts';

const MOST_LISTED = 500;

const params = z.object({ id: z.string().max(100) });
const one = { 200: json(Exception, 'The exception'), ...PROBLEMS };

const ask = createRoute({
  method: 'post',
  path: '/api/exceptions',
  summary: 'Ask for leave to go without what some rules want, until an end',
  middleware: [requirePerson] as const,
  request: { body: jsonBody(NewException) },
  responses: { 201: json(Exception, 'The exception, which nobody has granted yet'), ...PROBLEMS },
});

const list = createRoute({
  method: 'get',
  path: '/api/exceptions',
  summary: 'Exceptions with who granted them, newest first',
  middleware: [requireAnybody('read')] as const,
  responses: { 200: json(ExceptionList, 'Exceptions'), ...PROBLEMS },
});

const read = createRoute({
  method: 'get',
  path: '/api/exceptions/{id}',
  summary: 'One exception',
  middleware: [requirePerson] as const,
  request: { params },
  responses: one,
});

const challenge = createRoute({
  method: 'post',
  path: '/api/exceptions/{id}/challenge',
  summary: 'What to sign with a passkey in order to grant it, with this reason',
  middleware: [requirePerson] as const,
  request: { params, body: jsonBody(GrantReason) },
  responses: { 200: json(Challenge, 'For the browser'), ...PROBLEMS },
});

const grant = createRoute({
  method: 'post',
  path: '/api/exceptions/{id}/grant',
  summary: 'Grant it, signed with your passkey',
  middleware: [requirePerson] as const,
  request: { params, body: jsonBody(ExceptionGrant) },
  responses: one,
});

const refuse = createRoute({
  method: 'post',
  path: '/api/exceptions/{id}/refuse',
  summary: 'Refuse it, for good',
  middleware: [requirePerson] as const,
  request: { params, body: jsonBody(GrantReason) },
  responses: one,
});

const revoke = createRoute({
  method: 'post',
  path: '/api/exceptions/{id}/revoke',
  summary: 'Take a granted one back, at once; anybody may',
  middleware: [requirePerson] as const,
  request: { params, body: jsonBody(Revoke) },
  responses: one,
});

const review = createRoute({
  method: 'post',
  path: '/api/exceptions/{id}/review',
  summary: 'Say whether it was justified, once it is over, signed with your passkey',
  middleware: [requirePerson] as const,
  request: { params, body: jsonBody(NewReview) },
  responses: one,
});

const reviewChallenge = createRoute({
  method: 'post',
  path: '/api/exceptions/{id}/review/challenge',
  summary: 'What to sign with a passkey in order to review it',
  middleware: [requirePerson] as const,
  request: { params, body: jsonBody(ReviewToSign) },
  responses: { 200: json(Challenge, 'For the browser'), ...PROBLEMS },
});

export const EXCEPTION_ROUTES = [
  ask,
  list,
  read,
  challenge,
  grant,
  refuse,
  revoke,
  review,
  reviewChallenge,
];

export function exceptionRoutes({ engine }: AppDeps) {
  return newRoutes()
    .openapi(ask, async (c) => {
      const person = personOf(c);
      const asked = await askException(engine, { ...c.req.valid('json'), person });
      return c.json(await exceptionOf(engine, asked, person), 201);
    })
    .openapi(list, async (c) => {
      const stored = await engine.store.governance.listExceptions(MOST_LISTED);
      const who = c.get('who');
      const viewer = who.kind === 'person' ? who.id : null;
      return c.json(await exceptionListOf(engine, stored, viewer), 200);
    })
    .openapi(read, async (c) => {
      const { id } = c.req.valid('param');
      const stored = await engine.store.governance.findException(id);
      if (stored === null) throw unknownException(id);
      return c.json(await exceptionOf(engine, stored, personOf(c)), 200);
    })
    .openapi(challenge, async (c) => {
      const given = { exception: c.req.valid('param').id, person: personOf(c) };
      const asked = await challengeGrant(engine, { ...given, ...c.req.valid('json') });
      return c.json(challengeForPages(asked), 200);
    })
    .openapi(grant, async (c) => {
      const person = personOf(c);
      const given = { exception: c.req.valid('param').id, person, ...c.req.valid('json') };
      return c.json(await exceptionOf(engine, await grantException(engine, given), person), 200);
    })
    .openapi(refuse, async (c) => {
      const person = personOf(c);
      const given = { exception: c.req.valid('param').id, person, ...c.req.valid('json') };
      return c.json(await exceptionOf(engine, await refuseException(engine, given), person), 200);
    })
    .openapi(revoke, async (c) => {
      const person = personOf(c);
      const { reason } = c.req.valid('json');
      const after = await revokeException(engine, c.req.valid('param').id, person, reason);
      return c.json(await exceptionOf(engine, after, person), 200);
    })
    .openapi(review, async (c) => {
      const person = personOf(c);
      const given = { exception: c.req.valid('param').id, person, ...c.req.valid('json') };
      return c.json(await exceptionOf(engine, await reviewException(engine, given), person), 200);
    })
    .openapi(reviewChallenge, async (c) => {
      const given = { exception: c.req.valid('param').id, person: personOf(c) };
      const asked = await challengeReview(engine, { ...given, ...c.req.valid('json') });
      return c.json(challengeForPages(asked), 200);
    });
}
