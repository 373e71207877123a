import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { instantAfter } from '../../engine/engine.ts';
import { sha256 } from '../../engine/sha256.ts';
import type { AppDeps } from '../app-deps.ts';
import { newRoutes, type AppEnv } from '../app-env.ts';
import { Session, SignIn } from '../contract/session.ts';
import { cardOf } from '../present/people.ts';
import { HttpProblem } from '../problem.ts';
import { SESSION_SECONDS, sessionCookieName, sessionCookieOptions } from '../session-cookie.ts';
import { json, jsonBody, PROBLEMS } from './responses.ts';

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

export const SESSION_ROUTES = [read, signIn, signOut];

export function sessionRoutes(deps: AppDeps) {
  const { store, clock, world } = deps.engine;
  const cookie = sessionCookieName(deps.publicUrl);
  const options = sessionCookieOptions(deps.publicUrl);
  const forget = async (c: Context<AppEnv>): Promise<void> => {
    const secret = getCookie(c, cookie);
    if (secret !== undefined) await store.deleteSession(sha256(secret));
  };
  return newRoutes()
    .openapi(read, (c) => {
      const who = c.get('who');
      return c.json(sessionOf(deps, who.kind === 'person' ? who.id : null), 200);
    })
    .openapi(signIn, async (c) => {
      if (deps.signIn.kind !== 'development') throw noSignIn(deps.signIn.why);
      const person = world.catalog.people.get(c.req.valid('json').person);
      if (person?.active !== true) throw unknownPerson();
      await forget(c);
      const secret = deps.newSecret();
      const expiresAt = instantAfter(clock.now(), SESSION_SECONDS * 1000);
      await store.insertSession(sha256(secret), person.id, expiresAt);
      setCookie(c, cookie, secret, { ...options, maxAge: SESSION_SECONDS });
      return c.json(sessionOf(deps, person.id), 200);
    })
    .openapi(signOut, async (c) => {
      await forget(c);
      deleteCookie(c, cookie, options);
      return c.body(null, 204);
    });
}

function sessionOf(deps: AppDeps, personId: string | null): Session {
  const { catalog, people } = deps.engine.world.catalog;
  const person = personId === null ? undefined : people.get(personId);
  return {
    person: person === undefined ? null : cardOf(person),
    organisation: deps.organisation,
    signIn:
      deps.signIn.kind === 'none'
        ? deps.signIn
        : { kind: 'development', people: catalog.people.filter((each) => each.active).map(cardOf) },
    version: deps.version,
  };
}

function noSignIn(why: string): HttpProblem {
  return new HttpProblem(
    403,
    'no-sign-in',
    why,
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
