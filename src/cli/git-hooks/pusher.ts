import { userInfo } from 'node:os';
import type { ActorClaim } from '../../core/provenance/types.ts';
import type { CliContext } from '../context.ts';
import { nameOf } from './ref-effects.ts';

/** Where servers of git put who is signed in: git's own over HTTP, Gitolite and those like it. */
const USUAL = ['REMOTE_USER', 'GL_USER'] as const;

/** Accounts that many people push through stand for nobody. */
const SHARED: ReadonlySet<string> = new Set(['git', 'gitolite', 'gitolite3', 'root', 'www-data']);

/**
 * Who pushes, as far as the machine knows. Somebody unknown is a hand of its own that nobody can be told apart
 * from, which the rules take for what it is.
 */
export function pusherOf(
  { env }: Pick<CliContext, 'env'>,
  variable: string | null,
  ref: string,
): ActorClaim {
  const names = variable === null ? USUAL : [variable];
  const signedIn = names.map((name) => env[name]?.trim() ?? '').find((name) => name !== '');
  const found = signedIn ?? (variable === null ? accountHere() : null);
  return { role: 'pusher', identity: found ?? `whoever pushed to ${nameOf(ref)}` };
}

function accountHere(): string | null {
  try {
    const { username } = userInfo();
    return SHARED.has(username) ? null : username;
  } catch {
    // An account without a name, as in some containers.
    return null;
  }
}
