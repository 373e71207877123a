import type { Context } from 'hono';
import type { AppDeps } from '../app-deps.ts';
import type { AppEnv } from '../app-env.ts';
import { baseUrlOf } from '../open/base-url.ts';
import { HttpProblem } from '../problem.ts';
import { SignInFault, type IdentityProvider } from './identity-provider.ts';

/** Where the identity provider sends browsers back to. */
export const CALLBACK = '/api/sign-in/oidc/callback';

export function callbackOf(c: Context<AppEnv>, publicUrl: URL | null): string {
  return `${baseUrlOf(c, publicUrl)}${CALLBACK}`;
}

/** Throws `no-sign-in` where there is none. */
export function providerOf({ signIn }: Pick<AppDeps, 'signIn'>): IdentityProvider {
  if (signIn.kind === 'oidc') return signIn.provider;
  throw new HttpProblem(
    404,
    'no-sign-in',
    'This server has no identity provider.',
    'Open it in a browser to see how people sign in here.',
  );
}

/** In a word why a round trip came to nothing, for a page to explain. Rethrows what is no such thing. */
export function failed({ logger }: Pick<AppDeps, 'logger'>, error: unknown): SignInFault['reason'] {
  if (!(error instanceof SignInFault)) throw error;
  logger.warn({ err: error }, 'a sign-in failed');
  return error.reason;
}
