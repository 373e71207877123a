import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { AppDeps } from '../../app-deps.ts';
import { newRoutes, type AppEnv } from '../../app-env.ts';
import { baseUrlOf } from '../../open/base-url.ts';
import { refuseTokens } from '../../middleware/refuse-tokens.ts';
import { keepAttempt, takeAttempt } from '../../sign-in/attempt-cookie.ts';
import { findPerson } from '../../sign-in/find-person.ts';
import {
  SignInFault,
  type Identity,
  type IdentityProvider,
} from '../../sign-in/identity-provider.ts';
import { openSession } from '../../sign-in/open-session.ts';
import { returnToOf } from '../../sign-in/return-to.ts';
import { HttpProblem } from '../../problem.ts';
import { PROBLEMS } from '../responses.ts';

const CALLBACK = '/api/sign-in/oidc/callback';

const begin = createRoute({
  method: 'get',
  path: '/api/sign-in/oidc',
  summary: 'Go to the identity provider to sign in; `fresh` to prove anew who one is',
  middleware: [refuseTokens] as const,
  request: {
    query: z.object({ return: z.string().optional(), fresh: z.literal('1').optional() }),
  },
  responses: { 302: { description: 'To the identity provider' }, ...PROBLEMS },
});

const finish = createRoute({
  method: 'get',
  path: CALLBACK,
  summary: 'Where the identity provider sends the browser back to',
  middleware: [refuseTokens] as const,
  responses: {
    302: { description: 'To the page asked for, or to /sign-in with what went wrong' },
    ...PROBLEMS,
  },
});

export const OIDC_SIGN_IN_ROUTES = [begin, finish];

export function oidcSignInRoutes(deps: AppDeps) {
  const { publicUrl, logger } = deps;
  return newRoutes()
    .openapi(begin, async (c) => {
      const { return: returnTo, fresh } = c.req.valid('query');
      const asked = { returnTo: returnToOf(returnTo), fresh: fresh === '1' };
      try {
        const { address, attempt } = await providerOf(deps).begin(callbackOf(c, publicUrl), asked);
        keepAttempt(c, publicUrl, attempt);
        return c.redirect(address.href, 302);
      } catch (error) {
        return c.redirect(failed(deps, error), 302);
      }
    })
    .openapi(finish, async (c) => {
      const attempt = takeAttempt(c, publicUrl);
      if (attempt === null) return c.redirect('/sign-in?problem=no-attempt', 302);
      const callback = new URL(callbackOf(c, publicUrl));
      callback.search = new URL(c.req.url).search;
      let identity: Identity;
      try {
        identity = await providerOf(deps).finish(callback, attempt);
      } catch (error) {
        return c.redirect(failed(deps, error), 302);
      }
      const found = findPerson(deps.engine.world.catalog, identity);
      if (found.kind !== 'found') {
        logger.warn({ subject: identity.subject, why: found.kind }, 'a sign-in was refused');
        return c.redirect(`/sign-in?problem=${found.kind}`, 302);
      }
      await tellGroups(deps, found.person.id, identity);
      const { strong, authenticatedAt } = identity;
      await openSession(deps, c, found.person.id, { means: 'oidc', strong, authenticatedAt });
      return c.redirect(returnToOf(attempt.returnTo), 302);
    });
}

function providerOf({ signIn }: AppDeps): IdentityProvider {
  if (signIn.kind === 'oidc') return signIn.provider;
  throw new HttpProblem(
    404,
    'no-sign-in',
    'This server has no identity provider.',
    'Open it in a browser to see how people sign in here.',
  );
}

function callbackOf(c: Context<AppEnv>, publicUrl: URL | null): string {
  return `${baseUrlOf(c, publicUrl)}${CALLBACK}`;
}

/** Where to send a browser that could not be signed in. Rethrows what is no such thing. */
function failed({ logger }: AppDeps, error: unknown): string {
  if (!(error instanceof SignInFault)) throw error;
  logger.warn({ err: error }, 'a sign-in failed');
  return `/sign-in?problem=${error.reason}`;
}

/** Groups that cannot be kept are no reason to keep somebody out; they are as they were. */
async function tellGroups({ onGroups, logger }: AppDeps, person: string, { groups }: Identity) {
  if (!onGroups || groups === null) return;
  try {
    await onGroups(person, groups);
  } catch (error) {
    logger.error({ err: error, person }, 'the groups of a person could not be kept');
  }
}
