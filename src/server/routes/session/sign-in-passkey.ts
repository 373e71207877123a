import { createRoute } from '@hono/zod-openapi';
import { challengeSignIn, signInByPasskey } from '../../../engine/presence/passkeys/sign-in.ts';
import type { AppDeps } from '../../app-deps.ts';
import { newRoutes } from '../../app-env.ts';
import { Challenge, GivenPresence } from '../../contract/presence.ts';
import { Session } from '../../contract/session.ts';
import { refuseTokens } from '../../middleware/refuse-tokens.ts';
import { challengeForPages } from '../../presence/for-pages.ts';
import { openSession } from '../../sign-in/open-session.ts';
import { json, jsonBody, PROBLEMS } from '../responses.ts';
import { sessionOf } from './session.ts';

const ask = createRoute({
  method: 'post',
  path: '/api/sign-in/passkey/challenge',
  summary: 'What to sign with a passkey to sign in, whoever one is',
  middleware: [refuseTokens] as const,
  responses: { 200: json(Challenge, 'The statement, and options for the browser'), ...PROBLEMS },
});

const signIn = createRoute({
  method: 'post',
  path: '/api/sign-in/passkey',
  summary: 'Sign in with a passkey',
  middleware: [refuseTokens] as const,
  request: { body: jsonBody(GivenPresence) },
  responses: { 200: json(Session, 'The session'), ...PROBLEMS },
});

export const PASSKEY_SIGN_IN_ROUTES = [ask, signIn];

export function passkeySignInRoutes(deps: AppDeps) {
  const { engine } = deps;
  return newRoutes()
    .openapi(ask, async (c) => c.json(challengeForPages(await challengeSignIn(engine)), 200))
    .openapi(signIn, async (c) => {
      const person = await signInByPasskey(engine, c.req.valid('json'));
      await openSession(deps, c, person);
      return c.json(sessionOf(deps, person), 200);
    });
}
