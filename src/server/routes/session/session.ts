import { createRoute } from '@hono/zod-openapi';
import type { Person } from '../../../core/catalog/types.ts';
import type { AppDeps } from '../../app-deps.ts';
import { newRoutes } from '../../app-env.ts';
import { Session, SignIn } from '../../contract/session.ts';
import { cardOf } from '../../present/people.ts';
import { personOf, requirePerson } from '../../middleware/require.ts';
import { HttpProblem } from '../../problem.ts';
import type { SignInMode } from '../../sign-in/mode.ts';
import { closeSession, openSession } from '../../sign-in/open-session.ts';
import { json, jsonBody, PROBLEMS } from '../responses.ts';

const read = createRoute({
  method: 'get',
  path: '/api/session',
  summary: 'Who is signed in, and how to sign in',
  responses: { 200: json(Session, 'The session'), ...PROBLEMS },
});

const signIn = createRoute({
  method: 'post',
  path: '/api/session',
  summary:
    'Sign in as a person of the sample organisation; only a server started for the sample does it',
  request: { body: jsonBody(SignIn) },
  responses: { 200: json(Session, 'The session'), ...PROBLEMS },
});

const signOut = createRoute({
  method: 'delete',
  path: '/api/session',
  summary: 'Sign out',
  responses: { 204: { description: 'Nobody is signed in any more' }, ...PROBLEMS },
});

const signOutEverywhere = createRoute({
  method: 'delete',
  path: '/api/sessions',
  summary: 'Sign out everywhere: ends all sessions of the person signed in, this one too',
  middleware: [requirePerson] as const,
  responses: { 204: { description: 'The person is signed in nowhere any more' }, ...PROBLEMS },
});

export const SESSION_ROUTES = [read, signIn, signOut, signOutEverywhere];

export function sessionRoutes(deps: AppDeps) {
  const { world } = deps.engine;
  return newRoutes()
    .openapi(read, (c) => {
      const who = c.get('who');
      return c.json(sessionOf(deps, who.kind === 'person' ? who.id : null), 200);
    })
    .openapi(signIn, async (c) => {
      if (deps.signIn.kind !== 'development') throw noSignIn(deps.signIn);
      const person = world.catalog.people.get(c.req.valid('json').person);
      if (person?.active !== true) throw unknownPerson();
      await openSession(deps, c, person.id);
      return c.json(sessionOf(deps, person.id), 200);
    })
    .openapi(signOut, async (c) => {
      await closeSession(deps, c);
      return c.body(null, 204);
    })
    .openapi(signOutEverywhere, async (c) => {
      await deps.engine.store.deleteSessionsOf(personOf(c), null);
      await closeSession(deps, c);
      return c.body(null, 204);
    });
}

/** What pages are told of who is signed in, and of the ways to do so. */
export function sessionOf(deps: AppDeps, personId: string | null): Session {
  const { catalog, people } = deps.engine.world.catalog;
  const person = personId === null ? undefined : people.get(personId);
  return {
    person: person === undefined ? null : cardOf(person),
    organisation: deps.organisation,
    signIn: waysIn(deps.signIn, catalog.people),
    version: deps.version,
  };
}

function waysIn(mode: SignInMode, people: readonly Person[]): Session['signIn'] {
  switch (mode.kind) {
    case 'development':
      return { kind: 'development', people: people.filter((each) => each.active).map(cardOf) };
    case 'oidc':
      return { kind: 'oidc', name: mode.provider.name };
    case 'passkey':
    case 'none':
      return mode;
  }
}

function noSignIn(mode: SignInMode): HttpProblem {
  return new HttpProblem(
    403,
    'no-sign-in',
    mode.kind === 'none' ? mode.why : 'Nobody signs in by name alone on this server.',
    'Start the sample with `npm start` to try Holdpoint with made-up people.',
  );
}

function unknownPerson(): HttpProblem {
  return new HttpProblem(
    403,
    'unknown-person',
    'The catalog knows nobody active by this id.',
    'Choose one of the people that GET /api/session lists.',
  );
}
