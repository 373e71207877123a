import { createRoute, z } from '@hono/zod-openapi';
import type { AppDeps } from '../../app-deps.ts';
import { newRoutes } from '../../app-env.ts';
import { refuseTokens } from '../../middleware/refuse-tokens.ts';
import { keepAttempt, takeAttempt } from '../../sign-in/attempt-cookie.ts';
import { findPerson } from '../../sign-in/find-person.ts';
import { finishProof } from '../../sign-in/finish-proof.ts';
import type { Identity } from '../../sign-in/identity-provider.ts';
import { openSession } from '../../sign-in/open-session.ts';
import { returnToOf } from '../../sign-in/return-to.ts';
import { CALLBACK, callbackOf, failed, providerOf } from '../../sign-in/round-trip.ts';
import { PROBLEMS } from '../responses.ts';

const begin = createRoute({
  method: 'get',
  path: '/api/sign-in/oidc',
  summary: 'Go to the identity provider to sign in',
  middleware: [refuseTokens] as const,
  request: { query: z.object({ return: z.string().optional() }) },
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
      const { return: returnTo } = c.req.valid('query');
      // Another site must not sign people in, nor put its sign-in in the place of one that is under way.
      const from = c.req.header('sec-fetch-site');
      if (from === 'cross-site' || from === 'same-site') return c.redirect('/sign-in', 302);
      const asked = { returnTo: returnToOf(returnTo), proof: null };
      try {
        const { address, attempt } = await providerOf(deps).begin(callbackOf(c, publicUrl), asked);
        keepAttempt(c, publicUrl, attempt);
        return c.redirect(address.href, 302);
      } catch (error) {
        return c.redirect(`/sign-in?problem=${failed(deps, error)}`, 302);
      }
    })
    .openapi(finish, async (c) => {
      const attempt = takeAttempt(c, publicUrl);
      if (attempt === null) return c.redirect('/sign-in?problem=no-attempt', 302);
      const callback = new URL(callbackOf(c, publicUrl));
      callback.search = new URL(c.req.url).search;
      if (attempt.proves) {
        const problem = await finishProof(deps, callback, attempt);
        return c.redirect(problem === null ? '/you?enrolled=1' : `/you?problem=${problem}`, 302);
      }
      let identity: Identity;
      try {
        identity = await providerOf(deps).finish(callback, attempt);
      } catch (error) {
        return c.redirect(`/sign-in?problem=${failed(deps, error)}`, 302);
      }
      const found = findPerson(deps.engine.world.catalog, identity);
      if (found.kind !== 'found') {
        logger.warn({ subject: identity.subject, why: found.kind }, 'a sign-in was refused');
        return c.redirect(`/sign-in?problem=${found.kind}`, 302);
      }
      await tellGroups(deps, found.person.id, identity);
      await openSession(deps, c, found.person.id);
      return c.redirect(returnToOf(attempt.returnTo), 302);
    });
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
