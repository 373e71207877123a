import type { Context, MiddlewareHandler } from 'hono';
import { inOrder, type TokenScope } from '../../engine/tokens/scopes.ts';
import type { TokenTerms } from '../../engine/tokens/types.ts';
import type { AppEnv, Who } from '../app-env.ts';
import { HttpProblem } from '../problem.ts';

/** What stands before a route that tokens may use, with the scopes of which a token needs one. */
export interface TokenGuard {
  (...given: Parameters<MiddlewareHandler<AppEnv>>): Promise<void>;
  readonly scopes: readonly TokenScope[];
  readonly people: boolean;
}

/** A person by their session, or a machine whose token has one of these scopes. Stands before the body is read. */
export function requireAnybody(...scopes: readonly TokenScope[]): TokenGuard {
  const guard: MiddlewareHandler<AppEnv> = async (c, next) => {
    const who = c.get('who');
    if (who.kind === 'nobody') throw notSignedIn();
    if (who.kind === 'machine') refuseOtherScopes(who.token, scopes);
    await next();
  };
  return Object.assign(guard as TokenGuard, { scopes, people: true });
}

/** A person, by their own session. */
export const requirePerson: MiddlewareHandler<AppEnv> = async (c, next) => {
  personOf(c);
  await next();
};

/** Id of the signed-in person. Throws `not-signed-in`, or `people-only` for a machine. */
export function personOf(c: Context<AppEnv>): string {
  const who = c.get('who');
  if (who.kind === 'person') return who.id;
  if (who.kind === 'nobody') throw notSignedIn();
  throw new HttpProblem(
    403,
    'people-only',
    'A machine token does not open this.',
    'Open it in a browser and sign in. What tokens do is said by their scopes: see holdpoint token list.',
  );
}

/** SHA-256 of the secret of the session that asks, or null where none does. */
export function sessionHashOf(c: Context<AppEnv>): string | null {
  const who = c.get('who');
  return who.kind === 'person' ? who.session : null;
}

/** A machine whose token has one of these scopes: guards and imports come from no page. */
export function requireMachine(...scopes: readonly TokenScope[]): TokenGuard {
  const guard: MiddlewareHandler<AppEnv> = async (c, next) => {
    refuseOtherScopes(machineWho(c).token, scopes);
    await next();
  };
  return Object.assign(guard as TokenGuard, { scopes, people: false });
}

function refuseOtherScopes(token: TokenTerms, wanted: readonly TokenScope[]): void {
  const { name, scopes } = token;
  if (wanted.some((each) => scopes.includes(each))) return;
  const [first = 'submit'] = wanted;
  const both = inOrder([...scopes, first]).join(',');
  throw new HttpProblem(
    403,
    'scope-missing',
    `The token ${name} is for ${scopes.join(', ')}, and this takes one for ${wanted.join(' or ')}.`,
    `Make one on the server, holdpoint token create NAME --scope ${first}, or let this one do more: holdpoint token create ${name} --replaces ${name} --scope ${both}.`,
  );
}

/** Name of the machine's token. Throws `not-signed-in`, or `machines-only` for a person. */
export function machineOf(c: Context<AppEnv>): string {
  return machineWho(c).name;
}

/** The machine with what its token says of it. Throws as `machineOf` does. */
export function machineWho(c: Context<AppEnv>): Extract<Who, { readonly kind: 'machine' }> {
  const who = c.get('who');
  if (who.kind === 'machine') return who;
  if (who.kind === 'nobody') throw notSignedIn();
  throw new HttpProblem(
    403,
    'machines-only',
    'This takes a machine token.',
    'Ask by the command line or the guard that is for it, with HOLDPOINT_TOKEN set.',
  );
}

function notSignedIn(): HttpProblem {
  return new HttpProblem(
    401,
    'not-signed-in',
    'Nobody is signed in.',
    'Sign in in the browser; on the command line set HOLDPOINT_TOKEN.',
  );
}
